using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Payments;
using Broker.Payments.Stripe;
using static Broker.Contracts.Tests.Payments.Stripe.Operations.Rows;

namespace Broker.Contracts.Tests.Payments.Stripe;

/// <summary>A call that was refused for the money: the payment stays, its id and the reason are kept, thrown or as a value. contracts/payments.md a5.</summary>
public sealed class DeclineTests(WireMockFixture server) : StripeContractTest(server)
{
    private const string Payment = """
        "payment_intent":{"id":"pi_9","object":"payment_intent","amount":12550,"client_secret":"CANARY","last_payment_error":{"code":"no"},"status":"requires_payment_method"}
        """;

    private static readonly (string DeclineCode, string? Advice, bool IsListed)[] Declines =
    [
        ("insufficient_funds", "try_again_later", true), ("do_not_honor", null, true), ("stolen_card", "do_not_try_again", true), ("expired_card", "confirm_card_data", true), ("CANARY_new", "CANARY_new", false),
    ];

    /// <summary>The calls that answer by a result, with what the caller may then say about the state.</summary>
    private static readonly (string Name, Func<IStripeClient, OperationKey, Task<ApiError?>> CallAsync)[] AsValues =
    [
        ("CreatePaymentIntent", async (c, k) => Error(await c.Payments.TryCreateAsync(new PaymentRequest { Amount = Eur(1) }, k))),
        ("ConfirmPaymentIntent", async (c, k) => Error(await c.Payments.TryConfirmAsync(Pi, k))),
        ("CapturePaymentIntent", async (c, k) => Error(await c.Payments.TryCaptureAsync(new CaptureRequest { Payment = Pi, Amount = Eur(1) }, k))),
        ("CancelPaymentIntent", async (c, k) => Error(await c.Payments.TryCancelAsync(Pi, k))),
        ("CreateRefund", async (c, k) => Error(await c.Refunds.TryCreateAsync(new RefundRequest { Payment = Pi }, k))),
        ("CancelRefund", async (c, k) => Error(await c.Refunds.TryCancelAsync(new RefundId("re_1"), k))),
        ("CreateCheckoutSession", async (c, k) => Error(await c.Checkout.TryCreateAsync(new StripeCheckoutRequest { SuccessAddress = new Uri("https://broker.example/ok") }, k))),
        ("CreateSetupIntent", async (c, k) => Error(await c.SetupIntents.TryCreateAsync(new StripeSetupIntentRequest { Payer = Cus }, k))),
        ("CreateInvoice", async (c, k) => Error(await c.Invoices.TryCreateAsync(new InvoiceRequest { Payer = Cus, Lines = [] }, k))),
        ("FinalizeInvoice", async (c, k) => Error(await c.Invoices.TryFinalizeAsync(In, k))),
        ("PayInvoice", async (c, k) => Error(await c.Invoices.TryPayAsync(In, k))),
        ("VoidInvoice", async (c, k) => Error(await c.Invoices.TryVoidAsync(In, k))),
        ("MarkInvoiceUncollectible", async (c, k) => Error(await c.Invoices.TryMarkUncollectibleAsync(In, k))),
        ("CreateCreditNote", async (c, k) => Error(await c.CreditNotes.TryCreateAsync(new StripeCreditNoteRequest { Invoice = In, Amount = Eur(1) }, k))),
        ("CreateSubscription", async (c, k) => Error(await c.Subscriptions.TryCreateAsync(new SubscriptionRequest { Payer = Cus, Items = [new SubscriptionItem("price_1")] }, k))),
        ("UpdateSubscription", async (c, k) => Error(await c.Subscriptions.TryUpdateAsync(Sub, new StripeSubscriptionUpdate(), k))),
        ("ResumeSubscription", async (c, k) => Error(await c.Subscriptions.TryResumeAsync(Sub, k))),
        ("PauseSubscription", async (c, k) => Error(await c.Subscriptions.TryPauseAsync(Sub, k))),
        ("CreatePayout", async (c, k) => Error(await c.Payouts.TryCreateAsync(new StripePayoutRequest { Amount = Eur(1) }, k))),
        ("CancelPayout", async (c, k) => Error(await c.Payouts.TryCancelAsync(Po, k))),
        ("ReversePayout", async (c, k) => Error(await c.Payouts.TryReverseAsync(Po, k))),
        ("UpdateDispute", async (c, k) => Error(await c.Disputes.TryUpdateAsync(new DisputeEvidence { Dispute = "dp_1" }, k))),
        ("CloseDispute", async (c, k) => Error(await c.Disputes.TryCloseAsync("dp_1", k))),
    ];

    public static TheoryData<string> Values => [.. AsValues.Select(one => one.Name)];

