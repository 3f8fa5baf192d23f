using System.Reflection;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Results;
using Broker.Core.Secrets;
using Broker.Payments.Ports;
using Broker.Payments.Stripe;
using Broker.Payments.Stripe.Webhooks;
using Broker.TestSupport;

namespace Broker.Payments.Tests.Stripe;

/// <summary>Stripe behind the ports: what it names it does, what it does not name it refuses.</summary>
public sealed class StripePortsTests
{
    private static readonly OperationKey Key = new("op-1");
    private static readonly Currency Euro = Currency.Of("EUR");

    [Fact]
    public void Everything_but_withdrawals_is_named()
    {
        PaymentCapabilities capabilities = Provider(new StubHttpHandler()).Capabilities;

        Assert.Equal(
            [PaymentCapability.ClientWithdrawals, PaymentCapability.ApproveWithdrawals],
            Enum.GetValues<PaymentCapability>().Where(capability => !capabilities.Has(capability)));
        Assert.Equal((255, TimeSpan.FromHours(24)), (capabilities.MaxIdempotencyKeyLength, capabilities.IdempotencyKeyLifetime));
    }

    [Fact]
    public async Task No_port_but_withdrawals_says_not_supported()
    {
        StripePaymentProvider provider = Provider(new StubHttpHandler().Answer(403, StripeBodies.Error("invalid_request_error", null)));
        foreach (Type port in new[] { typeof(IPaymentsPort), typeof(IRefundsPort), typeof(IInvoicesPort), typeof(ISubscriptionsPort), typeof(ISettlementPayoutsPort), typeof(IDisputesPort) })
        {
            object target = typeof(IPaymentProvider).GetProperties().Single(property => property.PropertyType == port).GetValue(provider)!;
            foreach (MethodInfo method in port.GetMethods())
            {
                object answer = method.Invoke(target, [.. method.GetParameters().Select(Argument)])!;
                object task = answer.GetType().GetMethod("AsTask")!.Invoke(answer, null)!;
                await (Task)task;
                object result = task.GetType().GetProperty("Result")!.GetValue(task)!;
                var error = (ApiError?)result.GetType().GetProperty("Error")!.GetValue(result);
                Assert.Equal(ErrorKind.Permission, error?.Kind);
            }
        }
    }

    [Theory]
    [InlineData("succeeded", 12550, PaymentModificationState.Done)]
    [InlineData("succeeded", 5000, PaymentModificationState.Done)]
    [InlineData("requires_capture", 0, PaymentModificationState.Done)]
    [InlineData("processing", 0, PaymentModificationState.Pending)]
    [InlineData("canceled", 0, PaymentModificationState.Refused)]
    [InlineData("brand_new", 0, PaymentModificationState.Unknown)]
    public async Task A_capture_tells_what_became_of_it(string status, long received, PaymentModificationState expected)
    {
        IPaymentsPort payments = Provider(new StubHttpHandler().Answer(200, StripeBodies.Intent(status: status, received: received))).Payments;

        PaymentModification capture = (await payments.TryCaptureAsync(new CaptureRequest { Payment = new PaymentId("pi_1"), Amount = new Money(50, Euro), Reference = "cap-1" }, Key)).Value;

        Assert.Equal((expected, status, "cap-1"), (capture.State, capture.RawState, capture.Reference));
        Assert.Equal((new Money(50, Euro), "pi_1"), (capture.Amount, capture.Result?.Id.Value));
    }

    [Theory]
    [InlineData("canceled", PaymentModificationState.Done)]
    [InlineData("succeeded", PaymentModificationState.Unknown)]
    public async Task A_cancellation_tells_what_became_of_it(string status, PaymentModificationState expected)
    {
        PaymentModification cancellation = (await Provider(new StubHttpHandler().Answer(200, StripeBodies.Intent(status: status))).Payments.TryCancelAsync(new PaymentId("pi_1"), Key)).Value;

        Assert.Equal((expected, PaymentModificationKind.Cancel, "client-1"), (cancellation.State, cancellation.Kind, cancellation.Reference));
    }

