using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Payments.Stripe;
using Broker.TestSupport;

namespace Broker.Payments.Tests.Stripe;

public sealed class StripeFinanceBoundaryTests
{
    private static readonly PaymentId Id = new("pi_1");
    private static readonly RefundOrder Order = new(Id, new Money(50m, Currency.Of("EUR")), new OperationKey("refund-1"), "kyc_rejected");

    [Fact]
    public async Task A_payment_is_confirmed_from_what_was_read_back()
    {
        BoundaryResult<FinanceConfirmation> result = await Boundary(new StubHttpHandler().Answer(200, Settled())).ReadPaymentAsync(Id, "evt_1");

        FinanceConfirmation confirmation = result.Value;
        Assert.Equal(PaymentState.Succeeded, confirmation.State);
        Assert.Equal(new Money(125.50m, Currency.Of("EUR")), confirmation.Held);
        Assert.Equal("client-1", confirmation.Reference);
        Assert.Equal(new PayerId("cus_1"), confirmation.Payer);
        Assert.Equal(DisputeStanding.None, confirmation.Dispute);
        Assert.Equal(PaymentEvidence.ApiRead, confirmation.Evidence);
        Assert.Equal(["evt_1"], confirmation.EventIds);
    }

    [Fact]
    public async Task The_same_facts_give_the_same_confirmation_id_and_changed_facts_another()
    {
        FinanceConfirmation first = (await Boundary(new StubHttpHandler().Answer(200, Settled())).ReadPaymentAsync(Id, "evt_1")).Value;
        FinanceConfirmation again = (await Boundary(new StubHttpHandler().Answer(200, Settled())).ReadPaymentAsync(Id, null)).Value;
        FinanceConfirmation refunded = (await Boundary(new StubHttpHandler().Answer(200, Settled(refunded: 100))).ReadPaymentAsync(Id, null)).Value;

        Assert.Equal(first.ConfirmationId, again.ConfirmationId);
        Assert.NotEqual(first.ConfirmationId, refunded.ConfirmationId);
        Assert.Equal(new Money(124.50m, Currency.Of("EUR")), refunded.Held);
        Assert.Empty(again.EventIds);
    }

    [Theory]
    [InlineData(DisputeStanding.Open, "won", "needs_response")]
    [InlineData(DisputeStanding.Lost, "lost", "under_review")]
    [InlineData(DisputeStanding.Won, "won")]
    [InlineData(DisputeStanding.Inquiry, "warning_needs_response", "won")]
    [InlineData(DisputeStanding.None, "warning_closed")]
    [InlineData(DisputeStanding.Open)]
    public async Task A_disputed_payment_tells_where_its_worst_dispute_stands(DisputeStanding standing, params string[] statuses)
    {
        StubHttpHandler handler = new StubHttpHandler()
            .Answer(200, Settled(disputed: true))
            .Answer(200, StripeBodies.List(false, [.. statuses.Select(s => StripeBodies.Dispute(s))]));

        FinanceConfirmation confirmation = (await Boundary(handler).ReadPaymentAsync(Id, null)).Value;

        Assert.Equal(standing, confirmation.Dispute);
        Assert.Equal("/v1/disputes?payment_intent=pi_1&limit=100", handler.Requests[1].PathAndQuery);
    }

