using System.Globalization;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Identity;
using Broker.Payments;

namespace Broker.Contracts.Tests.Payments.Stripe;

/// <summary>Every operation against the mappings of the contract: exactly these requests, exactly these values, in any culture. contracts/payments.md a2, a3.</summary>
public sealed class SuccessTests(WireMockFixture server) : StripeContractTest(server)
{
    public static TheoryData<string, string> InCultures
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (StripeOperation operation in StripeOperations.All)
            {
                data.Add(operation.Name, "");
                data.Add(operation.Name, "de-DE");
            }

            return data;
        }
    }

    [WireMockTheory]
    [MemberData(nameof(InCultures))]
    public async Task Each_operation_sends_exactly_the_documented_request_and_reads_the_answer(string name, string culture)
    {
        StripeOperation operation = StripeOperations.Of(name);
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        await Server.StubJsonAsync(StripeAnswers.MappingOf(operation));

        operation.Check(await operation.CallAsync(Client(operation)));

        RecordedRequest request = Assert.Single(await Server.RequestsAsync());
        Assert.Equal(operation.Path, request.Path);
        SentRequest.Check(operation, request);
        await Server.VerifyNothingUnmatchedAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task The_media_type_does_not_matter(string name)
    {
        StripeOperation operation = StripeOperations.Of(name);
        var run = new StripeRun(Server);
        foreach (string type in new[] { "text/html", "application/octet-stream" })
        {
            var answer = StripeAnswers.SuccessOf(operation);
            answer["headers"]!["Content-Type"] = type;
            run.Add(operation, type, 1, async path => operation.Check(await operation.CallAsync(Client(operation, path))), answer);
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task The_mappings_load_into_any_server_as_they_are()
    {
        await Server.LoadAsync("stripe");

        foreach (StripeOperation operation in StripeOperations.All)
        {
            operation.Check(await operation.CallAsync(Client(operation)));
        }

        await Server.VerifyNothingUnmatchedAsync();
        Assert.Equal(StripeOperations.All.Count, (await Server.RequestsAsync()).Count);
    }

    [WireMockFact]
    public async Task The_request_id_of_an_answer_is_kept()
    {
        StripeOperation operation = StripeOperations.Of("GetPaymentIntent");
        await Server.StubJsonAsync(StripeAnswers.MappingOf(operation));

        Assert.Equal("req_contract", (await Client(operation).Payments.TryGetAsync(new PaymentId("pi_1"))).RequestId);
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task An_answer_that_was_given_before_under_the_key_reads_the_same_and_says_so_where_it_can(string name)
    {
        StripeOperation operation = StripeOperations.Of(name);
        if (operation.Key is null)
        {
            return;
        }

        var run = new StripeRun(Server);
        var answer = StripeAnswers.SuccessOf(operation);
        answer["headers"]!["Idempotent-Replayed"] = "true";
        run.Add(operation, "replayed", 1, async path =>
        {
            object? value = await operation.CallAsync(Client(operation, path));
            operation.Check(value);
            Assert.True(value switch
            {
                Payment payment => payment.IsReplayed,
                Refund refund => refund.IsReplayed,
                Invoice invoice => invoice.IsReplayed,
                Subscription subscription => subscription.IsReplayed,
                SettlementPayout payout => payout.IsReplayed,
                _ => true,
            });
        }, answer);
        await run.RunAsync();
    }
}
