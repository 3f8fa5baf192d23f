using System.Globalization;
using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;
using Broker.Payments.Reconciliation.Joining;
using Broker.Payments.Reconciliation.Rules;

namespace Broker.Payments.Reconciliation.Comparisons;

/// <summary>Our operations against the provider's transactions.</summary>
internal sealed class OperationToProvider(ReconciliationRules rules, RunCalendar calendar) : BookComparison(rules, calendar)
{
    internal override ReconciliationComparison Comparison => ReconciliationComparison.OperationToProvider;

    internal override string Name => "operation-provider";

    internal override ReconciliationBook LeftBook => ReconciliationBook.Operations;

    internal override ReconciliationBook RightBook => ReconciliationBook.Provider;

    internal override IReadOnlyList<MatchKey> Passes { get; } = [.. rules.OperationKeys.Where(static k => k != MatchKey.AmountAndCustomer)];

    internal override string LeftKey(BookEntry left) => "operation/" + left.Id;

    internal override string LooseKey(BookEntry right) => ProviderKey((ProviderEntry)right);

    internal static string ProviderKey(ProviderEntry entry) => $"provider/{Part(entry.Provider)}/{entry.Id}";

    internal override void AddKeys(MatchKey pass, BookEntry left, List<string> keys)
    {
        var operation = (OperationEntry)left;
        string? key = pass switch
        {
            MatchKey.ProviderId => Key(operation.Provider, operation.ProviderId),
            MatchKey.PaymentId => Key(operation.Provider, operation.PaymentId ?? operation.ProviderId),
            MatchKey.Reference => operation.Reference,
            _ => operation.IdempotencyKey,
        };
        if (!string.IsNullOrEmpty(key))
        {
            keys.Add(key);
        }
    }

    internal override string? KeyOf(MatchKey pass, BookEntry right)
    {
        var entry = (ProviderEntry)right;
        string? key = pass switch
        {
            MatchKey.ProviderId => Key(entry.Provider, entry.Id),
            MatchKey.PaymentId => Key(entry.Provider, entry.PaymentId),
            MatchKey.Reference => entry.Reference,
            _ => entry.IdempotencyKey,
        };
        return string.IsNullOrEmpty(key) ? null : key;
    }

    // A refund carries the reference of its payment, and a payment id is shared by payment, refund and dispute.
    internal override bool NeedsSameKind(MatchKey pass) => pass != MatchKey.ProviderId;

    internal override string? LastResortKey(BookEntry entry)
    {
        string? customer = entry is OperationEntry operation ? operation.Customer : ((ProviderEntry)entry).Customer;
        return string.IsNullOrEmpty(customer) || Rules.OperationKeys[^1] != MatchKey.AmountAndCustomer
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{(int)entry.Kind}/{(int)entry.Direction}/{entry.Amount}/{customer}");
    }

    internal override Decision Decide(Group group)
    {
        if (group.Left.Count == 0)
        {
            return DecideUnknown(group);
        }

        var operation = (OperationEntry)Current(group.Left.Entries, out bool operationTwice, out _)[^1];
        if (!Calendar.IsInPeriod(group.Right.Count > 0 ? group.Right.Latest : operation.Time))
        {
            return new(ReconciliationOutcome.OutOfScope, ReconciliationRule.OutsidePeriod);
        }

        if (operationTwice)
        {
            return new(ReconciliationOutcome.Duplicate, ReconciliationRule.SameIdTwice, Difference(group.Left.Weights, group.Right.Weights, operation.Amount.Currency), "Our own book has this operation twice.");
        }

        return group.Right.Count == 0 ? DecideAbsent(operation) : DecideBoth(operation, group);
    }

    private static string? Key(string provider, string? id) => string.IsNullOrEmpty(id) ? null : $"{Part(provider)}/{id}";

