using System.Globalization;
using System.Text;
using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Reading;
using Microsoft.Extensions.Options;

namespace Broker.Payments.Tests.Reconciliation;

/// <summary>CSV in: what is well formed is read the same in every culture, what is not becomes a line of the report, and nothing is lost.</summary>
public sealed class ReadingTests
{
    private const string BankHead = "id,amount,currency,value_date,text\n";

    private static async Task<List<BookLine>> BankAsync(string text, CsvReadOptions? options = null) => await ListAsync(NeutralCsv.ReadBankAsync(Bytes(text), "bank.csv", options));

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<List<BookLine>> ListAsync(IAsyncEnumerable<BookLine> lines)
    {
        List<BookLine> list = [];
        await foreach (BookLine line in lines)
        {
            list.Add(line);
        }

        return list;
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public async Task Numbers_words_and_times_depend_on_no_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            const string text = "ID,KIND,amount,currency,STATE,time,provider,fee\nD-1,wiTHDRAWAL,1234.50,eur,IN_VALID,2026-11-01T10:00:00+02:00,praxis,\nD-2,WITHDRAWAL,1234.50,eur,unresolved,2026-11-01T10:00:00+02:00,praxis,-0.25\n";
            List<BookLine> lines = await ListAsync(NeutralCsv.ReadOperationsAsync(Bytes(text), "o.csv"));
            Assert.Contains("'IN_VALID'", Assert.IsType<UnreadableLine>(lines[0]).Reason, StringComparison.Ordinal);
            OperationEntry operation = Assert.IsType<OperationEntry>(lines[1]);
            Assert.Equal((EntryKind.Withdrawal, MoneyDirection.Out, Books.Eur(1234.5m), EntryState.Unresolved, Books.Eur(-0.25m)), (operation.Kind, operation.Direction, operation.Amount, operation.State, operation.Fee!.Value));
            Assert.Equal((new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero), "o.csv", 3L), (operation.Time, operation.Source, operation.LineNumber));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Quotes_line_breaks_and_ends_of_file_are_read_as_RFC_4180_says()
    {
        List<BookLine> lines = await BankAsync("\uFEFF" + BankHead.Replace("\n", "\r\n", StringComparison.Ordinal) + "B-1,-10.00,EUR,2026-11-02,\"a, \"\"b\"\"\r\nc\"\r\n\r\nB-2,1,EUR,2026-11-03,");
        BankLine first = Assert.IsType<BankLine>(lines[0]);
        Assert.Equal((MoneyDirection.Out, Books.Eur(10), "a, \"b\"\r\nc", 2L), (first.Direction, first.Amount, first.RemittanceText, first.LineNumber));
        BankLine second = Assert.IsType<BankLine>(lines[1]);
        Assert.Equal((null, 5L), (second.RemittanceText, second.LineNumber));
        Assert.Equal(2, lines.Count);
    }

    [Fact]
    public async Task A_stray_quote_costs_its_own_line_only()
    {
        List<BookLine> lines = await BankAsync(BankHead + "B-1,1,EUR,2026-11-02,\"open\nB-2,1,EUR,2026-11-02,x\nB-3,1,EUR,2026-11-02,y\n");
        Assert.Equal([2, 3, 4], lines.Select(static l => l.LineNumber));
        Assert.IsType<UnreadableLine>(lines[0]);
        Assert.Equal(["B-2", "B-3"], lines.OfType<BankLine>().Select(static l => l.Id));
        List<BookLine> many = await BankAsync(BankHead + "B-1,1,EUR,2026-11-02,\"open\n" + string.Concat(Enumerable.Range(0, 500).Select(static i => string.Create(CultureInfo.InvariantCulture, $"N-{i},1,EUR,2026-11-02,x\n"))));
        Assert.Equal(500, many.OfType<BankLine>().Count());
    }

