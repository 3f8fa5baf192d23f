using Broker.Core.Monetary;
using Broker.Payments.Reconciliation;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;

namespace Broker.Payments.Tests.Reconciliation;

/// <summary>Provider transactions, settlement lines, payouts and bank lines: arithmetic, rates, sums, keys and dates.</summary>
public sealed class SettlementTests
{
    private static readonly Currency Usd = Currency.Of("USD");

    private static async Task<ReconciliationItem> LineAsync(ProviderEntry? entry, params SettlementEntry[] lines) =>
        await Books.OnlyAsync(provider: entry is null ? [] : [entry], settlement: lines);

    [Fact]
    public async Task A_line_settles_its_transaction()
    {
        Assert.Equal(ReconciliationOutcome.Matched, (await LineAsync(Books.Provider("1") with { Fee = Books.Eur(2) }, Books.Line("1"))).Outcome);
        Assert.Equal(ReconciliationOutcome.Matched, (await LineAsync(Books.Provider("1") with { BalanceTransactionId = null }, Books.Line("1") with { Id = "other" })).Outcome);
        ReconciliationItem parts = await LineAsync(Books.Provider("1"), Books.Line("1", 60), Books.Line("1", 40) with { Id = "txn_b" });
        Assert.Equal(ReconciliationOutcome.MatchedManyToOne, parts.Outcome);
    }

    [Fact]
    public async Task Gross_less_fee_must_be_net_and_fees_must_agree()
    {
        ReconciliationItem arithmetic = await LineAsync(Books.Provider("1"), Books.Line("1") with { Net = Books.Eur(97) });
        Assert.Equal((ReconciliationOutcome.FeeMismatch, ReconciliationRule.LineArithmetic, Books.Eur(-1)), (arithmetic.Outcome, arithmetic.Rule, arithmetic.Difference!.Value));
        ReconciliationItem fee = await LineAsync(Books.Provider("1") with { Fee = Books.Eur(1.5m) }, Books.Line("1"));
        Assert.Equal((ReconciliationOutcome.FeeMismatch, ReconciliationRule.Fee, Books.Eur(0.5m)), (fee.Outcome, fee.Rule, fee.Difference!.Value));
        ReconciliationItem unexplained = await LineAsync(null, Books.Line("1", 5, 0) with { Kind = EntryKind.Fee, Direction = MoneyDirection.Out, Net = Books.Eur(-5) });
        Assert.Equal((ReconciliationOutcome.FeeMismatch, ReconciliationRule.NoCounterpart), (unexplained.Outcome, unexplained.Rule));
    }

    [Theory]
    [InlineData("92.34", ReconciliationOutcome.Matched)]
    [InlineData("92.35", ReconciliationOutcome.MatchedWithinTolerance)]
    [InlineData("92.36", ReconciliationOutcome.AmountMismatch)]
    public async Task A_converted_amount_is_recomputed_from_its_rate(string settled, ReconciliationOutcome outcome)
    {
        ProviderEntry entry = Books.Provider("1") with { Amount = new Money(100, Usd) };
        SettlementEntry line = Books.Line("1", decimal.Parse(settled, System.Globalization.CultureInfo.InvariantCulture)) with { Presentment = new Money(100, Usd), ExchangeRate = 0.92341m };
        ReconciliationItem item = await LineAsync(entry, line);
        Assert.Equal(outcome, item.Outcome);
        Assert.Equal(ReconciliationOutcome.CurrencyMismatch, (await LineAsync(entry, line with { Presentment = null })).Outcome);
        Assert.Equal(Usd, (await LineAsync(entry, line with { Presentment = new Money(90, Usd) })).Difference!.Value.Currency);
    }

    [Fact]
    public async Task What_settled_and_is_no_transaction_is_missing_internally_and_the_other_way_round_waits_for_the_window()
    {
        Assert.Equal(ReconciliationOutcome.MissingInternally, (await LineAsync(null, Books.Line("1"))).Outcome);
        Assert.Equal(ReconciliationOutcome.MissingAtProvider, (await LineAsync(Books.Provider("1"))).Outcome);
        Assert.Equal(ReconciliationOutcome.TimingDifference, (await LineAsync(Books.Provider("1") with { Time = Books.AsOf.AddDays(-9) })).Outcome);
        Assert.Equal(ReconciliationOutcome.OutOfScope, (await LineAsync(Books.Provider("1") with { State = EntryState.Failed })).Outcome);
    }