    private Decision DecideUnknown(Group group)
    {
        List<BookEntry> current = Current(group.Right.Entries, out bool twice, out _);
        BookEntry entry = current[^1];
        Money money = Effective(entry);
        if (!Calendar.IsInPeriod(entry.Time))
        {
            return new(ReconciliationOutcome.OutOfScope, ReconciliationRule.OutsidePeriod);
        }

        if (twice)
        {
            return new(ReconciliationOutcome.Duplicate, ReconciliationRule.SameIdTwice, group.Right.Weights.In(entry.Amount.Currency), "No operation of ours knows it either.");
        }

        if (entry.State is EntryState.Failed or EntryState.Open)
        {
            return new(ReconciliationOutcome.OutOfScope, ReconciliationRule.NoMoneyMoved);
        }

        if (Rules.ProviderOwnKinds.Contains(entry.Kind))
        {
            return new(ReconciliationOutcome.OutOfScope, ReconciliationRule.NoCounterpartExpected);
        }

        ReconciliationOutcome outcome = entry.Kind switch
        {
            EntryKind.Refund => ReconciliationOutcome.RefundUnbooked,
            EntryKind.Dispute => ReconciliationOutcome.DisputeUnbooked,
            _ => ReconciliationOutcome.MissingInternally,
        };
        return new(outcome, ReconciliationRule.NoCounterpart, money) { LooksFurther = true };
    }

    private Decision DecideAbsent(OperationEntry operation)
    {
        Money missing = Money.Zero(operation.Amount.Currency) - Effective(operation);
        (bool late, ReconciliationRule window) = operation.State switch
        {
            EntryState.Pending or EntryState.Unknown => (!Calendar.MaySettle(operation.Time, operation.Method), ReconciliationRule.SettlementWindow),
            _ => (!Calendar.IsWithin(operation.Time, Rules.ExportLag), ReconciliationRule.ExportLag),
        };
        return operation.State is EntryState.Failed or EntryState.Open ? new(ReconciliationOutcome.OutOfScope, ReconciliationRule.NoMoneyMoved)
            : !late ? new(ReconciliationOutcome.TimingDifference, window, missing) { LooksFurther = true }
            : new(ReconciliationOutcome.MissingAtProvider, ReconciliationRule.NoCounterpart, missing) { LooksFurther = true };
    }

    private Decision DecideBoth(OperationEntry operation, Group group)
    {
        Currency currency = operation.Amount.Currency;
        List<BookEntry> current = Current(group.Right.Entries, out bool twice, out bool succeededBefore);
        CurrencySums right = group.Right.IsCut ? group.Right.Weights : Sum(current);
        if (!right.IsOnly(currency))
        {
            return new(ReconciliationOutcome.CurrencyMismatch, ReconciliationRule.Currency);
        }

        Money difference = right.In(currency) - Effective(operation);
        if (twice)
        {
            return new(ReconciliationOutcome.Duplicate, ReconciliationRule.SameIdTwice, group.Right.Weights.In(currency) - Effective(operation));
        }

        if (current.Exists(e => e.Direction != operation.Direction && MayMove(e.State)))
        {
            return new(ReconciliationOutcome.DirectionMismatch, ReconciliationRule.Direction, difference);
        }

        if (current.Exists(e => e.Kind != operation.Kind && e.Kind != EntryKind.Other && operation.Kind != EntryKind.Other))
        {
            return new(ReconciliationOutcome.StateMismatch, ReconciliationRule.Kind, difference, $"We hold it for {operation.Kind}, the provider for {current.Find(e => e.Kind != operation.Kind)!.Kind}.");
        }

        return DecideState(operation, current, succeededBefore, difference) ?? DecideAmount(operation, current, group, difference);
    }

