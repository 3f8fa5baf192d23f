using Broker.Core.Monetary;
using Broker.Payments.Reconciliation;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;
using Broker.Payments.Reconciliation.Rules;

namespace Broker.Payments.Tests.Reconciliation;

/// <summary>Our operations against the provider's transactions: every outcome, and by which key.</summary>
public sealed class OperationToProviderTests
{
    [Fact]
    public async Task What_agrees_is_matched_by_the_provider_id()
    {
        ReconciliationItem item = await Books.OnlyAsync([Books.Operation("1")], [Books.Provider("1")]);
        Assert.Equal((ReconciliationOutcome.Matched, MatchKey.ProviderId, ReconciliationRule.Agreement), (item.Outcome, item.MatchedBy, item.Rule));
        Assert.Equal("operation-provider/operation/1", item.Id);
        Assert.Equal(Books.Eur(0), item.Difference);
        Assert.True(item.IsSettled);
    }

    [Theory]
    [InlineData(MatchKey.PaymentId)]
    [InlineData(MatchKey.Reference)]
    [InlineData(MatchKey.IdempotencyKey)]
    public async Task A_lost_provider_id_leaves_the_next_key(MatchKey key)
    {
        OperationEntry operation = Books.Operation("1") with { ProviderId = null, Reference = null, IdempotencyKey = null, State = EntryState.Unresolved };
        ProviderEntry provider = Books.Provider("1") with { Reference = null };
        (operation, provider) = key switch
        {
            MatchKey.PaymentId => (operation with { PaymentId = "pi_9" }, provider with { PaymentId = "pi_9" }),
            MatchKey.Reference => (operation with { Reference = "R" }, provider with { Reference = "R" }),
            _ => (operation with { IdempotencyKey = "K" }, provider with { IdempotencyKey = "K" }),
        };
        ReconciliationItem item = await Books.OnlyAsync([operation], [provider]);
        Assert.Equal((ReconciliationOutcome.StateMismatch, key), (item.Outcome, item.MatchedBy));
        Assert.Equal(ReconciliationOutcome.Matched, (await Books.OnlyAsync([operation with { State = EntryState.Succeeded }], [provider])).Outcome);
    }

    [Fact]
    public async Task A_key_that_the_rules_do_not_allow_matches_nothing()
    {
        OperationEntry operation = Books.Operation("1") with { ProviderId = null, Customer = null };
        ReconciliationReport report = await Books.RunAsync([operation], [Books.Provider("1")], change: static r => r.OperationKeys = [MatchKey.ProviderId]);
        Assert.Equal([ReconciliationOutcome.MissingAtProvider, ReconciliationOutcome.MissingInternally], report.Items.Select(static i => i.Outcome).Order());
        Assert.All(report.Items, static i => Assert.Empty(i.Candidates));
    }

    [Fact]
    public async Task Partial_captures_add_up()
    {
        ReconciliationItem item = await Books.OnlyAsync([Books.Operation("1", 300)], [Books.Provider("1"), Books.Provider("2", 200) with { PaymentId = "pi_1" }]);
        Assert.Equal((ReconciliationOutcome.MatchedManyToOne, ReconciliationRule.SumOfParts), (item.Outcome, item.Rule));
        Assert.Equal((2, Books.Eur(300)), (item.Right!.Count, Assert.Single(item.Right.Totals)));
    }

    [Fact]
    public async Task Several_payments_on_one_invoice_add_up_by_its_reference()
    {
        ReconciliationItem item = await Books.OnlyAsync(
            [Books.Operation("1", 300) with { ProviderId = null }], [Books.Provider("7") with { Reference = "R-1" }, Books.Provider("8", 200) with { Reference = "R-1" }]);
        Assert.Equal((ReconciliationOutcome.MatchedManyToOne, MatchKey.Reference), (item.Outcome, item.MatchedBy));
    }

    [Fact]
    public async Task A_second_payment_with_our_reference_is_a_duplicate_also_at_another_provider()
    {
        ReconciliationItem item = await Books.OnlyAsync([Books.Operation("1")], [Books.Provider("1"), Books.Provider("9") with { Provider = "adyen", Reference = "R-1" }]);
        Assert.Equal((ReconciliationOutcome.Duplicate, ReconciliationRule.SecondEntry, Books.Eur(100)), (item.Outcome, item.Rule, item.Difference!.Value));
    }

