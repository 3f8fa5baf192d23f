using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;
using Broker.Payments.Reconciliation.Joining;
using Broker.Payments.Reconciliation.Rules;

namespace Broker.Payments.Reconciliation.Comparisons;

/// <summary>What the lines of a payout add up to. Lines and payout name the same id, so they need no linking.</summary>
/// <param name="rules">The rules.</param>
/// <param name="calendar">Period and windows.</param>
/// <param name="checksLines">Whether gross less fee is checked here, because no other comparison does.</param>
internal sealed class PayoutToSettlement(ReconciliationRules rules, RunCalendar calendar, bool checksLines) : BookComparison(rules, calendar)
{
    internal override ReconciliationComparison Comparison => ReconciliationComparison.PayoutToSettlement;

    internal override string Name => "payout-settlement";

    internal override ReconciliationBook LeftBook => ReconciliationBook.Payouts;

    internal override ReconciliationBook RightBook => ReconciliationBook.Settlement;

    internal override string LeftKey(BookEntry left) => PayoutKey(((PayoutEntry)left).Provider, left.Id);

    internal static string PayoutKey(string provider, string id) => $"payout/{Part(provider)}/{id}";

    internal override string LooseKey(BookEntry right)
    {
        var line = (SettlementEntry)right;
        return string.IsNullOrEmpty(line.PayoutId)
            ? $"unpaid/{Part(line.Provider)}/{line.Net.Currency}/{(!Calendar.IsInPeriod(line.Time) ? "outside" : Calendar.MaySettle(line.Time, line.Method) ? "due" : "overdue")}"
            : PayoutKey(line.Provider, line.PayoutId);
    }

    internal override Money Weigh(BookEntry entry) => entry is SettlementEntry line ? line.Net : Effective(entry);

    internal override bool IsOdd(BookEntry entry) =>
        checksLines && entry is SettlementEntry line && (line.Fee.Currency != line.Amount.Currency || line.Net.Currency != line.Amount.Currency || line.SignedAmount - line.Fee != line.Net);

    internal override Decision Decide(Group group)
    {
        if (!Calendar.IsInPeriod(group.Left.Count > 0 ? group.Left.Latest : group.Right.Latest))
        {
            return new(ReconciliationOutcome.OutOfScope, ReconciliationRule.OutsidePeriod);
        }

        if (group.Left.Count == 0)
        {
            return DecideUnpaid(group);
        }

        var payout = (PayoutEntry)Current(group.Left.Entries, out bool twice, out _)[^1];
        Currency currency = payout.Amount.Currency;
        Money? difference = group.Right.Weights.IsOnly(currency) ? group.Right.Weights.In(currency) - payout.SignedAmount : null;
        if (twice)
        {
            return new(ReconciliationOutcome.Duplicate, ReconciliationRule.SameIdTwice, difference);
        }

        if (group.Right.Count == 0)
        {
            return DecideEmpty(payout);
        }

        if (group.Right.Odd is SettlementEntry odd)
        {
            return new(ReconciliationOutcome.FeeMismatch, ReconciliationRule.LineArithmetic, null, $"Line {odd.Id}: {odd.SignedAmount} less {odd.Fee} is not {odd.Net}.");
        }

        return difference is not { } off ? new(ReconciliationOutcome.CurrencyMismatch, ReconciliationRule.Currency)
            : off.IsZero ? new(group.Right.Count > 1 ? ReconciliationOutcome.MatchedManyToOne : ReconciliationOutcome.Matched, ReconciliationRule.SumOfParts, off)
            : IsWithin(off, Rules.SettlementTolerance) ? new(ReconciliationOutcome.MatchedWithinTolerance, ReconciliationRule.SumOfParts, off)
            : new(ReconciliationOutcome.AmountMismatch, ReconciliationRule.SumOfParts, off);
    }

    private Decision DecideEmpty(PayoutEntry payout)
    {
        Money missing = Money.Zero(payout.Amount.Currency) - Effective(payout);
        return payout.Manual ? new(ReconciliationOutcome.NotAttributable, ReconciliationRule.ManualPayout, missing)
            : payout.State is EntryState.Failed or EntryState.Open ? new(ReconciliationOutcome.OutOfScope, ReconciliationRule.NoMoneyMoved)
            : Calendar.IsWithin(payout.Time, Rules.ExportLag) ? new(ReconciliationOutcome.TimingDifference, ReconciliationRule.ExportLag, missing)
            : new(ReconciliationOutcome.MissingAtProvider, ReconciliationRule.NoCounterpart, missing, "The settlement reports have no line of it.");
    }

    private Decision DecideUnpaid(Group group)
    {
        var line = (SettlementEntry)group.Right.Entries[^1];
        Money? sum = group.Right.Weights.IsOnly(line.Net.Currency) ? group.Right.Weights.In(line.Net.Currency) : null;
        bool named = !string.IsNullOrEmpty(line.PayoutId);
        return named && !Calendar.IsWithin(group.Right.Latest, Rules.ExportLag) ? new(ReconciliationOutcome.MissingInternally, ReconciliationRule.NoCounterpart, sum, "The payout that the lines name is not among the payouts.")
            : named ? new(ReconciliationOutcome.TimingDifference, ReconciliationRule.ExportLag, sum)
            : Calendar.MaySettle(line.Time, line.Method) ? new(ReconciliationOutcome.TimingDifference, ReconciliationRule.SettlementWindow, sum, "Not paid out yet.")
            : new(ReconciliationOutcome.MissingAtProvider, ReconciliationRule.SettlementWindow, sum, "Not paid out, and the settlement window is over.");
    }
}
