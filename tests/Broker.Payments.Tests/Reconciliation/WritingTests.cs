using System.Globalization;
using System.Text;
using Broker.Payments.Reconciliation;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;
using Broker.Payments.Reconciliation.Writing;

namespace Broker.Payments.Tests.Reconciliation;

/// <summary>Reports out: harmless in a spreadsheet, the same in every culture, the most urgent first.</summary>
public sealed class WritingTests
{
    private static async Task<ReconciliationReport> ReportAsync() => await Books.RunAsync(
        [Books.Operation("1", 1234567.5m), Books.Operation("=cmd|' /C calc'!A0") with { Time = Books.Long.AddDays(1) }, Books.Operation("2"), new UnreadableLine(ReconciliationBook.Operations, "Column amount is '1,5'.") { Source = "o.csv", LineNumber = 9 }],
        [Books.Provider("1", 1234567.5m), Books.Provider("2", 90), Books.Provider("7") with { Id = "pi|7", Time = Books.Long.AddDays(2) }, Books.Provider("8") with { Time = Books.Long.AddDays(1) }]);

    private static async Task<string> CsvAsync(ReconciliationReport report)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        await ReconciliationCsv.WriteAsync(report.Items.ToAsyncEnumerable(), writer);
        return writer.ToString();
    }

    private static async Task<string> MarkdownAsync(ReconciliationReport report, int max = 500)
    {
        var markdown = new ReconciliationMarkdown(new ReconciliationMarkdownOptions { Title = "October", MaxExceptions = max });
        foreach (ReconciliationItem item in report.Items)
        {
            markdown.Add(item);
        }

        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        await markdown.WriteAsync(report.Summary, writer);
        return writer.ToString();
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public async Task Both_reports_are_the_same_in_every_culture(string culture)
    {
        ReconciliationReport report = await ReportAsync();
        (string csv, string markdown) = (await CsvAsync(report), await MarkdownAsync(report));
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(csv, await CsvAsync(report));
            Assert.Equal(markdown, await MarkdownAsync(report));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Contains(",1234567.50,1234567.50,0.00,", csv, StringComparison.Ordinal);
        Assert.Contains("1,234,567.50", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_spreadsheet_could_take_for_a_formula_is_made_harmless_and_numbers_stay_numbers()
    {
        ReconciliationReport report = await Books.RunAsync([Books.Operation("=1+1") with { Provider = "x" }, Books.Operation("+2"), Books.Operation("@3"), Books.Operation("\t4")], []);
        string csv = await CsvAsync(report);
        Assert.DoesNotContain(csv.Split(["\r\n", ","], StringSplitOptions.None), static f => f.Trim('"').StartsWith('=') || f.Trim('"').StartsWith('@') || f.Trim('"').StartsWith('+'));
        Assert.Contains(",\"'=1+1\",", csv, StringComparison.Ordinal);
        Assert.Contains(",-100.00,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_written_report_can_be_held_against_a_later_one()
    {
        ReconciliationReport report = await ReportAsync();
        List<ReconciliationMark> marks = [];
        await foreach (ReconciliationMark mark in ReconciliationCsv.ReadMarksAsync(new MemoryStream(Encoding.UTF8.GetBytes(await CsvAsync(report)))))
        {
            marks.Add(mark);
        }

        Assert.Equal(report.Items.Select(static i => i.ToMark()), marks);
        await Assert.ThrowsAsync<FormatException>(async () =>
        {
            await foreach (ReconciliationMark _ in ReconciliationCsv.ReadMarksAsync(new MemoryStream("a,b\n1,2\n"u8.ToArray())))
            {
            }
        });
    }

    [Fact]
    public async Task A_finance_person_sees_orphan_money_first_and_the_oldest_first()
    {
        string markdown = await MarkdownAsync(await ReportAsync());
        string[] heads = [.. markdown.Split('\n').Where(static l => l.StartsWith("## ", StringComparison.Ordinal)).Select(static l => l[3..])];
        Assert.Equal(["Outcomes", "Books", "Checks on the whole", "Missing internally", "Missing at provider", "Amount mismatch", "Unreadable line"], heads);
        Assert.True(markdown.IndexOf("pi_8", StringComparison.Ordinal) < markdown.IndexOf("pi\\|7", StringComparison.Ordinal));
        Assert.Contains("# October\n\nAs of 2026-11-20 12:00 +00:00. 5 items need somebody to look.", markdown, StringComparison.Ordinal);
        Assert.Contains("line 9 of o.csv: Readable: Column amount is '1,5'.", markdown, StringComparison.Ordinal);
        string tables = await MarkdownAsync(await ReportAsync(), 1);
        Assert.Contains("4 more, less urgent, stand in the CSV report.", tables, StringComparison.Ordinal);
        Assert.Contains("pi_8", tables, StringComparison.Ordinal);
    }
}
