using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;
using Broker.Payments.Reconciliation.Joining;
using Broker.Payments.Reconciliation.Rules;

namespace Broker.Payments.Reconciliation.Comparisons;

/// <summary>What finance confirmed against what the application made of it. Both name the confirmation, so they need no linking.</summary>
internal sealed class OperationToApplied(ReconciliationRules rules, RunCalendar calendar) : BookComparison(rules, calendar)
{
    internal override ReconciliationComparison Comparison => ReconciliationComparison.OperationToApplied;

    internal override string Name => "operation-applied";

    internal override ReconciliationBook LeftBook => ReconciliationBook.Operations;

    internal override ReconciliationBook RightBook => ReconciliationBook.Applied;

    internal override string LeftKey(BookEntry left) =>
        ((OperationEntry)left).ConfirmationId is { Length: > 0 } confirmation ? "confirmation/" + confirmation : "operation/" + left.Id;

    internal override string LooseKey(BookEntry right) =>
        ((AppliedEntry)right).ConfirmationId is { Length: > 0 } confirmation ? "confirmation/" + confirmation : "applied/" + right.Id;

    internal override Decision Decide(Group group)
    {
        if (!Calendar.IsInPeriod(group.Left.Count > 0 ? group.Left.Latest : group.Right.Latest))
        {
            return new(ReconciliationOutcome.OutOfScope, ReconciliationRule.OutsidePeriod);
        }

        List<BookEntry> applied = Current(group.Right.Entries, out bool appliedTwice, out _);
        if (group.Left.Count == 0)
        {
            return DecideUnknown(applied[^1], group, appliedTwice);
        }

        List<BookEntry> operations = Current(group.Left.Entries, out bool operationTwice, out _);
        var operation = (OperationEntry)operations[^1];
        Money expected = Expected(operation, group);
        Money? difference = group.Right.Weights.IsOnly(expected.Currency) ? group.Right.Weights.In(expected.Currency) - expected : null;
        if (appliedTwice || operationTwice || operations.Count > 1)
        {
            string? detail = operations.Count > 1 ? "Two operations carry one confirmation." : null;
            return new(ReconciliationOutcome.Duplicate, ReconciliationRule.SameIdTwice, difference, detail);
        }

        if (operation.State != EntryState.Succeeded || string.IsNullOrEmpty(operation.ConfirmationId))
        {
            return group.Right.Weights.ToList().All(static m => m.IsZero)
                ? new(ReconciliationOutcome.OutOfScope, ReconciliationRule.NotConfirmed)
                : new(ReconciliationOutcome.AppliedWithoutConfirmation, ReconciliationRule.State, difference, $"The operation is {operation.State}.");
        }

        return group.Right.Count == 0 ? DecideAbsent(operation, expected) : DecideBoth(operation, applied, group, expected, difference);
    }

    private static Decision DecideUnknown(BookEntry applied, Group group, bool twice) =>
        applied.State is EntryState.Failed or EntryState.Open && !twice
            ? new(ReconciliationOutcome.OutOfScope, ReconciliationRule.NoMoneyMoved)
            : new(ReconciliationOutcome.AppliedWithoutConfirmation, ReconciliationRule.NoCounterpart, group.Right.Weights.In(applied.Amount.Currency));

    private Money Expected(OperationEntry operation, Group group)
    {
        if (operation.State != EntryState.Succeeded)
        {
            return Money.Zero(operation.Amount.Currency);
        }

        Money amount = Rules.ExpectedApplied is { } expects && group.Right.Count > 0 ? expects(operation, (AppliedEntry)group.Right.Entries[0]) : operation.Amount;
        return operation.Direction == MoneyDirection.In ? amount : Money.Zero(amount.Currency) - amount;
    }

    private Decision DecideAbsent(OperationEntry operation, Money expected)
    {
        Money missing = Money.Zero(expected.Currency) - expected;
        return Calendar.IsWithin(operation.Time, Rules.ApplyWindow)
            ? new(ReconciliationOutcome.TimingDifference, ReconciliationRule.ApplyWindow, missing)
            : new(ReconciliationOutcome.ConfirmedNotApplied, ReconciliationRule.NoCounterpart, missing);
    }

    private Decision DecideBoth(OperationEntry operation, List<BookEntry> applied, Group group, Money expected, Money? difference)
    {
        if (difference is not { } off)
        {
            return new(ReconciliationOutcome.CurrencyMismatch, ReconciliationRule.Currency);
        }

        if (!string.IsNullOrEmpty(operation.Account) && applied.Find(e => ((AppliedEntry)e).Account is { Length: > 0 } account && account != operation.Account) is AppliedEntry elsewhere)
        {
            return new(ReconciliationOutcome.AppliedWithoutConfirmation, ReconciliationRule.Account, off, $"Confirmed for account {operation.Account}, applied to {elsewhere.Account}.");
        }

        List<BookEntry> counted = applied.FindAll(static e => MayMove(e.State));
        bool several = counted.Count > 1 || group.Right.IsCut;
        if (counted.Count == 0)
        {
            return DecideAbsent(operation, expected);
        }

        if (counted.TrueForAll(e => e.Direction != operation.Direction))
        {
            return new(ReconciliationOutcome.DirectionMismatch, ReconciliationRule.Direction, off);
        }

        if (!off.IsZero && !IsWithin(off, Rules.AppliedTolerance))
        {
            return several && counted.Exists(e => e.SignedAmount == expected)
                ? new(ReconciliationOutcome.Duplicate, ReconciliationRule.SecondEntry, off)
                : new(ReconciliationOutcome.AmountMismatch, several ? ReconciliationRule.SumOfParts : ReconciliationRule.Amount, off);
        }

        return !off.IsZero ? new(ReconciliationOutcome.MatchedWithinTolerance, ReconciliationRule.Amount, off)
            : several ? new(ReconciliationOutcome.MatchedManyToOne, ReconciliationRule.SumOfParts, off)
            : new(ReconciliationOutcome.Matched, ReconciliationRule.Agreement, off);
    }
}
