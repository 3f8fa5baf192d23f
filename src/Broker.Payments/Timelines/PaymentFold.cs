using Broker.Core.Boundaries.Finance;
using Broker.Core.Monetary;

namespace Broker.Payments.Timelines;

/// <summary>The pure step from facts to a standing. Depends on the set of facts only, never on the order they came in.</summary>
internal static class PaymentFold
{
    internal static PaymentStanding Fold(PaymentTimeline timeline)
    {
        IReadOnlyList<PaymentFact> facts = timeline.Facts;
        Currency? currency = CurrencyOf(facts);
        bool canceled = facts.Any(static fact => fact.Kind is PaymentFactKind.Canceled);
        var captures = new CaptureFold(facts, canceled);
        Money? captured = captures.Sum(currency);
        PaymentFact? whole = facts.LastOrDefault(static fact => fact.Kind is PaymentFactKind.StateChanged || (fact.Kind is PaymentFactKind.Unresolved && fact.Step == 0));
        bool isWhole = facts.Any(static fact => fact.Kind == PaymentFactKind.StateChanged);
        Money? requested = isWhole ? LastAmount(facts, currency) : Authorized(facts, currency);
        (PaymentState state, PaymentFact? because) = isWhole
            ? (whole!.Kind == PaymentFactKind.Unresolved ? PaymentState.Unresolved : whole.State, whole)
            : StateOfParts(facts, captures, captured, requested);
        Money? received = isWhole ? LastReceived(facts, currency) : captured;
        List<RefundStanding> refunds = Refunds(facts, received);
        List<DisputeRecord> disputes = Disputes(facts);
        return new PaymentStanding
        {
            State = state,
            RawState = because?.RawState ?? string.Empty,
            Requested = requested,
            Received = received ?? Zero(currency),
            Refunded = Sum(refunds.Where(static refund => refund.State == RefundState.Succeeded).Select(static refund => refund.Amount), currency),
            Settled = Sum(facts.Where(static fact => fact.Kind == PaymentFactKind.Settled).Select(static fact => fact.Amount), currency),
            Dispute = DisputeStandings.Worst(disputes.Select(static dispute => dispute.State.ToStanding())),
            Refunds = refunds,
            Disputes = disputes,
            HasForeignAmounts = facts.Any(fact => IsForeign(fact.Amount, currency) || IsForeign(fact.Received, currency)),
            Reference = facts.FirstOrDefault(static fact => IsOfPayment(fact) && fact.Reference is not null)?.Reference,
            Payer = facts.FirstOrDefault(static fact => IsOfPayment(fact) && fact.Payer is not null)?.Payer,
            Evidence = because?.Evidence ?? default,
            ProviderTime = because?.ProviderTime ?? default,
        };
    }

    /// <summary>The sum of what is in one currency; null when there is no currency to count in.</summary>
    internal static Money? Sum(IEnumerable<Money?> amounts, Currency? currency)
    {
        if (currency is not { } unit)
        {
            return null;
        }

        Money sum = Money.Zero(unit);
        foreach (Money? amount in amounts)
        {
            sum = amount is { } given && given.Currency == unit ? sum + given : sum;
        }

        return sum;
    }

    // A dispute or a settlement may be in another currency than the payment: the payment's own facts decide first.
    private static Currency? CurrencyOf(IReadOnlyList<PaymentFact> facts) =>
        (facts.FirstOrDefault(static fact => fact.Amount is not null && fact.Kind is PaymentFactKind.StateChanged or PaymentFactKind.Authorized) ??
            facts.FirstOrDefault(static fact => fact.Amount is not null && fact.Kind is PaymentFactKind.Captured or PaymentFactKind.AuthorizationRefused or PaymentFactKind.RefundChanged) ??
            facts.FirstOrDefault(static fact => fact.Amount is not null))?.Amount?.Currency;

    // A capture or refund carries the reference of itself, not of the payment.
    private static bool IsOfPayment(PaymentFact fact) => fact.Kind is PaymentFactKind.StateChanged or PaymentFactKind.Authorized or PaymentFactKind.AuthorizationRefused;

    private static Money? Zero(Currency? currency) => currency is { } unit ? Money.Zero(unit) : null;

    private static bool IsForeign(Money? amount, Currency? currency) => amount is { } given && given.Currency != currency;

    private static Money? LastAmount(IReadOnlyList<PaymentFact> facts, Currency? currency) =>
        facts.LastOrDefault(fact => fact.Kind == PaymentFactKind.StateChanged && fact.Amount is { } amount && amount.Currency == currency)?.Amount;

