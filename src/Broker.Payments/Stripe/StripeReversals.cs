using System.Globalization;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Payments.Timelines;

namespace Broker.Payments.Stripe;

/// <summary>Reversals out of refunds and disputes that were read back.</summary>
internal static class StripeReversals
{
    internal static void Add(List<FinanceReversal> reversals, PaymentId payment, Refund refund)
    {
        if (refund.State is RefundState.Succeeded or RefundState.Failed)
        {
            reversals.Add(Make(FinanceReversalKind.Refund, payment, refund, refund.Amount, refund.Id.Value));
        }

        if (refund.State == RefundState.Failed)
        {
            reversals.Add(Make(FinanceReversalKind.RefundReturned, payment, refund, refund.Amount, refund.Id.Value));
        }
    }

    internal static void Add(List<FinanceReversal> reversals, PaymentId payment, Dispute dispute)
    {
        // Without the movements, a formal dispute is taken to have cost its amount: that is what Stripe does when it opens one.
        Money? withdrawn = dispute.FundsWithdrawn ?? (dispute.Standing is DisputeStanding.Open or DisputeStanding.Won or DisputeStanding.Lost ? dispute.Amount : null);
        Money? reinstated = dispute.FundsReinstated ?? (dispute.FundsWithdrawn is null && dispute.Standing == DisputeStanding.Won ? dispute.Amount : null);
        if (withdrawn is { IsZero: false } taken)
        {
            reversals.Add(Make(FinanceReversalKind.Chargeback, payment, dispute, taken, IdWithAmount(dispute.Id, taken)));
        }

        if (reinstated is { IsZero: false } back)
        {
            reversals.Add(Make(FinanceReversalKind.ChargebackReversed, payment, dispute, back, IdWithAmount(dispute.Id, back)));
        }
    }

    private static string IdWithAmount(string id, Money amount) => string.Create(CultureInfo.InvariantCulture, $"{id}|{amount}");

    private static FinanceReversal Make(FinanceReversalKind kind, PaymentId payment, IProviderSnapshot of, Money amount, string what) => new()
    {
        ConfirmationId = PaymentReversals.IdOf(of.Provider, payment.Value, kind, what),
        Kind = kind,
        Provider = of.Provider,
        ProviderId = of.ProviderId,
        Payment = payment,
        Reference = of.Reference,
        Amount = amount,
        RawState = of.RawState,
        Evidence = of.Evidence,
        ProviderTime = of.ProviderTime,
        ObservedAt = of.ObservedAt,
    };
}
