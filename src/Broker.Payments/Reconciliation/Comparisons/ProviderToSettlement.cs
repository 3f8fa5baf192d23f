using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;
using Broker.Payments.Reconciliation.Joining;
using Broker.Payments.Reconciliation.Rules;

namespace Broker.Payments.Reconciliation.Comparisons;

/// <summary>The provider's transactions against the lines of its settlement reports, each line with its own arithmetic and rate.</summary>
internal sealed class ProviderToSettlement(ReconciliationRules rules, RunCalendar calendar) : BookComparison(rules, calendar)
{
    private const decimal BasisPoints = 10_000m;

    internal override ReconciliationComparison Comparison => ReconciliationComparison.ProviderToSettlement;

    internal override string Name => "provider-settlement";

    internal override ReconciliationBook LeftBook => ReconciliationBook.Provider;

    internal override ReconciliationBook RightBook => ReconciliationBook.Settlement;

    internal override IReadOnlyList<MatchKey> Passes { get; } = [.. rules.SettlementKeys];

    internal override string LeftKey(BookEntry left) => OperationToProvider.ProviderKey((ProviderEntry)left);

    internal override string LooseKey(BookEntry right) => $"settlement/{Part(((SettlementEntry)right).Provider)}/{right.Id}";

    internal override void AddKeys(MatchKey pass, BookEntry left, List<string> keys)
    {
        var entry = (ProviderEntry)left;
        string? id = pass == MatchKey.BalanceTransaction ? entry.BalanceTransactionId : entry.Id;
        if (!string.IsNullOrEmpty(id))
        {
            keys.Add($"{Part(entry.Provider)}/{id}");
        }
    }

    internal override string? KeyOf(MatchKey pass, BookEntry right)
    {
        var line = (SettlementEntry)right;
        string? id = pass == MatchKey.BalanceTransaction ? line.Id : line.TransactionId;
        return string.IsNullOrEmpty(id) ? null : $"{Part(line.Provider)}/{id}";
    }

    internal override bool IsOdd(BookEntry entry) => entry is SettlementEntry line && !AddsUp(line);

    internal override Decision Decide(Group group)
    {
        DateTimeOffset time = group.Left.Count > 0 ? group.Left.Latest : group.Right.Latest;
        if (!Calendar.IsInPeriod(time))
        {
            return new(ReconciliationOutcome.OutOfScope, ReconciliationRule.OutsidePeriod);
        }

        List<BookEntry> lines = Current(group.Right.Entries, out bool lineTwice, out _);
        if (group.Right.Odd is SettlementEntry odd)
        {
            bool comparable = odd.Fee.Currency == odd.Amount.Currency && odd.Net.Currency == odd.Amount.Currency;
            return new(ReconciliationOutcome.FeeMismatch, ReconciliationRule.LineArithmetic, comparable ? odd.Net - (odd.SignedAmount - odd.Fee) : null, $"Line {odd.Id}: {odd.SignedAmount} less {odd.Fee} is not {odd.Net}.");
        }

        if (group.Left.Count == 0)
        {
            return DecideUnknown(lines[^1], group, lineTwice);
        }

        var entry = (ProviderEntry)Current(group.Left.Entries, out bool entryTwice, out bool succeededBefore)[^1];
        Money? difference = Difference(Only(Effective(entry)), group.Right.Weights, entry.Amount.Currency);
        return entryTwice || lineTwice ? new(ReconciliationOutcome.Duplicate, ReconciliationRule.SameIdTwice, difference)
            : group.Right.Count == 0 ? DecideAbsent(entry)
            : DecideState(entry, succeededBefore, group, difference) ?? DecideAmount(entry, lines, group);
    }

    private static bool AddsUp(SettlementEntry line) =>
        line.Fee.Currency == line.Amount.Currency && line.Net.Currency == line.Amount.Currency && line.SignedAmount - line.Fee == line.Net;

    private static CurrencySums Only(Money money)
    {
        var sums = new CurrencySums();
        sums.Add(money);
        return sums;
    }

    private static Decision DecideUnknown(BookEntry line, Group group, bool twice) =>
        twice ? new(ReconciliationOutcome.Duplicate, ReconciliationRule.SameIdTwice, group.Right.Weights.In(line.Amount.Currency))
        : line.Kind == EntryKind.Fee ? new(ReconciliationOutcome.FeeMismatch, ReconciliationRule.NoCounterpart, Effective(line), "A fee settled that no transaction explains.")
        : new(ReconciliationOutcome.MissingInternally, ReconciliationRule.NoCounterpart, Effective(line), "It settled and is not among the provider's transactions.");

    private Decision DecideAbsent(ProviderEntry entry)
    {
        Money missing = Money.Zero(entry.Amount.Currency) - Effective(entry);
        return entry.State is EntryState.Failed or EntryState.Open ? new(ReconciliationOutcome.OutOfScope, ReconciliationRule.NoMoneyMoved)
            : entry.Kind == EntryKind.PayoutEntry ? new(ReconciliationOutcome.OutOfScope, ReconciliationRule.NoCounterpartExpected)
            : Calendar.MaySettle(entry.Time, entry.Method) ? new(ReconciliationOutcome.TimingDifference, ReconciliationRule.SettlementWindow, missing)
            : new(ReconciliationOutcome.MissingAtProvider, ReconciliationRule.SettlementWindow, missing, "The settlement reports do not have it.");
    }

