using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;

namespace Broker.Payments.Tests.Reconciliation;

/// <summary>What finance confirmed against what the application made of it.</summary>
public sealed class AppliedTests
{
    private static readonly OperationEntry Confirmed = Books.Operation("1") with { ConfirmationId = "F-1", Account = "70001" };

    private static async Task<ReconciliationItem> ItemAsync(OperationEntry? operation, params AppliedEntry[] applied) =>
        await Books.OnlyAsync(operations: operation is null ? [] : [operation], applied: applied);

    [Fact]
    public async Task What_was_confirmed_and_applied_agrees()
    {
        Assert.Equal(ReconciliationOutcome.Matched, (await ItemAsync(Confirmed, Books.Applied("1") with { Account = "70001" })).Outcome);
        Assert.Equal(ReconciliationOutcome.MatchedManyToOne, (await ItemAsync(Confirmed, Books.Applied("1", 60), Books.Applied("1", 40) with { Id = "A-2" })).Outcome);
        Assert.Equal(ReconciliationOutcome.OutOfScope, (await ItemAsync(Confirmed with { ConfirmationId = null })).Outcome);
    }

    [Fact]
    public async Task What_was_confirmed_and_not_applied_is_told_after_a_while()
    {
        ReconciliationItem item = await ItemAsync(Confirmed);
        Assert.Equal((ReconciliationOutcome.ConfirmedNotApplied, Books.Eur(-100)), (item.Outcome, item.Difference!.Value));
        Assert.Equal(ReconciliationOutcome.TimingDifference, (await ItemAsync(Confirmed with { Time = Books.AsOf.AddMinutes(-59) })).Outcome);
        Assert.Equal(ReconciliationOutcome.ConfirmedNotApplied, (await ItemAsync(Confirmed, Books.Applied("1") with { State = EntryState.Failed })).Outcome);
    }

    [Fact]
    public async Task What_nobody_confirmed_or_for_another_account_is_told()
    {
        Assert.Equal(ReconciliationOutcome.AppliedWithoutConfirmation, (await ItemAsync(null, Books.Applied("9"))).Outcome);
        Assert.Equal(ReconciliationOutcome.AppliedWithoutConfirmation, (await ItemAsync(null, Books.Applied("9") with { ConfirmationId = null })).Outcome);
        Assert.Equal(ReconciliationOutcome.AppliedWithoutConfirmation, (await ItemAsync(Confirmed with { State = EntryState.Pending }, Books.Applied("1"))).Outcome);
        ReconciliationItem elsewhere = await ItemAsync(Confirmed, Books.Applied("1") with { Account = "70002" });
        Assert.Equal((ReconciliationOutcome.AppliedWithoutConfirmation, ReconciliationRule.Account), (elsewhere.Outcome, elsewhere.Rule));
    }

    [Fact]
    public async Task Amount_currency_direction_and_twice_are_told()
    {
        Assert.Equal(ReconciliationOutcome.AmountMismatch, (await ItemAsync(Confirmed, Books.Applied("1", 90))).Outcome);
        Assert.Equal(ReconciliationOutcome.CurrencyMismatch, (await ItemAsync(Confirmed, Books.Applied("1") with { Amount = new Money(100, Currency.Of("USD")) })).Outcome);
        Assert.Equal(ReconciliationOutcome.DirectionMismatch, (await ItemAsync(Confirmed, Books.Applied("1") with { Direction = MoneyDirection.Out })).Outcome);
        Assert.Equal(ReconciliationOutcome.Duplicate, (await ItemAsync(Confirmed, Books.Applied("1"), Books.Applied("1") with { Id = "A-2" })).Outcome);
        Assert.Equal(ReconciliationOutcome.Duplicate, (await Books.OnlyAsync(operations: [Confirmed, Confirmed with { Id = "2" }], applied: [Books.Applied("1")])).Outcome);
    }

    [Fact]
    public async Task The_application_says_what_it_expects_after_conversion()
    {
        Currency usd = Currency.Of("USD");
        ReconciliationItem item = await Books.OnlyAsync(
            operations: [Confirmed with { Direction = MoneyDirection.Out, Kind = EntryKind.Withdrawal }],
            applied: [Books.Applied("1") with { Amount = new Money(108.45m, usd), Direction = MoneyDirection.Out }],
            change: rules => rules.ExpectedApplied = (operation, _) => new Money(operation.Amount.Amount * 1.0845m, usd));
        Assert.Equal((ReconciliationOutcome.Matched, new Money(0, usd)), (item.Outcome, item.Difference!.Value));
    }
}
