using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Payments.Stripe.Wire;
using Broker.Payments.Timelines;

namespace Broker.Payments.Stripe.Webhooks;

/// <summary>
/// Facts out of the snapshots of events (contracts/payments.md a6, c). Stripe signs the whole body and tells the whole state each time, so its times decide.
/// </summary>
internal static class StripeFacts
{
    internal static IReadOnlyList<PaymentFact> Of(StripeEvent item) => item switch
    {
        { Payment: { } payment } => [OfPayment(item, payment)],
        { Refund: { Payment: { } owner } refund } => [OfRefund(item, owner, refund)],
        { Dispute: { Payment: { } owner } dispute } => OfDispute(item, owner, dispute),
        _ => [],
    };

    private static PaymentFact OfPayment(StripeEvent item, Payment payment) => Fact(item, payment.Id, PaymentFactKind.StateChanged, string.Empty, payment.RawState) with
    {
        State = payment.State,
        Amount = payment.Requested,
        Received = payment.Received,
        Reference = payment.Reference,
        Payer = payment.Payer,
    };

    private static PaymentFact OfRefund(StripeEvent item, PaymentId payment, Refund refund) => Fact(item, payment, PaymentFactKind.RefundChanged, refund.Id.Value, refund.RawState) with
    {
        Refund = refund.State,
        Amount = refund.Amount,
    };

    private static List<PaymentFact> OfDispute(StripeEvent item, PaymentId payment, Dispute dispute)
    {
        List<PaymentFact> facts =
        [
            Fact(item, payment, PaymentFactKind.DisputeChanged, dispute.Id, dispute.RawState) with { Dispute = dispute.State, Amount = dispute.Amount },
        ];
        PaymentFactKind? moved = item.Type switch
        {
            "charge.dispute.funds_withdrawn" => PaymentFactKind.DisputeFundsWithdrawn,
            "charge.dispute.funds_reinstated" => PaymentFactKind.DisputeFundsReinstated,
            _ => null,
        };
        if (moved is { } kind)
        {
            Money amount = (kind == PaymentFactKind.DisputeFundsWithdrawn ? dispute.FundsWithdrawn : dispute.FundsReinstated) ?? dispute.Amount;
            facts.Add(Fact(item, payment, kind, dispute.Id, item.Type) with { FactId = item.Id + "#funds", Amount = amount });
        }

        return facts;
    }

    private static PaymentFact Fact(StripeEvent item, PaymentId payment, PaymentFactKind kind, string subject, string raw) => new()
    {
        FactId = item.Id,
        Provider = StripeProtocol.Name,
        Payment = payment,
        Kind = kind,
        SubjectId = subject,
        ProviderTime = item.CreatedAt,
        RawState = raw,
        EventId = item.Id,
        Evidence = PaymentEvidence.VerifiedWebhook,
    };
}
