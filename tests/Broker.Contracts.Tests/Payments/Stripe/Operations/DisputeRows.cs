using Broker.Core.Boundaries.Finance;
using Broker.Payments;
using Broker.Payments.Stripe;
using static Broker.Contracts.Tests.Payments.Stripe.Operations.Rows;

namespace Broker.Contracts.Tests.Payments.Stripe.Operations;

/// <summary>Disputes. Submitting evidence and closing are final.</summary>
internal static class DisputeRows
{
    private const string Disputes = "/v1/disputes";
    private const string One = "/v1/disputes/{id}";

    public static IReadOnlyList<StripeOperation> All { get; } =
    [
        Get("GetDispute", One, "dp_1", Nothing, stripe => stripe.Disputes.GetAsync("dp_1"), dispute => Check(dispute, DisputeState.NeedsResponse, "needs_response")),
        List("ListDisputes", Disputes, "", ["payment_intent=pi_1", "charge=ch_1", "created[gte]=1793001600", "created[lt]=1793088000", "limit=100"],
            stripe => stripe.Disputes.ListAsync(new StripeDisputeFilter { Payment = Pi, Charge = "ch_1", CreatedFrom = Created, CreatedBefore = DayLater }),
            dispute => Check(dispute, DisputeState.Inquiry, "warning_needs_response")),
        List("ListDisputes", Disputes, "", ["payment_intent=pi_1", "limit=100"], stripe => stripe.Disputes.ListAsync(Pi), dispute =>
        {
            Check(dispute, DisputeState.Won, "won");
            Assert.Equal((DisputeStanding.Won, Eur(125.50m)), (dispute.Standing, dispute.FundsReinstated));
        }) with { Variant = "of a payment" },
        Keyed("UpdateDispute", One, "dp_1", ["evidence[uncategorized_text]=Grund: 1 & 2\nZeile 2", "evidence[receipt]=", "submit=false"],
            (stripe, key) => stripe.Disputes.UpdateAsync(new DisputeEvidence { Dispute = "dp_1", Texts = Pairs(("uncategorized_text", "Grund: 1 & 2\nZeile 2"), ("receipt", "")) }, key),
            dispute => Check(dispute, DisputeState.NeedsResponse, "needs_response")),
        Final("UpdateDispute", One, "dp_1", ["evidence[uncategorized_text]=x", "submit=true"],
            (stripe, key) => stripe.Disputes.UpdateAsync(new DisputeEvidence { Dispute = "dp_1", Submit = true, Texts = Pairs(("uncategorized_text", "x")) }, key),
            dispute => Check(dispute, DisputeState.UnderReview, "under_review")) with { Variant = "for good", MovesMoney = true },
        Final("CloseDispute", One + "/close", "dp_1", Nothing, (stripe, key) => stripe.Disputes.CloseAsync("dp_1", key), dispute =>
        {
            Check(dispute, DisputeState.Lost, "lost");
            Assert.Equal(DisputeStanding.Lost, dispute.Standing);
        }) with { MovesMoney = true },
    ];

    private static void Check(Dispute dispute, DisputeState state, string raw)
    {
        Assert.Equal(("dp_1", state, raw, Eur(125.50m), Pi), (dispute.Id, dispute.State, dispute.RawState, dispute.Amount, dispute.Payment));
        Assert.Equal(("fraudulent", "ch_1", At(1793606400), true, 1L), (dispute.Reason, dispute.ChargeId, dispute.EvidenceDueAt, dispute.HasEvidence, dispute.Submissions));
        Assert.Equal(Eur(125.50m), dispute.FundsWithdrawn);
    }
}