    [Fact]
    public async Task One_id_twice_is_a_duplicate_and_one_id_with_two_states_is_a_history()
    {
        ReconciliationItem twice = await Books.OnlyAsync([Books.Operation("1")], [Books.Provider("1"), Books.Provider("1")]);
        Assert.Equal((ReconciliationOutcome.Duplicate, ReconciliationRule.SameIdTwice), (twice.Outcome, twice.Rule));
        ReconciliationItem history = await Books.OnlyAsync(
            [Books.Operation("1")], [Books.Provider("1") with { Time = Books.Long.AddHours(1) }, Books.Provider("1") with { State = EntryState.Pending }]);
        Assert.Equal(ReconciliationOutcome.Matched, history.Outcome);
        ReconciliationItem own = await Books.OnlyAsync([Books.Operation("1"), Books.Operation("1")], [Books.Provider("1")]);
        Assert.Equal((ReconciliationOutcome.Duplicate, 2), (own.Outcome, own.Left!.Count));
    }

    [Fact]
    public async Task Paid_and_later_failed_is_told_by_flag_and_by_history()
    {
        ReconciliationItem flag = await Books.OnlyAsync([Books.Operation("1")], [Books.Provider("1") with { State = EntryState.Failed, PaidBefore = true }]);
        ReconciliationItem history = await Books.OnlyAsync([Books.Operation("1")], [Books.Provider("1"), Books.Provider("1") with { State = EntryState.Failed, Time = Books.Long.AddDays(3) }]);
        Assert.All([flag, history], static i => Assert.Equal((ReconciliationOutcome.PaidThenFailed, ReconciliationRule.FailedAfterSuccess, Books.Eur(-100)), (i.Outcome, i.Rule, i.Difference!.Value)));
        Assert.Equal(ReconciliationOutcome.StateMismatch, (await Books.OnlyAsync([Books.Operation("1")], [Books.Provider("1") with { State = EntryState.Failed }])).Outcome);
    }

    [Fact]
    public async Task A_returned_withdrawal_that_we_hold_for_done_is_told()
    {
        ReconciliationItem item = await Books.OnlyAsync([Books.Operation("1", kind: EntryKind.Withdrawal)], [Books.Provider("1", kind: EntryKind.Withdrawal) with { State = EntryState.Returned }]);
        Assert.Equal((ReconciliationOutcome.ReturnedWithdrawal, Books.Eur(100)), (item.Outcome, item.Difference!.Value));
        ReconciliationItem known = await Books.OnlyAsync(
            [Books.Operation("1", kind: EntryKind.Withdrawal) with { State = EntryState.Returned }], [Books.Provider("1", kind: EntryKind.Withdrawal) with { State = EntryState.Returned }]);
        Assert.Equal(ReconciliationOutcome.Matched, known.Outcome);
    }

    [Theory]
    [InlineData(EntryKind.Payment, ReconciliationOutcome.MissingInternally)]
    [InlineData(EntryKind.Withdrawal, ReconciliationOutcome.MissingInternally)]
    [InlineData(EntryKind.Refund, ReconciliationOutcome.RefundUnbooked)]
    [InlineData(EntryKind.Dispute, ReconciliationOutcome.DisputeUnbooked)]
    [InlineData(EntryKind.Fee, ReconciliationOutcome.OutOfScope)]
    [InlineData(EntryKind.PayoutEntry, ReconciliationOutcome.OutOfScope)]
    public async Task Money_that_no_operation_knows_is_named_by_its_kind(EntryKind kind, ReconciliationOutcome outcome) =>
        Assert.Equal(outcome, (await Books.OnlyAsync([], [Books.Provider("1", kind: kind)])).Outcome);

    [Fact]
    public async Task A_refund_does_not_hide_behind_the_payment_it_belongs_to()
    {
        ReconciliationReport report = await Books.RunAsync(
            [Books.Operation("1")], [Books.Provider("1"), Books.Provider("2", 40, EntryKind.Refund) with { Id = "re_2", PaymentId = "pi_1", Reference = "R-1" }]);
        Assert.Equal([ReconciliationOutcome.Matched, ReconciliationOutcome.RefundUnbooked], report.Items.Select(static i => i.Outcome).Order());
    }