    private static Money? LastReceived(IReadOnlyList<PaymentFact> facts, Currency? currency) =>
        facts.LastOrDefault(fact => fact.Kind == PaymentFactKind.StateChanged && fact.Received is { } received && received.Currency == currency)?.Received;

    // The order of adjustments is not known where times are not signed: the largest authorised amount never tells a part as the whole.
    private static Money? Authorized(IReadOnlyList<PaymentFact> facts, Currency? currency)
    {
        Money? largest = null;
        foreach (PaymentFact fact in facts)
        {
            if (fact.Kind is PaymentFactKind.Authorized or PaymentFactKind.AuthorizationAdjusted && fact.Amount is { } amount && amount.Currency == currency)
            {
                largest = largest is { } known && known >= amount ? known : amount;
            }
        }

        return largest ?? facts.FirstOrDefault(fact => fact.Kind == PaymentFactKind.AuthorizationRefused && fact.Amount?.Currency == currency)?.Amount;
    }

    private static (PaymentState State, PaymentFact? Because) StateOfParts(IReadOnlyList<PaymentFact> facts, CaptureFold captures, Money? captured, Money? requested)
    {
        if (captures.Standing.Count > 0)
        {
            bool part = captured is { } sum && requested is { } asked && sum < asked;
            return (part ? PaymentState.PartiallyCaptured : PaymentState.Succeeded, captures.Standing[^1]);
        }

        PaymentFact? Last(params ReadOnlySpan<PaymentFactKind> kinds)
        {
            PaymentFact? last = null;
            foreach (PaymentFact fact in facts)
            {
                last = kinds.Contains(fact.Kind) ? fact : last;
            }

            return last;
        }

        return Last(PaymentFactKind.CaptureFailed) is { } failed ? (PaymentState.Failed, failed)
            : Last(PaymentFactKind.Canceled, PaymentFactKind.CanceledOrRefunded) is { } canceled ? (PaymentState.Canceled, canceled)
            : Last(PaymentFactKind.Expired) is { } expired ? (PaymentState.Expired, expired)
            : Last(PaymentFactKind.Authorized) is { } authorized ? (PaymentState.Authorized, authorized)
            : Last(PaymentFactKind.AuthorizationRefused) is { } refused ? (PaymentState.Failed, refused)
            : Last(PaymentFactKind.Unresolved) is { } lost ? (PaymentState.Unresolved, lost)
            : (PaymentState.Unknown, facts.Count > 0 ? facts[^1] : null);
    }

    private static List<RefundStanding> Refunds(IReadOnlyList<PaymentFact> facts, Money? received)
    {
        List<RefundStanding> refunds = [.. facts
            .Where(static fact => fact.Kind == PaymentFactKind.RefundChanged)
            .GroupBy(static fact => fact.SubjectId, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => new RefundStanding(
                group.Key,
                group.Last().Refund,
                group.Last().RawState,
                group.LastOrDefault(static fact => fact.Amount is not null)?.Amount,
                group.Any(static fact => fact.Refund == RefundState.Succeeded)))];
        if (received is { IsZero: false } && facts.LastOrDefault(static fact => fact.Kind == PaymentFactKind.CanceledOrRefunded) is { } whole)
        {
            refunds.Add(new RefundStanding(whole.SubjectId, RefundState.Succeeded, whole.RawState, received, WasCarriedOut: true));
        }

        return refunds;
    }

    private static List<DisputeRecord> Disputes(IReadOnlyList<PaymentFact> facts) =>
        [.. facts
            .Where(static fact => fact.Kind is PaymentFactKind.DisputeChanged or PaymentFactKind.DisputeFundsWithdrawn or PaymentFactKind.DisputeFundsReinstated)
            .GroupBy(static fact => fact.SubjectId, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => DisputeOf(group.Key, [.. group]))];

    private static DisputeRecord DisputeOf(string id, List<PaymentFact> facts)
    {
        PaymentFact? state = facts.FindLast(static fact => fact.Kind == PaymentFactKind.DisputeChanged);
        Money? amount = facts.FindLast(static fact => fact.Amount is not null)?.Amount;
        Money? Moved(PaymentFactKind kind) =>
            facts.Exists(fact => fact.Kind == kind) ? Sum(facts.Where(fact => fact.Kind == kind).Select(static fact => fact.Amount), amount?.Currency) : null;

        // Funds moved and no state was told: money is at stake, so it counts as a dispute that waits.
        return new DisputeRecord(
            id,
            state?.Dispute ?? DisputeState.Unknown,
            state?.RawState ?? facts[^1].RawState,
            amount,
            Moved(PaymentFactKind.DisputeFundsWithdrawn),
            Moved(PaymentFactKind.DisputeFundsReinstated));
    }
}
