using System.Globalization;
using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;
using Broker.Payments.Reconciliation.Joining;
using Broker.Payments.Reconciliation.Rules;

namespace Broker.Payments.Reconciliation.Comparisons;

/// <summary>The provider's payouts against our bank statement.</summary>
internal sealed class PayoutToBank(ReconciliationRules rules, RunCalendar calendar) : BookComparison(rules, calendar)
{
    internal override ReconciliationComparison Comparison => ReconciliationComparison.PayoutToBank;

    internal override string Name => "payout-bank";

    internal override ReconciliationBook LeftBook => ReconciliationBook.Payouts;

    internal override ReconciliationBook RightBook => ReconciliationBook.Bank;

    internal override IReadOnlyList<MatchKey> Passes { get; } = [.. rules.BankKeys.Where(static k => k != MatchKey.AmountAndDate)];

    internal override bool PairsByLastResort => true;

    internal override string LeftKey(BookEntry left) => PayoutToSettlement.PayoutKey(((PayoutEntry)left).Provider, left.Id);

    internal override string LooseKey(BookEntry right) => $"bank/{Part(((BankLine)right).Account ?? string.Empty)}/{right.Id}";

    internal override void AddKeys(MatchKey pass, BookEntry left, List<string> keys)
    {
        var payout = (PayoutEntry)left;
        if (pass == MatchKey.TraceId)
        {
            if (!string.IsNullOrEmpty(payout.TraceId))
            {
                keys.Add(payout.TraceId.ToUpperInvariant());
            }

            return;
        }

        foreach (string? text in new[] { payout.TraceId, payout.StatementDescriptor, payout.BatchId })
        {
            string key = RemittanceWords.Normalize(text);
            if (key.Length >= RemittanceWords.Shortest && !keys.Contains(key, StringComparer.Ordinal))
            {
                keys.Add(key);
            }
        }
    }

    internal override string? KeyOf(MatchKey pass, BookEntry right) =>
        pass == MatchKey.TraceId && right is BankLine { TraceId: { Length: > 0 } trace } ? trace.ToUpperInvariant() : null;

    internal override IEnumerable<string> TextKeys(BookEntry right) => RemittanceWords.Of(((BankLine)right).RemittanceText);

    internal override string? LastResortKey(BookEntry entry) => Rules.BankKeys[^1] != MatchKey.AmountAndDate
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{(int)entry.Direction}/{entry.Amount}");

    internal override bool IsClose(BookEntry left, BookEntry right)
    {
        DateOnly due = Calendar.DayOf(Due((PayoutEntry)left)), value = Calendar.DayOf(right.Time);
        return Calendar.BusinessDays(due < value ? due : value, due < value ? value : due) <= Rules.BankDays;
    }

    internal override Decision Decide(Group group)
    {
        if (!Calendar.IsInPeriod(group.Left.Count > 0 ? group.Left.Latest : group.Right.Latest))
        {
            return new(ReconciliationOutcome.OutOfScope, ReconciliationRule.OutsidePeriod);
        }

        List<BookEntry> lines = Current(group.Right.Entries, out bool lineTwice, out _);
        if (group.Left.Count == 0)
        {
            return DecideUnknown(lines[^1], group, lineTwice);
        }

        var payout = (PayoutEntry)Current(group.Left.Entries, out bool payoutTwice, out bool succeededBefore)[^1];
        Money? difference = group.Right.Weights.IsOnly(payout.Amount.Currency) ? group.Right.Weights.In(payout.Amount.Currency) - Effective(payout) : null;
        return payoutTwice || lineTwice ? new(ReconciliationOutcome.Duplicate, ReconciliationRule.SameIdTwice, difference)
            : payout.State is EntryState.Failed or EntryState.Open or EntryState.Returned ? DecideEnded(payout, succeededBefore, group, difference)
            : group.Right.Count == 0 ? DecideAbsent(payout)
            : difference is not { } off ? new(ReconciliationOutcome.CurrencyMismatch, ReconciliationRule.Currency)
            : DecideAmount(payout, lines, group, off);
    }

    private static DateTimeOffset Due(PayoutEntry payout) => payout.ArrivesAt ?? payout.Time;

    private static Decision DecideUnknown(BookEntry line, Group group, bool twice) =>
        twice ? new(ReconciliationOutcome.Duplicate, ReconciliationRule.SameIdTwice, group.Right.Weights.In(line.Amount.Currency))
        : line.State is EntryState.Failed or EntryState.Open ? new(ReconciliationOutcome.OutOfScope, ReconciliationRule.NoMoneyMoved)
        : new(ReconciliationOutcome.MissingInternally, ReconciliationRule.NoCounterpart, Effective(line)) { LooksFurther = true };

    private static Decision DecideEnded(PayoutEntry payout, bool succeededBefore, Group group, Money? difference)
    {
        bool thereAndBack = group.Right.Count > 1 && difference is { IsZero: true };
        return payout.PaidBefore || succeededBefore || payout.State == EntryState.Returned || thereAndBack ? new(ReconciliationOutcome.PaidThenFailed, ReconciliationRule.FailedAfterSuccess, difference)
            : group.Right.Count == 0 ? new(ReconciliationOutcome.OutOfScope, ReconciliationRule.NoMoneyMoved)
            : new(ReconciliationOutcome.StateMismatch, ReconciliationRule.State, difference, $"The payout is {payout.State} and yet the bank has it.");
    }

    private Decision DecideAbsent(PayoutEntry payout)
    {
        Money missing = Money.Zero(payout.Amount.Currency) - Effective(payout);
        int days = payout.State == EntryState.Succeeded || payout.ArrivesAt is not null ? Rules.BankDays : Math.Max(Rules.BankDays, Rules.DefaultWindow);
        return Calendar.IsWithinDays(Due(payout), days)
            ? new(ReconciliationOutcome.TimingDifference, ReconciliationRule.BankDate, missing) { LooksFurther = true }
            : new(ReconciliationOutcome.MissingAtProvider, ReconciliationRule.NoCounterpart, missing, "The bank does not have it.") { LooksFurther = true };
    }

    private Decision DecideAmount(PayoutEntry payout, List<BookEntry> lines, Group group, Money difference)
    {
        bool several = group.Right.Count > 1;
        if (!several && lines[0].Direction != payout.Direction)
        {
            return new(ReconciliationOutcome.DirectionMismatch, ReconciliationRule.Direction, difference);
        }

        if (!IsWithin(difference, Rules.BankTolerance))
        {
            return several && lines.Exists(l => l.Amount == payout.Amount)
                ? new(ReconciliationOutcome.Duplicate, ReconciliationRule.SecondEntry, difference)
                : new(ReconciliationOutcome.AmountMismatch, several ? ReconciliationRule.SumOfParts : ReconciliationRule.Amount, difference);
        }

        if (lines.Exists(l => !IsClose(payout, l)))
        {
            return new(ReconciliationOutcome.TimingDifference, ReconciliationRule.BankDate, difference, "The value date lies outside the allowed days.");
        }

        return !difference.IsZero ? new(ReconciliationOutcome.MatchedWithinTolerance, ReconciliationRule.Amount, difference)
            : several ? new(ReconciliationOutcome.MatchedManyToOne, ReconciliationRule.SumOfParts, difference)
            : new(ReconciliationOutcome.Matched, ReconciliationRule.Agreement, difference);
    }
}