    [Fact]
    public async Task A_dispute_that_cannot_be_read_fails_the_whole_reading()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, Settled(disputed: true)).Answer(403, StripeBodies.Error("invalid_request_error", null));

        BoundaryResult<FinanceConfirmation> result = await Boundary(handler).ReadPaymentAsync(Id, null);

        Assert.False(result.IsConfirmed);
        Assert.Equal(ErrorKind.Permission, result.Failure.Kind);
    }

    [Fact]
    public async Task A_payment_that_does_not_exist_is_a_failure_not_an_exception()
    {
        BoundaryResult<FinanceConfirmation> result =
            await Boundary(new StubHttpHandler().Answer(404, StripeBodies.Error("invalid_request_error", "resource_missing"))).ReadPaymentAsync(Id, null);

        Assert.Equal(Outcome.Refused, result.Outcome);
        Assert.Equal("resource_missing", result.Failure?.Code);
    }

    [Fact]
    public async Task A_refund_carries_the_orders_key()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(500, "{}").Answer(200, StripeBodies.Refund("pending"));

        BoundaryResult<RefundConfirmation> result = await Boundary(handler).RefundAsync(Order);

        Assert.Equal(new RefundConfirmation(new RefundId("re_1"), Id, new Money(50m, Currency.Of("EUR")), RefundState.Pending, "pending"), result.Value);
        Assert.All(handler.Requests, r => Assert.Equal("refund-1", r.Headers["Idempotency-Key"]));
    }

    [Fact]
    public async Task A_refund_without_an_answer_is_unknown_and_the_next_try_has_the_same_key()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(500, "{}");
        StripeFinanceBoundary boundary = Boundary(handler);

        BoundaryResult<RefundConfirmation> first = await boundary.RefundAsync(Order);
        await boundary.RefundAsync(Order);

        Assert.Equal(Outcome.Unknown, first.Outcome);
        Assert.Equal(["refund-1"], handler.Requests.Select(r => r.Headers["Idempotency-Key"]).Distinct());
    }

    [Fact]
    public async Task A_refund_that_is_refused_says_why()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(400, StripeBodies.Error("invalid_request_error", "charge_already_refunded"));

        BoundaryResult<RefundConfirmation> result = await Boundary(handler).RefundAsync(Order);

        Assert.Equal((Outcome.Refused, ErrorKind.Conflict, "charge_already_refunded"), (result.Outcome, result.Failure!.Kind, result.Failure.Code));
    }

    [Fact]
    public async Task Money_held_is_what_was_received_and_neither_refunded_nor_lost()
    {
        StubHttpHandler handler = new StubHttpHandler()
            .Answer(200, StripeBodies.List(
                false,
                StripeBodies.Intent("pi_held", charge: StripeBodies.Charge(refunded: 100)),
                StripeBodies.Intent("pi_back", charge: StripeBodies.Charge(refunded: 12550)),
                StripeBodies.Intent("pi_open", status: "requires_action", received: 0, charge: "null"),
                StripeBodies.Intent("pi_lost", charge: StripeBodies.Charge(disputed: true)),
                StripeBodies.Intent("pi_partial", received: 5000, charge: StripeBodies.Charge())))
            .Answer(200, StripeBodies.List(false, StripeBodies.Dispute("lost")));

        BoundaryResult<IReadOnlyList<FinanceConfirmation>> result = await Boundary(handler).ListMoneyHeldAsync(new PayerId("cus_1"));

        Assert.Equal([("pi_held", 124.50m), ("pi_partial", 50m)], result.Value.Select(c => (c.Payment.Value, c.Held.Amount)));
    }

    [Fact]
    public async Task A_list_that_never_ends_is_a_failure_not_an_exception()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeBodies.List(true, StripeBodies.Intent(status: "processing", received: 0)));

        BoundaryResult<IReadOnlyList<FinanceConfirmation>> result = await Boundary(handler).ListMoneyHeldAsync(new PayerId("cus_1"));

        Assert.Equal(ErrorKind.Protocol, result.Failure?.Kind);
    }

    [Fact]
    public async Task A_partial_list_is_never_taken_for_the_whole()
    {
        StubHttpHandler handler = new StubHttpHandler()
            .Answer(200, StripeBodies.List(true, StripeBodies.Intent("pi_2", charge: StripeBodies.Charge())))
            .Answer(401, StripeBodies.Error("invalid_request_error", null));

        BoundaryResult<IReadOnlyList<FinanceConfirmation>> result = await Boundary(handler).ListMoneyHeldAsync(new PayerId("cus_1"));

        Assert.False(result.IsConfirmed);
    }

    private static string Settled(long refunded = 0, bool disputed = false) => StripeBodies.Intent(charge: StripeBodies.Charge(refunded, disputed));

    private static StripeFinanceBoundary Boundary(StubHttpHandler handler) => new(StripeTestClient.Over(handler));
}