    [WireMockTheory]
    [MemberData(nameof(Money))]
    public async Task A_decline_keeps_the_payment_and_its_reason(string name)
    {
        StripeOperation operation = StripeOperations.Of(name);
        var run = new StripeRun(Server);
        foreach ((string code, string? advice, bool isListed) in Declines)
        {
            run.Add(operation, code, 1, async path =>
            {
                BrokerApiException failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => operation.CallAsync(Client(operation, path)));
                CheckDecline(failure.Error, code, advice);
                Assert.Equal(isListed, failure.ToString().Contains($"Declined: {code}.", StringComparison.Ordinal));
                Assert.DoesNotContain("CANARY", failure.ToString(), StringComparison.Ordinal);
            }, Declined(code, advice), StripeAnswers.SuccessOf(operation));
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(Values))]
    public async Task A_decline_is_a_value_where_the_call_answers_by_one(string name)
    {
        StripeOperation operation = StripeOperations.Of(name);
        await Server.StubJsonAsync(Stub(operation, Declined("insufficient_funds", "try_again_later")));

        ApiError? error = await AsValues.Single(one => one.Name == name).CallAsync(Client(operation), StripeOperations.Key);

        CheckDecline(Assert.IsType<ApiError>(error), "insufficient_funds", "try_again_later");
        RecordedRequest request = Assert.Single(await Server.RequestsAsync());
        Assert.Equal((operation.Path, StripeOperations.Key.Value), (request.Path, request.Headers.GetValueOrDefault("Idempotency-Key")));
    }

    [WireMockTheory]
    [MemberData(nameof(Values))]
    public async Task A_call_without_an_answer_is_a_value_as_well_and_is_unresolved_under_its_key(string name)
    {
        StripeOperation operation = StripeOperations.Of(name);
        await Server.StubJsonAsync(Stub(operation, WireMockResponse.WithFault(WireMockFault.ConnectionReset).ToJson()));

        ApiError? error = await AsValues.Single(one => one.Name == name).CallAsync(Client(operation), StripeOperations.Key);

        Assert.Equal((Outcome.Unknown, StripeOperations.Key.Value, ErrorKind.Transport), (error!.Outcome, error.RequestIdentity, error.Kind));
        Assert.Equal((PaymentState.Unresolved, RefundState.Unresolved, InvoiceState.Unresolved), (error.ToPaymentState(), error.ToRefundState(), error.ToInvoiceState()));
        IReadOnlyList<RecordedRequest> sent = await Server.RequestsAsync();
        Assert.Equal(operation.MayRepeat ? 4 : 1, sent.Count);
        Assert.All(sent, request => Assert.Equal(StripeOperations.Key.Value, request.Headers.GetValueOrDefault("Idempotency-Key")));
    }

    [WireMockFact]
    public async Task A_decline_without_a_payment_names_what_it_has()
    {
        StripeOperation operation = StripeOperations.Of("CreateSetupIntent");
        var run = new StripeRun(Server);
        foreach ((string members, string? related) in new[]
        {
            ("""
            ,"setup_intent":{"id":"seti_9"},"charge":"ch_9"
            """, "seti_9"),
            (",\"charge\":\"ch_9\"", "ch_9"), (",\"payment_intent\":\"pi_9\"", "pi_9"), (",\"payment_intent\":{\"id\":\"../CANARY\"}", null), ("", null),
        })
        {
            run.Add(operation, members, 1, async path =>
            {
                ApiError error = await FailureAsync(operation, Client(operation, path));
                Assert.Equal((ErrorKind.Refused, related), (error.Kind, error.RelatedId));
            }, StripeAnswers.Error(402, "card_error", "card_declined", members));
        }

        await run.RunAsync();
    }

    private static void CheckDecline(ApiError error, string code, string? advice)
    {
        Assert.Equal((ErrorKind.Refused, Outcome.Refused, 402, "card_declined", "pi_9", 1), (error.Kind, error.Outcome, error.Status, error.Code, error.RelatedId, error.Attempts));
        Assert.True(StripeDecline.TryGet(error, out PaymentId? payment, out PaymentDecline? decline));
        Assert.Equal((new PaymentId("pi_9"), new PaymentDecline("card_declined", code, advice)), (payment, decline));
        Assert.Equal(PaymentState.Failed, error.ToPaymentState());
    }

    private static ApiError? Error<T>(ApiResult<T> result) => result.Error;

    private static string Stub(StripeOperation operation, JsonObject response) =>
        new JsonObject { ["request"] = new JsonObject { ["method"] = operation.Method.Method, ["urlPath"] = operation.Path }, ["response"] = response }.ToJsonString();

    private static JsonObject Declined(string code, string? advice) => StripeAnswers.Error(
        402, "card_error", "card_declined", $",\"decline_code\":\"{code}\",\"network_decline_code\":\"51\"{(advice is null ? "" : $",\"advice_code\":\"{advice}\"")},\"charge\":\"ch_9\"," + Payment.Trim());
}