    // Null when the states agree, so that amounts decide.
    private Decision? DecideState(OperationEntry operation, List<BookEntry> current, bool succeededBefore, Money difference)
    {
        BookEntry last = current[^1];
        bool paid = current.Exists(static e => e.State == EntryState.Succeeded);
        bool moves = current.Exists(static e => MayMove(e.State));
        bool returned = current.Exists(static e => e.State == EntryState.Returned);
        bool lagging = Calendar.IsWithin(last.Time, Rules.ExportLag);
        string states = $"We hold it for {operation.State}, the provider for {last.State}{(last.RawState is null ? string.Empty : $" ({last.RawState})")}.";
        Decision contradiction = new(ReconciliationOutcome.StateMismatch, ReconciliationRule.State, difference, states);
        Decision waiting = new(ReconciliationOutcome.TimingDifference, ReconciliationRule.ExportLag, difference, states);
        switch (operation.State)
        {
            case EntryState.Succeeded when returned && !paid:
                return operation.Kind == EntryKind.Withdrawal
                    ? new(ReconciliationOutcome.ReturnedWithdrawal, ReconciliationRule.Returned, difference)
                    : new(ReconciliationOutcome.PaidThenFailed, ReconciliationRule.Returned, difference, states);
            case EntryState.Succeeded when !moves:
                return succeededBefore || current.Exists(static e => e is ProviderEntry { PaidBefore: true, State: EntryState.Failed })
                    ? new(ReconciliationOutcome.PaidThenFailed, ReconciliationRule.FailedAfterSuccess, difference)
                    : contradiction;
            case EntryState.Succeeded when !paid:
                return Calendar.MaySettle(last.Time, operation.Method ?? ((ProviderEntry)last).Method)
                    ? new(ReconciliationOutcome.TimingDifference, ReconciliationRule.SettlementWindow, difference, states)
                    : contradiction;
            case EntryState.Succeeded:
                return null;
            case EntryState.Returned:
                return returned && !moves ? Agreed(difference) : lagging ? waiting : contradiction;
            case EntryState.Failed:
            case EntryState.Open:
                return !moves && !returned ? Agreed(difference) : operation.State == EntryState.Open && lagging ? waiting : contradiction;
            default:
                return !paid && moves && Calendar.MaySettle(last.Time, operation.Method ?? ((ProviderEntry)last).Method)
                    ? new(ReconciliationOutcome.TimingDifference, ReconciliationRule.SettlementWindow, difference, states)
                    : lagging ? waiting : contradiction;
        }
    }

    private static Decision Agreed(Money difference) => new(ReconciliationOutcome.Matched, ReconciliationRule.State, difference);

    private Decision DecideAmount(OperationEntry operation, List<BookEntry> current, Group group, Money difference)
    {
        List<BookEntry> counted = current.FindAll(static e => MayMove(e.State));
        bool several = counted.Count > 1 || group.Right.IsCut;
        if (difference.IsZero)
        {
            return several ? new(ReconciliationOutcome.MatchedManyToOne, ReconciliationRule.SumOfParts, difference) : DecideCharges(operation, (ProviderEntry)counted[0], difference);
        }

        if (IsWithin(difference, Rules.OperationTolerance))
        {
            return new(ReconciliationOutcome.MatchedWithinTolerance, several ? ReconciliationRule.SumOfParts : ReconciliationRule.Amount, difference);
        }

        return several && counted.Exists(e => e.Amount == operation.Amount)
            ? new(ReconciliationOutcome.Duplicate, ReconciliationRule.SecondEntry, difference)
            : new(ReconciliationOutcome.AmountMismatch, several ? ReconciliationRule.SumOfParts : ReconciliationRule.Amount, difference);
    }

    private static Decision DecideCharges(OperationEntry operation, ProviderEntry entry, Money difference)
    {
        if (operation.Fee is { } expected && entry.Fee is { } fee && expected != fee)
        {
            return new(ReconciliationOutcome.FeeMismatch, ReconciliationRule.Fee, expected.Currency == fee.Currency ? fee - expected : null, $"Expected fee {expected}, charged {fee}.");
        }

        return entry.ChargeAmount is { } charged && charged != entry.Amount
            ? new(ReconciliationOutcome.ChargeAmountMismatch, ReconciliationRule.ChargeAmount, charged.Currency == entry.Amount.Currency ? charged - entry.Amount : null, $"The payer was charged {charged}.")
            : new(ReconciliationOutcome.Matched, ReconciliationRule.Agreement, difference);
    }
}