    [Fact]
    public async Task What_no_key_finds_is_missing_and_only_offers_a_look_alike()
    {
        OperationEntry operation = Books.Operation("1") with { ProviderId = null, Reference = null, IdempotencyKey = null };
        ReconciliationReport report = await Books.RunAsync([operation], [Books.Provider("9") with { Customer = "C-1", Time = Books.Long.AddHours(5) }, Books.Provider("8") with { Customer = "C-1", Time = Books.Long.AddDays(9) }]);
        ReconciliationItem missing = Assert.Single(report.Items, static i => i.Outcome == ReconciliationOutcome.MissingAtProvider);
        Assert.Equal("pi_9", Assert.Single(missing.Candidates).Id);
        ReconciliationItem[] orphans = [.. report.Items.Where(static i => i.Outcome == ReconciliationOutcome.MissingInternally)];
        Assert.Equal(["1"], orphans.Single(static o => o.Right!.Entries[0].Id == "pi_9").Candidates.Select(static c => c.Id));
        Assert.Empty(orphans.Single(static o => o.Right!.Entries[0].Id == "pi_8").Candidates);
    }

    [Fact]
    public async Task A_young_line_is_a_timing_difference_until_its_window_is_over()
    {
        DateTimeOffset at = Books.AsOf.AddHours(-23);
        Assert.Equal(ReconciliationOutcome.TimingDifference, (await Books.OnlyAsync([Books.Operation("1") with { Time = at }], [])).Outcome);
        Assert.Equal(ReconciliationOutcome.MissingAtProvider, (await Books.OnlyAsync([Books.Operation("1") with { Time = at.AddHours(-1) }], [])).Outcome);

        // Ten business days before Friday, 20 November.
        OperationEntry debit = Books.Operation("1") with { State = EntryState.Pending, Method = "bank_debit", Time = new DateTimeOffset(2026, 11, 6, 12, 0, 0, TimeSpan.Zero) };
        Assert.Equal(ReconciliationOutcome.TimingDifference, (await Books.OnlyAsync([debit], [])).Outcome);
        Assert.Equal(ReconciliationOutcome.MissingAtProvider, (await Books.OnlyAsync([debit with { Time = debit.Time.AddDays(-1) }], [])).Outcome);
        Assert.Equal(ReconciliationOutcome.TimingDifference, (await Books.OnlyAsync([debit with { Time = debit.Time.AddDays(-1) }], [], change: static r => r.Holidays = [new DateOnly(2026, 11, 11)])).Outcome);
        Assert.Equal(ReconciliationOutcome.MissingAtProvider, (await Books.OnlyAsync([debit with { Method = "card" }], [])).Outcome);
    }

    [Fact]
    public async Task Amount_currency_direction_kind_fee_and_charge_are_told_apart()
    {
        OperationEntry operation = Books.Operation("1") with { Fee = Books.Eur(2) };
        ProviderEntry provider = Books.Provider("1") with { Fee = Books.Eur(2) };
        async Task<ReconciliationItem> With(ProviderEntry changed) => await Books.OnlyAsync([operation], [changed]);
        ReconciliationItem amount = await With(provider with { Amount = Books.Eur(99.99m) });
        Assert.Equal((ReconciliationOutcome.AmountMismatch, Books.Eur(-0.01m)), (amount.Outcome, amount.Difference!.Value));
        ReconciliationItem currency = await With(provider with { Amount = new Money(100, Currency.Of("USD")) });
        Assert.Equal((ReconciliationOutcome.CurrencyMismatch, (Money?)null), (currency.Outcome, currency.Difference));
        ReconciliationItem direction = await With(provider with { Direction = MoneyDirection.Out });
        Assert.Equal((ReconciliationOutcome.DirectionMismatch, Books.Eur(-200)), (direction.Outcome, direction.Difference!.Value));
        Assert.Equal((ReconciliationOutcome.StateMismatch, ReconciliationRule.Kind), (await With(provider with { Kind = EntryKind.Dispute })) is var kind ? (kind.Outcome, kind.Rule) : default);
        ReconciliationItem fee = await With(provider with { Fee = Books.Eur(2.5m) });
        Assert.Equal((ReconciliationOutcome.FeeMismatch, Books.Eur(0.5m)), (fee.Outcome, fee.Difference!.Value));
        ReconciliationItem charge = await With(provider with { ChargeAmount = Books.Eur(103) });
        Assert.Equal((ReconciliationOutcome.ChargeAmountMismatch, Books.Eur(3)), (charge.Outcome, charge.Difference!.Value));
        Assert.Equal(ReconciliationOutcome.Matched, (await With(provider)).Outcome);
    }