    // Null when amounts decide. What failed after it was paid settles there and back.
    private Decision? DecideState(ProviderEntry entry, bool succeededBefore, Group group, Money? difference)
    {
        if (entry.State is EntryState.Failed or EntryState.Open)
        {
            return difference is { IsZero: true } && (entry.PaidBefore || succeededBefore) && group.Right.Count > 1
                ? new(ReconciliationOutcome.PaidThenFailed, ReconciliationRule.FailedAfterSuccess, difference)
                : new(ReconciliationOutcome.StateMismatch, ReconciliationRule.State, difference, $"It is {entry.State} and yet it settled.");
        }

        bool unfinished = entry.State is EntryState.Pending or EntryState.Unknown or EntryState.Unresolved;
        return !unfinished ? null
            : Calendar.MaySettle(entry.Time, entry.Method) ? new(ReconciliationOutcome.TimingDifference, ReconciliationRule.SettlementWindow, difference)
            : new(ReconciliationOutcome.StateMismatch, ReconciliationRule.State, difference, $"It is {entry.State} and yet it settled.");
    }

    private Decision DecideAmount(ProviderEntry entry, List<BookEntry> lines, Group group)
    {
        bool several = group.Right.Count > 1;
        Currency currency = entry.Amount.Currency;
        bool converted = !group.Right.Weights.IsOnly(currency);
        if (converted && !lines.TrueForAll(l => ((SettlementEntry)l).Presentment?.Currency == currency))
        {
            return new(ReconciliationOutcome.CurrencyMismatch, ReconciliationRule.Currency);
        }

        Money settled = converted ? Presented(lines, currency) : group.Right.Weights.In(currency);
        Money difference = settled - Effective(entry);
        if (!several && lines[0].Direction != entry.Direction)
        {
            return new(ReconciliationOutcome.DirectionMismatch, ReconciliationRule.Direction, difference);
        }

        if (!IsWithin(difference, Rules.SettlementTolerance))
        {
            return several && lines.Exists(l => (converted ? ((SettlementEntry)l).Presentment : l.Amount) == entry.Amount)
                ? new(ReconciliationOutcome.Duplicate, ReconciliationRule.SecondEntry, difference)
                : new(ReconciliationOutcome.AmountMismatch, several ? ReconciliationRule.SumOfParts : ReconciliationRule.Amount, difference);
        }

        return DecideFee(entry, lines, group) ?? (converted ? DecideRate(lines, several, difference)
            : !difference.IsZero ? new(ReconciliationOutcome.MatchedWithinTolerance, ReconciliationRule.Amount, difference)
            : Agreed(several, difference));
    }

    private static Decision Agreed(bool several, Money difference) => several
        ? new(ReconciliationOutcome.MatchedManyToOne, ReconciliationRule.SumOfParts, difference)
        : new(ReconciliationOutcome.Matched, ReconciliationRule.Agreement, difference);

    private static Money Presented(List<BookEntry> lines, Currency currency)
    {
        Money sum = Money.Zero(currency);
        foreach (BookEntry line in lines)
        {
            Money part = ((SettlementEntry)line).Presentment!.Value;
            sum = line.Direction == MoneyDirection.In ? sum + part : sum - part;
        }

        return sum;
    }

    private static Decision? DecideFee(ProviderEntry entry, List<BookEntry> lines, Group group)
    {
        if (entry.Fee is not { } expected || group.Right.IsCut || !lines.TrueForAll(l => ((SettlementEntry)l).Fee.Currency == expected.Currency))
        {
            return null;
        }

        Money settled = Money.Zero(expected.Currency);
        lines.ForEach(l => settled += ((SettlementEntry)l).Fee);
        return settled == expected ? null : new(ReconciliationOutcome.FeeMismatch, ReconciliationRule.Fee, settled - expected, $"The transaction says fee {expected}, the settlement {settled}.");
    }

    private Decision DecideRate(List<BookEntry> lines, bool several, Money difference)
    {
        bool exact = difference.IsZero;
        foreach (SettlementEntry line in lines.Cast<SettlementEntry>())
        {
            if (line.ExchangeRate is not { } rate)
            {
                continue;
            }

            Money computed = Money.Round(line.Presentment!.Value.Amount * rate, line.Amount.Currency, MidpointRounding.AwayFromZero);
            Money off = line.Amount - computed;
            decimal allowed = Math.Max(Money.FromMinorUnits(Rules.RateTolerance, off.Currency).Amount, computed.Amount * Rules.RateToleranceBasisPoints / BasisPoints);
            if (Math.Abs(off.Amount) > allowed)
            {
                return new(ReconciliationOutcome.AmountMismatch, ReconciliationRule.ExchangeRate, off, $"Line {line.Id}: {line.Presentment} at its rate is {computed}, settled was {line.Amount}.");
            }

            exact &= off.IsZero;
        }

        return exact ? Agreed(several, difference) : new(ReconciliationOutcome.MatchedWithinTolerance, ReconciliationRule.ExchangeRate, difference);
    }
}
