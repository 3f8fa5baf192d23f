using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Payments;
using Broker.Payments.Stripe;
using static Broker.Contracts.Tests.Payments.Stripe.Operations.Rows;

namespace Broker.Contracts.Tests.Payments.Stripe.Operations;

/// <summary>Refunds.</summary>
internal static class RefundRows
{
    private const string Refunds = "/v1/refunds";
    private const string One = "/v1/refunds/{id}";
    private static readonly RefundId Re = new("re_1");

    public static IReadOnlyList<StripeOperation> All { get; } =
    [
        Keyed("CreateRefund", Refunds, "", ["payment_intent=pi_1", "amount=2550", "reason=requested_by_customer", "metadata[case]=K-1", "metadata[broker_operation]=business-operation-1"],
            (stripe, key) => stripe.Refunds.CreateAsync(new RefundRequest { Payment = Pi, Amount = Eur(25.50m), Reason = "requested_by_customer", Metadata = Pairs(("case", "K-1")) }, key),
            refund => Check(refund, RefundState.Pending, "pending")) with { MovesMoney = true },
        Keyed("CreateRefund", Refunds, "", ["payment_intent=pi_1", "metadata[broker_operation]=business-operation-1", "metadata[broker_reason]=Kulanz, 50 %"],
            (stripe, key) => stripe.Refunds.CreateAsync(new RefundRequest { Payment = Pi, Reason = "Kulanz, 50 %" }, key),
            refund => Check(refund, RefundState.Pending, "pending")) with { Variant = "of the whole for a reason of ours", MovesMoney = true },
        Get("GetRefund", One, "re_1", Nothing, stripe => stripe.Refunds.GetAsync(Re), refund =>
        {
            Check(refund, RefundState.Failed, "failed");
            Assert.Equal("expired_or_canceled_card", refund.FailureReason);
        }),
        .. Both("UpdateRefund", One, "re_1", ["metadata[case]=K-1", "metadata[old key]="], (stripe, key) => stripe.Refunds.UpdateAsync(Re, Pairs(("case", "K-1"), ("old key", "")), key),
            refund => Check(refund, RefundState.Succeeded, "succeeded")),
        Keyed("CancelRefund", One + "/cancel", "re_1", Nothing, (stripe, key) => stripe.Refunds.CancelAsync(Re, key), refund => Check(refund, RefundState.Canceled, "canceled")) with { MovesMoney = true },
        List("ListRefunds", Refunds, "", ["payment_intent=pi_1", "charge=ch_1", "created[gte]=1793001600", "created[lt]=1793088000", "limit=100"],
            stripe => stripe.Refunds.ListAsync(new StripeRefundFilter { Payment = Pi, Charge = "ch_1", CreatedFrom = Created, CreatedBefore = DayLater }),
            refund => Check(refund, RefundState.RequiresAction, "requires_action")),
        List("ListRefunds", Refunds, "", ["payment_intent=pi_1", "limit=100"], stripe => stripe.Refunds.ListAsync(Pi), refund => Check(refund, RefundState.Pending, "pending")) with { Variant = "of a payment" },
    ];

    private static void Check(Refund refund, RefundState state, string raw)
    {
        Assert.Equal((Re, state, raw, Eur(25.50m), "ch_1"), (refund.Id, refund.State, refund.RawState, refund.Amount, refund.ChargeId));
        Assert.Equal((Pi, "requested_by_customer", At(1793001700), "business-operation-1"), (refund.Payment, refund.Reason, refund.CreatedAt, refund.Metadata["broker_operation"]));
    }
}