    [Fact]
    public async Task A_tolerance_must_be_asked_for()
    {
        ProviderEntry provider = Books.Provider("1") with { Amount = Books.Eur(100.02m) };
        Assert.Equal(ReconciliationOutcome.AmountMismatch, (await Books.OnlyAsync([Books.Operation("1")], [provider], change: static r => r.OperationTolerance = 1)).Outcome);
        ReconciliationItem item = await Books.OnlyAsync([Books.Operation("1")], [provider], change: static r => r.OperationTolerance = 2);
        Assert.Equal((ReconciliationOutcome.MatchedWithinTolerance, Books.Eur(0.02m)), (item.Outcome, item.Difference!.Value));
    }

    [Fact]
    public async Task The_cut_off_goes_by_provider_time_in_its_zone_and_leaves_out_its_end()
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        void October(ReconciliationRules rules) => rules.Period = ReconciliationPeriod.OfDays(new DateOnly(2026, 10, 1), new DateOnly(2026, 11, 1), zone);
        async Task<ReconciliationOutcome> At(DateTimeOffset operation, DateTimeOffset provider) =>
            (await Books.OnlyAsync([Books.Operation("1") with { Time = operation }], [Books.Provider("1") with { Time = provider }], change: October)).Outcome;
        var end = new DateTimeOffset(2026, 10, 31, 23, 0, 0, TimeSpan.Zero);
        Assert.Equal(ReconciliationOutcome.Matched, await At(end.AddSeconds(5), end.AddTicks(-1)));
        Assert.Equal(ReconciliationOutcome.OutOfScope, await At(end.AddSeconds(-5), end));
        var start = new DateTimeOffset(2026, 9, 30, 22, 0, 0, TimeSpan.Zero);
        Assert.Equal(ReconciliationOutcome.Matched, await At(start.AddSeconds(-5), start));
        Assert.Equal(ReconciliationOutcome.OutOfScope, await At(start.AddSeconds(5), start.AddTicks(-1)));
    }

    [Theory]
    [InlineData(EntryState.Failed, EntryState.Succeeded, ReconciliationOutcome.StateMismatch)]
    [InlineData(EntryState.Failed, EntryState.Failed, ReconciliationOutcome.Matched)]
    [InlineData(EntryState.Open, EntryState.Open, ReconciliationOutcome.Matched)]
    [InlineData(EntryState.Unknown, EntryState.Succeeded, ReconciliationOutcome.StateMismatch)]
    [InlineData(EntryState.Pending, EntryState.Failed, ReconciliationOutcome.StateMismatch)]
    [InlineData(EntryState.Succeeded, EntryState.Pending, ReconciliationOutcome.StateMismatch)]
    public async Task Old_states_that_contradict_each_other_are_told(EntryState ours, EntryState theirs, ReconciliationOutcome outcome) =>
        Assert.Equal(outcome, (await Books.OnlyAsync([Books.Operation("1") with { State = ours }], [Books.Provider("1") with { State = theirs }])).Outcome);

    [Fact]
    public async Task A_state_of_ours_may_lag_a_little()
    {
        DateTimeOffset now = Books.AsOf.AddHours(-2);
        ReconciliationItem item = await Books.OnlyAsync([Books.Operation("1") with { State = EntryState.Pending, Time = now }], [Books.Provider("1") with { Time = now }]);
        Assert.Equal((ReconciliationOutcome.TimingDifference, ReconciliationRule.ExportLag), (item.Outcome, item.Rule));
    }

    [Fact]
    public async Task A_failed_attempt_beside_the_paid_one_does_not_count()
    {
        ReconciliationItem item = await Books.OnlyAsync([Books.Operation("1")], [Books.Provider("1"), Books.Provider("2") with { Reference = "R-1", State = EntryState.Failed }]);
        Assert.Equal((ReconciliationOutcome.Matched, 2), (item.Outcome, item.Right!.Count));
    }

    [Fact]
    public async Task A_separator_in_a_name_does_not_join_two_ids()
    {
        ReconciliationReport report = await Books.RunAsync([], [Books.Provider("1") with { Provider = "a/b", Id = "c" }, Books.Provider("1") with { Provider = "a", Id = "b/c" }]);
        Assert.Equal(2, report.Items.Select(static i => i.Id).Distinct().Count());
    }
}
