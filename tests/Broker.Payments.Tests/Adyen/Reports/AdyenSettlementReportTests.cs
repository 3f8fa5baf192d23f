using System.Globalization;
using System.Text;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Payments.Adyen.Reports;
using Broker.Payments.Tests.Timelines;
using Broker.Payments.Timelines;

namespace Broker.Payments.Tests.Adyen.Reports;

/// <summary>The settlement details report, made up in its shape (contracts/payments.md b).</summary>
public sealed class AdyenSettlementReportTests
{
    private const string Header = "Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Scheme Fees (NC),Interchange (NC),Batch Number,New Column\r\n";

    private const string Rows =
        "C,M,P1,\"DEP-1, \"\"first\"\"\",visa,2026-11-02 10:00:00,UTC,Settled,C1,EUR,,100.00,1,EUR,,97.50,1.00,0.50,0.25,0.75,42,x\r\n" +
        "C,M,P1,DEP-1,visa,2026-11-03 10:00:00,UTC,Refunded,R1,EUR,40.00,,1,EUR,40.10,,0.10,,,,42,x\r\n" +
        "C,M,P2,DEP-2,visa,2026-11-03 10:00:00,UTC,Settled,C2,USD,,110.00,0.9,EUR,,98.00,1.00,,,,42,x\r\n" +
        "C,M,P3,DEP-3,visa,2026-11-03 10:00:00,UTC,Chargeback,D3,EUR,20.00,,1,EUR,20.00,,,,,,42,x\r\n" +
        "C,M,,,,2026-11-04 10:00:00,UTC,Fee,Transaction Fees,EUR,5.40,,,EUR,5.40,,,,,,42,x\r\n" +
        "C,M,,,,2026-11-04 10:00:00,UTC,MerchantPayout,TX42,EUR,130.00,,,EUR,130.00,,,,,,42,x\r\n";

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public async Task Lines_carry_exact_amounts_and_add_up_to_the_payout_whatever_the_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            List<SettlementLine> lines = await ReadAsync(Header + Rows);