    [Theory]
    [InlineData("confirm")]
    [InlineData("capture")]
    public async Task A_decline_is_a_value_that_keeps_the_payment(string call)
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(402, StripeBodies.Declined());
        StripeClient client = StripeTestClient.Over(handler);

        ApiResult<Payment> result = call == "confirm"
            ? await client.Payments.TryConfirmAsync(new PaymentId("pi_9"), Key)
            : await client.Payments.TryCaptureAsync(new CaptureRequest { Payment = new PaymentId("pi_9"), Amount = new Money(1, Euro) }, Key);

        Assert.True(StripeDecline.TryGet(result.Error!, out PaymentId? payment, out PaymentDecline? decline));
        Assert.Equal((new PaymentId("pi_9"), new PaymentDecline("card_declined", "insufficient_funds", "try_again_later")), (payment, decline));
        Assert.Equal(PaymentState.Failed, result.Error!.ToPaymentState());
    }

    [Fact]
    public async Task Ending_with_the_period_is_a_change_with_the_key_and_ending_now_a_deletion_without()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeResources.Subscription("active"));
        ISubscriptionsPort subscriptions = Provider(handler).Subscriptions;

        await subscriptions.TryCancelAsync(new SubscriptionId("sub_1"), atPeriodEnd: true, Key);
        await subscriptions.TryCancelAsync(new SubscriptionId("sub_1"), atPeriodEnd: false, Key);

        Assert.Equal(["POST op-1", "DELETE "], handler.Requests.Select(r => $"{r.Method} {r.Headers.GetValueOrDefault("Idempotency-Key")}"));
        Assert.Equal("cancel_at_period_end=true", handler.Requests[0].Body);
    }

    [Fact]
    public async Task A_reason_code_is_not_asked_for()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeBodies.Dispute("lost"));

        ApiResult<bool> result = await Provider(handler).Disputes.TryAnswerAsync(new DisputeEvidence { Dispute = "dp_1", ReasonCode = "F1" }, Key);

        Assert.True(result.Error!.IsNotSupported());
        Assert.Equal(0, handler.Count);
    }

    [Fact]
    public async Task A_dispute_tells_deadline_evidence_and_money_moved()
    {
        const string Body = """
            {"id":"dp_1","object":"dispute","amount":12550,"balance_transactions":[{"amount":-12550},{"amount":12550}],"charge":{"id":"ch_1"},"created":1793001800,"currency":"eur",
            "evidence":{"receipt":"CANARY"},"evidence_details":{"due_by":1793606400,"has_evidence":true,"past_due":false,"submission_count":2},"payment_intent":"pi_1","reason":"fraudulent","status":"won"}
            """;

        Dispute dispute = (await Provider(new StubHttpHandler().Answer(200, Body)).Disputes.TryGetAsync("dp_1")).Value;

        Assert.Equal((DisputeState.Won, true, 2L, "ch_1"), (dispute.State, dispute.HasEvidence, dispute.Submissions, dispute.ChargeId));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1793606400), dispute.EvidenceDueAt);
        Assert.Equal((new Money(125.5m, Euro), new Money(125.5m, Euro)), (dispute.FundsWithdrawn, dispute.FundsReinstated));
        Assert.DoesNotContain("CANARY", dispute.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replayed_answer_says_so()
    {
        (string, string)[] replayed = [("Idempotent-Replayed", "true")];
        StripeClient client = StripeTestClient.Over(new StubHttpHandler()
            .Answer(200, StripeBodies.Intent(), "application/json", replayed)
            .Answer(200, StripeBodies.Intent(), "application/json", replayed)
            .Answer(200, StripeBodies.Refund(), "application/json", replayed)
            .Answer(200, StripeResources.Invoice("paid"), "application/json", replayed)
            .Answer(200, StripeResources.Subscription("active"), "application/json", replayed)
            .Answer(200, StripeResources.Payout(), "application/json", replayed)
            .Answer(200, StripeBodies.Intent()));
        var payment = new PaymentId("pi_1");

        Assert.True((await client.Payments.CreateAsync(new PaymentRequest { Amount = new Money(1, Euro) }, Key)).IsReplayed);
        Assert.True((await client.Payments.CancelAsync(payment, Key)).IsReplayed);
        Assert.True((await client.Refunds.CreateAsync(new RefundRequest { Payment = payment }, Key)).IsReplayed);
        Assert.True((await client.Invoices.PayAsync(new InvoiceId("in_1"), Key)).IsReplayed);
        Assert.True((await client.Subscriptions.ResumeAsync(new SubscriptionId("sub_1"), Key)).IsReplayed);
        Assert.True((await client.Payouts.CancelAsync(new SettlementPayoutId("po_1"), Key)).IsReplayed);
        Assert.False((await client.Payments.CancelAsync(payment, Key)).IsReplayed);
    }

    [Fact]
    public async Task A_money_call_without_a_key_is_refused_here()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, "{}");
        StripeClient client = StripeTestClient.Over(handler);

        await Assert.ThrowsAsync<ArgumentException>(() => client.Payments.ConfirmAsync(new PaymentId("pi_1"), default));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Invoices.PayAsync(new InvoiceId("in_1"), default));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Payouts.CreateAsync(new StripePayoutRequest { Amount = new Money(1, Euro) }, default));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Disputes.CloseAsync("dp_1", default));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Payments.ConfirmAsync(default, Key));

        Assert.Equal(0, handler.Count);
    }

    [Fact]
    public async Task A_search_goes_on_by_its_page_and_not_by_ids()
    {
        StubHttpHandler handler = new StubHttpHandler()
            .Answer(200, """{"object":"search_result","data":[""" + StripeResources.Customer + """],"has_more":true,"next_page":"p+2","url":"/v1/customers/search"}""")
            .Answer(200, """{"object":"search_result","data":[""" + StripeResources.Customer + """],"has_more":false,"next_page":null,"url":"/v1/customers/search"}""");
        int found = 0;

        await foreach (StripeCustomer _ in StripeTestClient.Over(handler).Customers.SearchAsync("name:'x'"))
        {
            found++;
        }

        Assert.Equal(2, found);
        Assert.Equal(["/v1/customers/search?query=name%3A%27x%27&limit=100", "/v1/customers/search?query=name%3A%27x%27&limit=100&page=p%2B2"], handler.Requests.Select(r => r.PathAndQuery));
    }

    private static StripePaymentProvider Provider(StubHttpHandler handler) =>
        new(StripeTestClient.Over(handler), new StripeWebhookVerifier(new StripeWebhook(Secret.From("whsec_x"))));

    private static object? Argument(ParameterInfo parameter) => parameter.ParameterType.Name switch
    {
        nameof(OperationKey) => Key,
        nameof(PaymentId) => new PaymentId("pi_1"),
        nameof(RefundId) => new RefundId("re_1"),
        nameof(InvoiceId) => new InvoiceId("in_1"),
        nameof(SubscriptionId) => new SubscriptionId("sub_1"),
        nameof(SettlementPayoutId) => new SettlementPayoutId("po_1"),
        nameof(String) => "dp_1",
        nameof(PaymentRequest) => new PaymentRequest { Amount = new Money(1, Euro) },
        nameof(CaptureRequest) => new CaptureRequest { Payment = new PaymentId("pi_1"), Amount = new Money(1, Euro) },
        nameof(RefundRequest) => new RefundRequest { Payment = new PaymentId("pi_1") },
        nameof(InvoiceRequest) => new InvoiceRequest { Payer = new PayerId("cus_1"), Lines = [] },
        nameof(SubscriptionRequest) => new SubscriptionRequest { Payer = new PayerId("cus_1"), Items = [new SubscriptionItem("p")] },
        nameof(DisputeEvidence) => new DisputeEvidence { Dispute = "dp_1" },
        _ => Activator.CreateInstance(parameter.ParameterType),
    };
}
