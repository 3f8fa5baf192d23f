using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments.Timelines;

/// <summary>Reversals out of facts, each with an id that the same reversal always gets.</summary>
internal static class PaymentReversals
{
    private const int HashBytes = 16;

    internal static IReadOnlyList<FinanceReversal> Of(PaymentTimeline timeline, DateTimeOffset observedAt)
    {
        var reversals = new List<(PaymentFact Fact, FinanceReversal Reversal)>();
        IReadOnlyList<PaymentFact> facts = timeline.Facts;
        PaymentStanding standing = timeline.Standing;

        void Add(FinanceReversalKind kind, PaymentFact fact, Money? amount)
        {
            if (amount is { } given)
            {
                reversals.Add((fact, Make(kind, fact, given, standing, observedAt)));
            }
        }

        foreach (RefundStanding refund in standing.Refunds.Where(static refund => refund.WasCarriedOut))
        {
            List<PaymentFact> own = [.. facts.Where(fact => fact.Kind is PaymentFactKind.RefundChanged or PaymentFactKind.CanceledOrRefunded && string.Equals(fact.SubjectId, refund.Id, StringComparison.Ordinal))];
            Add(FinanceReversalKind.Refund, own.Find(static fact => fact.Refund == RefundState.Succeeded) ?? own[^1], refund.Amount);
            if (refund.State is RefundState.Failed or RefundState.Reversed)
            {
                Add(FinanceReversalKind.RefundReturned, own.First(static fact => fact.Refund is RefundState.Failed or RefundState.Reversed), refund.Amount);
            }
        }

        foreach (PaymentFact fact in facts)
        {
            if (fact.Kind is PaymentFactKind.DisputeFundsWithdrawn or PaymentFactKind.DisputeFundsReinstated)
            {
                Add(fact.Kind == PaymentFactKind.DisputeFundsWithdrawn ? FinanceReversalKind.Chargeback : FinanceReversalKind.ChargebackReversed, fact, fact.Amount);
            }
        }

        bool canceled = facts.Any(static fact => fact.Kind == PaymentFactKind.Canceled);
        foreach ((PaymentFact capture, PaymentFact failure) in new CaptureFold(facts, canceled).Undone)
        {
            Add(FinanceReversalKind.CaptureFailed, failure, failure.Amount ?? capture.Amount);
        }

        return [.. reversals.OrderBy(static item => item.Fact.ProviderTime).ThenBy(static item => item.Fact, PaymentFactOrder.Instance).Select(static item => item.Reversal)];
    }

    internal static string IdOf(string provider, string owner, FinanceReversalKind kind, string what)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{provider}|{owner}|{kind}|{what}");
        return "fr_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, HashBytes));
    }

    private static FinanceReversal Make(FinanceReversalKind kind, PaymentFact fact, Money amount, PaymentStanding standing, DateTimeOffset observedAt) => new()
    {
        // By the subject, not by the fact: a refund that two events call done is one refund. Rounds of one dispute are told apart by their facts.
        ConfirmationId = IdOf(fact.Provider, fact.Payment.Value, kind, kind is FinanceReversalKind.Chargeback or FinanceReversalKind.ChargebackReversed ? fact.FactId : fact.SubjectId),
        Kind = kind,
        Provider = fact.Provider,
        ProviderId = fact.SubjectId.Length > 0 ? fact.SubjectId : fact.Payment.Value,
        Payment = fact.Payment,
        Reference = standing.Reference,
        Amount = amount,
        RawState = fact.RawState,
        Evidence = fact.Evidence,
        EventIds = fact.EventId is null ? [] : [fact.EventId],
        ProviderTime = fact.ProviderTime,
        ObservedAt = observedAt,
    };
}
