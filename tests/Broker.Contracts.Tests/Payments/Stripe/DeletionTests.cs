using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.Payments;

namespace Broker.Contracts.Tests.Payments.Stripe;

/// <summary>Deletions have no key: when a repeat finds nothing, only a read tells whether an earlier try did it. contracts/payments.md h.</summary>
public sealed class DeletionTests(WireMockFixture server) : StripeContractTest(server)
{
    private static readonly WireMockResponse Gone = new(404, """{"error":{"type":"invalid_request_error","code":"resource_missing","message":"CANARY"}}""");

    public static TheoryData<string, string> ThatLookUp => new()
    {
        { "DeleteCustomer", "GetCustomer" }, { "DeleteDraftInvoice", "GetInvoice" }, { "DeleteWebhookEndpoint", "GetWebhookEndpoint" },
    };

    [WireMockTheory]
    [MemberData(nameof(ThatLookUp))]
    public async Task A_repeat_that_finds_nothing_is_done_when_the_object_is_gone_or_says_so(string deletion, string read)
    {
        foreach (WireMockResponse found in new[] { Gone, new WireMockResponse(200, StripeAnswers.BodyOf(StripeOperations.Of(deletion))) })
        {
            await Server.ResetAsync();
            await StubAsync(deletion, read, found);

            StripeOperation operation = StripeOperations.Of(deletion);
            operation.Check(await operation.CallAsync(Client(operation)));

            await SentAsync("DELETE", "DELETE", "GET");
        }
    }

    [WireMockTheory]
    [MemberData(nameof(ThatLookUp))]
    public async Task A_repeat_that_finds_nothing_is_a_failure_when_the_object_is_still_there(string deletion, string read)
    {
        await StubAsync(deletion, read, new WireMockResponse(200, StripeAnswers.BodyOf(StripeOperations.Of(read))));
        StripeOperation operation = StripeOperations.Of(deletion);

        ApiError error = await FailureAsync(operation, Client(operation));

        Assert.Equal((ErrorKind.NotFound, Outcome.Unknown, 2), (error.Kind, error.Outcome, error.Attempts));
        await SentAsync("DELETE", "DELETE", "GET");
    }

    [WireMockTheory]
    [InlineData("canceled", true)]
    [InlineData("incomplete_expired", true)]
    [InlineData("active", false)]
    [InlineData("brand_new", false)]
    public async Task A_subscription_that_a_repeat_does_not_find_is_cancelled_only_when_a_read_says_so(string state, bool isDone)
    {
        StripeOperation operation = StripeOperations.Of("CancelSubscription");
        await StubAsync("CancelSubscription", "GetSubscription", new WireMockResponse(200, StripeAnswers.BodyOf(StripeOperations.Of("GetSubscription")).Replace("past_due", state, StringComparison.Ordinal)));

        if (isDone)
        {
            Assert.Equal(state, Assert.IsType<Subscription>(await operation.CallAsync(Client(operation))).RawState);
        }
        else
        {
            Assert.Equal((ErrorKind.NotFound, Outcome.Unknown), Told(await FailureAsync(operation, Client(operation))));
        }

        await SentAsync("DELETE", "DELETE", "GET");

        static (ErrorKind, Outcome) Told(ApiError error) => (error.Kind, error.Outcome);
    }

    [WireMockFact]
    public async Task An_answer_that_does_not_say_deleted_is_no_deletion()
    {
        StripeOperation operation = StripeOperations.Of("DeleteCustomer");
        var run = new StripeRun(Server);
        foreach (string body in new[] { """{"id":"cus_1","object":"customer"}""", """{"id":"cus_1","deleted":false}""", """{"id":"cus_1","deleted":"yes"}""" })
        {
            run.Add(operation, body, 4, path => UnknownAsync(operation, Client(operation, path), attempts: 4), StripeAnswers.Answer(200, body));
        }

        await run.RunAsync();
    }

    // The first try is lost on the way back, the second finds nothing, then a read follows.
    private async Task StubAsync(string deletion, string read, WireMockResponse found)
    {
        StripeOperation operation = StripeOperations.Of(deletion);
        await Server.StubSequenceAsync(new WireMockRequest(HttpMethod.Delete, operation.Path), WireMockResponse.WithFault(WireMockFault.ConnectionReset), Gone);
        await Server.StubAsync(new WireMockRequest(HttpMethod.Get, StripeOperations.Of(read).Path), found);
    }

    private async Task SentAsync(params string[] verbs)
    {
        IReadOnlyList<RecordedRequest> sent = await Server.RequestsAsync();
        Assert.Equal(verbs, sent.Select(request => request.Method));
        Assert.All(sent, request => Assert.False(request.Headers.ContainsKey("Idempotency-Key")));
    }
}