    [Fact]
    public async Task Amount_direction_state_and_duplicate_lines_are_told()
    {
        Assert.Equal(ReconciliationOutcome.AmountMismatch, (await LineAsync(Books.Provider("1"), Books.Line("1", 90))).Outcome);
        Assert.Equal(ReconciliationOutcome.DirectionMismatch, (await LineAsync(Books.Provider("1"), Books.Line("1") with { Direction = MoneyDirection.Out, Net = Books.Eur(-102) })).Outcome);
        Assert.Equal(ReconciliationOutcome.StateMismatch, (await LineAsync(Books.Provider("1") with { State = EntryState.Failed }, Books.Line("1"))).Outcome);
        Assert.Equal(ReconciliationOutcome.Duplicate, (await LineAsync(Books.Provider("1"), Books.Line("1"), Books.Line("1"))).Outcome);
        Assert.Equal(ReconciliationOutcome.Duplicate, (await LineAsync(Books.Provider("1"), Books.Line("1"), Books.Line("1") with { Id = "txn_again" })).Outcome);
        SettlementEntry back = Books.Line("1", 100, 0) with { Id = "txn_back", Direction = MoneyDirection.Out, Net = Books.Eur(-100) };
        Assert.Equal(ReconciliationOutcome.PaidThenFailed, (await LineAsync(Books.Provider("1") with { State = EntryState.Failed, PaidBefore = true }, Books.Line("1"), back)).Outcome);
    }

    [Fact]
    public async Task The_net_of_the_lines_must_be_the_payout()
    {
        SettlementEntry[] lines = [Books.Line("1"), Books.Line("2", 50, 1)];
        Assert.Equal(ReconciliationOutcome.MatchedManyToOne, (await Books.OnlyAsync(settlement: lines, payouts: [Books.Payout("1", 147)])).Outcome);
        ReconciliationItem off = await Books.OnlyAsync(settlement: lines, payouts: [Books.Payout("1", 147.01m)]);
        Assert.Equal((ReconciliationOutcome.AmountMismatch, Books.Eur(-0.01m)), (off.Outcome, off.Difference!.Value));
        Assert.Equal(ReconciliationOutcome.MatchedWithinTolerance, (await Books.OnlyAsync(settlement: lines, payouts: [Books.Payout("1", 147.01m)], change: static r => r.SettlementTolerance = 1)).Outcome);
        Assert.Equal(ReconciliationOutcome.CurrencyMismatch, (await Books.OnlyAsync(settlement: lines, payouts: [Books.Payout("1", 147) with { Amount = new Money(147, Usd) }])).Outcome);
    }

    [Fact]
    public async Task A_manual_payout_is_not_attributable_and_an_empty_automatic_one_is_missing()
    {
        Assert.Equal(ReconciliationOutcome.NotAttributable, (await Books.OnlyAsync(settlement: [], payouts: [Books.Payout("1", 10) with { Manual = true }])).Outcome);
        Assert.Equal(ReconciliationOutcome.MissingAtProvider, (await Books.OnlyAsync(settlement: [], payouts: [Books.Payout("1", 10)])).Outcome);
        Assert.Equal(ReconciliationOutcome.MissingInternally, (await Books.OnlyAsync(settlement: [Books.Line("1")], payouts: [])).Outcome);
        ReconciliationItem unpaid = await Books.OnlyAsync(settlement: [Books.Line("1") with { PayoutId = null, Time = Books.AsOf.AddDays(-1) }], payouts: []);
        Assert.Equal((ReconciliationOutcome.TimingDifference, Books.Eur(98)), (unpaid.Outcome, unpaid.Difference!.Value));
    }

    private static async Task<ReconciliationItem> BankAsync(PayoutEntry? payout, params BankLine[] lines) =>
        await Books.OnlyAsync(payouts: payout is null ? [] : [payout], bank: lines);

    [Theory]
    [InlineData("trace1 and more")]
    [InlineData("/REF/TRACE-1/INV")]
    [InlineData("TRACE 1")]
    public async Task A_trace_id_is_found_among_the_words_of_the_bank(string text) =>
        Assert.Equal((ReconciliationOutcome.Matched, Payments.Reconciliation.Rules.MatchKey.RemittanceText), (await BankAsync(Books.Payout("1", 10), Books.Bank("1", 10) with { RemittanceText = text })) is var item ? (item.Outcome, item.MatchedBy) : default);

    [Fact]
    public async Task Keys_go_from_trace_to_text_to_amount_and_date()
    {
        PayoutEntry payout = Books.Payout("1", 10) with { BatchId = "BATCH77", StatementDescriptor = "ACME PAY" };
        BankLine silent = Books.Bank("1", 10) with { RemittanceText = null };
        Assert.Equal(Payments.Reconciliation.Rules.MatchKey.TraceId, (await BankAsync(payout, silent with { TraceId = "trace1" })).MatchedBy);
        Assert.Equal(Payments.Reconciliation.Rules.MatchKey.RemittanceText, (await BankAsync(payout, silent with { RemittanceText = "batch77" })).MatchedBy);
        Assert.Equal(Payments.Reconciliation.Rules.MatchKey.RemittanceText, (await BankAsync(payout, silent with { RemittanceText = "from acme pay ltd" })).MatchedBy);
        ReconciliationItem byAmount = await BankAsync(payout, silent with { Time = Books.Long.AddDays(4) });
        Assert.Equal((ReconciliationOutcome.Matched, Payments.Reconciliation.Rules.MatchKey.AmountAndDate), (byAmount.Outcome, byAmount.MatchedBy));
    }