            Assert.Equal(6, lines.Count);
            Assert.All(lines, static line => Assert.Equal(line.Net, line.Gross - line.Fee));
            Assert.Equal((Streams.Eur(100), Streams.Eur(2.50m), Streams.Eur(97.50m), "DEP-1, \"first\""), (lines[0].Gross, lines[0].Fee, lines[0].Net, lines[0].Reference));
            Assert.Equal((Streams.Eur(-40), Streams.Eur(-40.10m)), (lines[1].Gross, lines[1].Net));
            Assert.Equal((new Money(110, Currency.Of("USD")), Streams.Eur(99)), (lines[2].Presented!.Value, lines[2].Gross));
            Assert.Equal(0m, lines.Sum(static line => line.Net.Amount));
            SettlementPayout payout = AdyenSettlementReport.PayoutOf(lines[5], Streams.Start)!;
            Assert.Equal((SettlementPayoutState.Paid, Streams.Eur(130), "42", "TX42"), (payout.State, payout.Amount, payout.Id.Value, payout.BankTrace));
            Assert.Null(AdyenSettlementReport.PayoutOf(lines[0], Streams.Start));
            Assert.Equal(6, lines.Select(static line => line.Id).Distinct(StringComparer.Ordinal).Count());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task A_report_corrects_an_event_and_does_not_count_it_twice()
    {
        List<SettlementLine> lines = await ReadAsync(Header + Rows);
        PaymentFact Event(PaymentFactKind kind, string id, string subject, decimal amount, int step) => Streams.Fact(kind, 1, id, subject, amount, "adyen") with { Payment = new PaymentId("P1"), Step = step };
        PaymentTimeline timeline = PaymentTimeline.Of("adyen", new PaymentId("P1"),
            Event(PaymentFactKind.Authorized, "AUTHORISATION:P1:true", "", 100, 10),
            Event(PaymentFactKind.Captured, "AUTHORISATION:P1:true#capture", "", 100, 20),
            Event(PaymentFactKind.RefundChanged, "REFUND:R1:true", "R1", 39, 20) with { Refund = RefundState.Succeeded });

        foreach (PaymentFact fact in lines.Take(2).SelectMany(AdyenReportFacts.Of))
        {
            timeline = timeline.Add(fact);
        }

        PaymentStanding standing = timeline.Standing;
        Assert.Equal((PaymentState.Succeeded, Streams.Eur(100), Streams.Eur(40), Streams.Eur(100)), (standing.State, standing.Received!.Value, standing.Refunded!.Value, standing.Settled!.Value));
        Assert.Equal(PaymentEvidence.SettlementReport, standing.Evidence);
        Assert.Equal([PaymentFactKind.DisputeChanged, PaymentFactKind.DisputeFundsWithdrawn], AdyenReportFacts.Of(lines[3]).Select(static f => f.Kind));
        Assert.Empty(AdyenReportFacts.Of(lines[4]));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("a,b\r\n", "no column 'Psp Reference'")]
    [InlineData(Header + "C,M,P1,D,visa,2026-11-02 10:00:00,UTC,Settled,C1,EUR,,\"100", "Row 2")]
    [InlineData(Header + "C,M,P1,D,visa,CANARY,UTC,Settled,C1,EUR,,1.00,1,EUR,,1.00,,,,,1,x", "Row 2 of the report has no usable 'Creation Date'")]
    [InlineData(Header + "C,M,P1,D,visa,2026-11-02 10:00:00,CANARY,Settled,C1,EUR,,1.00,1,EUR,,1.00,,,,,1,x", "'TimeZone'")]
    [InlineData(Header + "C,M,P1,D,visa,2026-11-02 10:00:00,UTC,Settled,C1,EUR,,1.00,1,EUR,,\"1,00\",,,,,1,x", "'Net Credit (NC)'")]
    [InlineData(Header + "C,M,P1,D,visa,2026-11-02 10:00:00,UTC,Settled,C1,EUR,,1.00,1,EUR,,1.001,,,,,1,x", "'Net Credit (NC)'")]
    [InlineData(Header + "C,M,P1,D,visa,2026-11-02 10:00:00,UTC,Settled,C1,EUR,,1.00,1,E€,,1,,,,,1,x", "'Net Currency'")]
    public async Task What_cannot_be_read_is_told_by_row_and_column_without_its_value(string report, string told)
    {
        FormatException refusal = await Assert.ThrowsAsync<FormatException>(() => ReadAsync(report));

        Assert.Contains(told, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_zone_is_taken_into_account() =>
        Assert.Equal(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero), (await ReadAsync(Header + Rows.Replace("UTC", "CET", StringComparison.Ordinal)))[0].ProviderTime.ToUniversalTime());

    [Fact]
    public async Task No_report_however_broken_does_anything_but_lines_or_a_format_error()
    {
        var random = new Random(11);
        byte[] good = Encoding.UTF8.GetBytes(Header + Rows);
        for (int i = 0; i < 1_500; i++)
        {
            byte[] bytes = [.. good];
            for (int changes = random.Next(1, 8); changes > 0; changes--)
            {
                bytes[random.Next(Header.Length, bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                await ReadAsync(bytes[..random.Next(bytes.Length)]);
            }
            catch (FormatException)
            {
                // The one allowed end.
            }
        }
    }

    [Fact]
    public async Task A_long_report_is_read_as_it_comes()
    {
        var text = new StringBuilder(Header);
        for (int i = 0; i < 20_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"C,M,P{i},DEP,visa,2026-11-02 10:00:00,UTC,Settled,C{i},EUR,,1.00,1,EUR,,0.99,0.01,,,,1,x\n");
        }

        Assert.Equal(20_000, (await ReadAsync(text.ToString())).Count);
    }

    private static Task<List<SettlementLine>> ReadAsync(string report) => ReadAsync(Encoding.UTF8.GetBytes(report));

    private static async Task<List<SettlementLine>> ReadAsync(byte[] report)
    {
        List<SettlementLine> lines = [];
        using var stream = new MemoryStream(report);
        await foreach (SettlementLine line in AdyenSettlementReport.ReadAsync(stream))
        {
            lines.Add(line);
        }

        return lines;
    }
}