    [Theory]
    [InlineData("B-1,1.005,EUR,2026-11-02,x", "at most 2 digits")]
    [InlineData("B-1,\"1,000.00\",EUR,2026-11-02,x", "amount")]
    [InlineData("B-1,,EUR,2026-11-02,x", "amount is missing")]
    [InlineData("B-1,1e5,EUR,2026-11-02,x", "amount")]
    [InlineData("B-1,99999999999999999999,EUR,2026-11-02,x", "amount")]
    [InlineData("B-1,1,EURO,2026-11-02,x", "'EURO'")]
    [InlineData("B-1,1,EUR,02.11.2026,x", "value_date")]
    [InlineData("B-1,1,EUR,2026-11-02", "4 columns")]
    [InlineData("B-1,1,EUR,2026-11-02,x,y", "6 columns")]
    [InlineData("B-1,1,EUR,2026-11-02,\"x\"y", "after its closing quote")]
    [InlineData("B-1,1,EUR,2026-11-02,x\"y\"", "is not quoted")]
    public async Task A_bad_line_says_what_and_what_is_allowed(string line, string words)
    {
        List<BookLine> lines = await BankAsync(BankHead + line + "\nB-2,1,EUR,2026-11-02,x\n");
        UnreadableLine bad = Assert.IsType<UnreadableLine>(lines[0]);
        Assert.Contains(words, bad.Reason, StringComparison.Ordinal);
        Assert.Equal(("bank.csv", 2L, ReconciliationBook.Bank), (bad.Source, bad.LineNumber, bad.Book));
        Assert.IsType<BankLine>(lines[1]);
    }

    [Fact]
    public async Task Limits_hold_and_reading_goes_on()
    {
        string longText = new('x', 400);
        List<BookLine> lines = await BankAsync(BankHead + $"B-1,1,EUR,2026-11-02,{longText}\nB-2,1,EUR,2026-11-02,x\n", new CsvReadOptions { MaxRecordLength = 256 });
        Assert.Contains("longer than 256", Assert.IsType<UnreadableLine>(lines[0]).Reason, StringComparison.Ordinal);
        Assert.Equal(3, Assert.IsType<BankLine>(lines[1]).LineNumber);
        List<BookLine> wide = await BankAsync(BankHead + new string(',', 400) + "\n");
        Assert.Contains("more than 256 columns", Assert.IsType<UnreadableLine>(Assert.Single(wide)).Reason, StringComparison.Ordinal);
        Assert.Throws<OptionsValidationException>(() => NeutralCsv.ReadBankAsync(Bytes(""), "x", new CsvReadOptions { Separator = '"', MaxColumns = 0 }));
    }

    [Fact]
    public async Task A_file_without_its_columns_is_unreadable_line_by_line()
    {
        List<BookLine> lines = await BankAsync("betrag;waehrung\n1;EUR\n");
        Assert.Equal(2, lines.OfType<UnreadableLine>().Count());
        Assert.Contains("amount, currency, value_date", ((UnreadableLine)lines[0]).Reason, StringComparison.Ordinal);
        Assert.Empty(await BankAsync(string.Empty));
    }