    [Fact]
    public async Task A_trace_id_behind_many_other_words_is_found()
    {
        string decoys = string.Join(' ', Enumerable.Range(100, 40).Select(static i => "TRACE" + i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        ReconciliationReport report = await Books.RunAsync(payouts: [Books.Payout("1", 10), Books.Payout("2", 20)], bank: [Books.Bank("1", 10) with { RemittanceText = decoys + " TRACE1" }, Books.Bank("2", 20)]);
        Assert.All(report.Items, static i => Assert.Equal((ReconciliationOutcome.Matched, Payments.Reconciliation.Rules.MatchKey.RemittanceText), (i.Outcome, i.MatchedBy)));
    }

    [Fact]
    public async Task Two_bank_lines_that_fit_one_payout_are_candidates_and_no_match()
    {
        BankLine silent = Books.Bank("1", 10) with { RemittanceText = null };
        ReconciliationReport report = await Books.RunAsync(payouts: [Books.Payout("1", 10)], bank: [silent, silent with { Id = "B-2" }]);
        Assert.Equal(3, report.Items.Count);
        Assert.Equal(2, Assert.Single(report.Items, static i => i.Outcome == ReconciliationOutcome.MissingAtProvider).Candidates.Count);
    }

    [Fact]
    public async Task The_bank_may_be_late_charge_a_little_or_have_it_twice()
    {
        Assert.Equal(ReconciliationOutcome.TimingDifference, (await BankAsync(Books.Payout("1", 10) with { ArrivesAt = Books.AsOf.AddDays(-1) })).Outcome);
        Assert.Equal(ReconciliationOutcome.MissingAtProvider, (await BankAsync(Books.Payout("1", 10))).Outcome);
        Assert.Equal(ReconciliationOutcome.MissingInternally, (await BankAsync(null, Books.Bank("1", 10))).Outcome);
        Assert.Equal((ReconciliationOutcome.TimingDifference, ReconciliationRule.BankDate), (await BankAsync(Books.Payout("1", 10), Books.Bank("1", 10) with { Time = Books.Long.AddDays(20) })) is var late ? (late.Outcome, late.Rule) : default);
        Assert.Equal(ReconciliationOutcome.AmountMismatch, (await BankAsync(Books.Payout("1", 10), Books.Bank("1", 9.5m))).Outcome);
        Assert.Equal(ReconciliationOutcome.MatchedWithinTolerance, (await Books.OnlyAsync(payouts: [Books.Payout("1", 10)], bank: [Books.Bank("1", 9.5m)], change: static r => r.BankTolerance = 50)).Outcome);
        Assert.Equal(ReconciliationOutcome.Duplicate, (await BankAsync(Books.Payout("1", 10), Books.Bank("1", 10), Books.Bank("1", 10) with { Id = "B-2" })).Outcome);
        Assert.Equal(ReconciliationOutcome.MatchedManyToOne, (await BankAsync(Books.Payout("1", 10), Books.Bank("1", 4), Books.Bank("1", 6) with { Id = "B-2" })).Outcome);
        Assert.Equal(ReconciliationOutcome.DirectionMismatch, (await BankAsync(Books.Payout("1", 10), Books.Bank("1", 10) with { Direction = MoneyDirection.Out })).Outcome);
        Assert.Equal(ReconciliationOutcome.CurrencyMismatch, (await BankAsync(Books.Payout("1", 10), Books.Bank("1", 10) with { Amount = new Money(10, Usd) })).Outcome);
    }

    [Fact]
    public async Task A_payout_that_failed_after_it_was_paid_is_told()
    {
        PayoutEntry failed = Books.Payout("1", 10) with { State = EntryState.Failed };
        BankLine back = Books.Bank("1", 10) with { Id = "B-2", Direction = MoneyDirection.Out };
        Assert.Equal(ReconciliationOutcome.PaidThenFailed, (await BankAsync(failed with { PaidBefore = true })).Outcome);
        Assert.Equal(ReconciliationOutcome.PaidThenFailed, (await BankAsync(failed, Books.Bank("1", 10), back)).Outcome);
        Assert.Equal(ReconciliationOutcome.StateMismatch, (await BankAsync(failed, Books.Bank("1", 10))).Outcome);
        Assert.Equal(ReconciliationOutcome.OutOfScope, (await BankAsync(failed)).Outcome);
        ReconciliationItem history = await Books.OnlyAsync(payouts: [Books.Payout("1", 10), failed with { Time = Books.Long.AddDays(2) }], bank: [Books.Bank("1", 10), back]);
        Assert.Equal(ReconciliationOutcome.PaidThenFailed, history.Outcome);
    }
}