    [Fact]
    public async Task Every_book_has_its_columns()
    {
        ProviderEntry provider = Assert.IsType<ProviderEntry>(Assert.Single(await ListAsync(NeutralCsv.ReadProviderAsync(
            Bytes("id,kind,direction,amount,currency,state,raw_state,time,provider,payment_id,balance_transaction_id,fee,charge_amount,charge_currency,paid_before\nch_1,dispute,out,10,KWD,succeeded,lost,2026-11-02 10:00:00,stripe,pi_1,txn_1,0.125,33,USD,true\n"), "p.csv"))));
        Assert.Equal(("lost", MoneyDirection.Out, new Money(0.125m, Currency.Of("KWD")), new Money(33, Currency.Of("USD")), true), (provider.RawState, provider.Direction, provider.Fee!.Value, provider.ChargeAmount!.Value, provider.PaidBefore));
        SettlementEntry line = Assert.IsType<SettlementEntry>(Assert.Single(await ListAsync(NeutralCsv.ReadSettlementAsync(
            Bytes("id,kind,amount,currency,time,provider,fee,net,presentment,presentment_currency,exchange_rate,payout_id\ntxn_1,refund,9.5,EUR,2026-11-02,adyen,0,-9.50,10,USD,0.95,batch_4\n"), "s.csv"))));
        Assert.Equal((EntryState.Succeeded, MoneyDirection.Out, Books.Eur(-9.5m), 0.95m, "batch_4"), (line.State, line.Direction, line.Net, line.ExchangeRate!.Value, line.PayoutId));
        PayoutEntry payout = Assert.IsType<PayoutEntry>(Assert.Single(await ListAsync(NeutralCsv.ReadPayoutsAsync(
            Bytes("id,amount,currency,state,time,provider,arrives_at,manual\npo_1,10,EUR,succeeded,2026-11-02,stripe,2026-11-04,yes\n"), "po.csv"))));
        Assert.Equal((true, new DateTimeOffset(2026, 11, 4, 0, 0, 0, TimeSpan.Zero)), (payout.Manual, payout.ArrivesAt!.Value));
        AppliedEntry applied = Assert.IsType<AppliedEntry>(Assert.Single(await ListAsync(NeutralCsv.ReadAppliedAsync(
            Bytes("id,kind,amount,currency,state,time,confirmation_id,account\nA-1,payment,10,EUR,succeeded,2026-11-02,F-1,70001\n"), "a.csv"))));
        Assert.Equal(("F-1", "70001"), (applied.ConfirmationId, applied.Account));
        UnreadableLine dispute = Assert.IsType<UnreadableLine>(Assert.Single(await ListAsync(NeutralCsv.ReadProviderAsync(
            Bytes("id,kind,amount,currency,state,time,provider\ndp_1,dispute,10,EUR,succeeded,2026-11-02,stripe\n"), "p.csv"))));
        Assert.Contains("direction is missing", dispute.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stripes_itemized_report_is_read_as_settlement_lines()
    {
        const string report =
            """
            automatic_payout_id,automatic_payout_effective_at,balance_transaction_id,created_utc,created,available_on,currency,gross,fee,net,reporting_category,source_id,description,customer_facing_amount,customer_facing_currency
            po_1,2026-11-05 00:00:00,txn_1,2026-11-02 09:00:00,2026-11-02 10:00:00,2026-11-05 00:00:00,eur,92.34,1.50,90.84,charge,ch_1,"Deposit, first",100.00,usd
            po_1,2026-11-05 00:00:00,txn_2,2026-11-02 09:00:00,2026-11-02 10:00:00,2026-11-05 00:00:00,eur,-20.00,0.00,-20.00,refund,re_1,,-20.00,eur
            ,,txn_3,,2026-07-02 10:00:00,2026-11-05 00:00:00,jpy,-15,0,-15,something_new,xx_1,,,
            """;
        List<BookLine> lines = await ListAsync(StripeReportCsv.ReadPayoutReconciliationAsync(Bytes(report), "stripe.csv", new CsvReadOptions { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") }));
        SettlementEntry[] settled = [.. lines.Cast<SettlementEntry>()];
        Assert.Equal((EntryKind.Payment, Books.Eur(92.34m), new Money(100, Currency.Of("USD")), "ch_1", "po_1"), (settled[0].Kind, settled[0].Amount, settled[0].Presentment!.Value, settled[0].TransactionId, settled[0].PayoutId));
        Assert.Equal((EntryKind.Refund, MoneyDirection.Out, Books.Eur(-20), (Money?)null), (settled[1].Kind, settled[1].Direction, settled[1].Net, settled[1].Presentment));
        Assert.Equal((EntryKind.Other, "something_new", null, new DateTimeOffset(2026, 7, 2, 8, 0, 0, TimeSpan.Zero)), (settled[2].Kind, settled[2].RawState, settled[2].PayoutId, settled[2].Time));
    }
}
