using System.Globalization;
using System.Text;
using Broker.Crm.Salesforce.Bulk.Csv;

namespace Broker.Crm.Salesforce.Tests.Bulk.Csv;

public sealed class CsvWriterTests
{
    [Fact]
    public void Absent_is_an_empty_cell_and_null_is_the_word_for_clearing()
    {
        using var writer = new BulkCsvWriter();
        writer.WriteAbsent();
        writer.WriteNull();
        writer.WriteText((string?)null);
        writer.WriteText(string.Empty);
        writer.WriteNumber((decimal?)null);
        writer.WriteFlag(null);
        writer.EndRow();
        writer.WriteAbsent();
        writer.EndRow();
        Assert.Equal(",#N/A,#N/A,#N/A,#N/A,#N/A\n\"\"\n", Text(writer));
    }

    [Fact]
    public void Only_what_must_be_is_quoted()
    {
        using var writer = new BulkCsvWriter(BulkDelimiter.Semicolon, BulkLineEnding.CRLF);
        foreach (string text in new[] { "a,b", "a;b", "a\"b", "a\nb", "a\rb", " a", "a ", "é" })
        {
            writer.WriteText(text);
        }

        writer.EndRow();
        Assert.Equal("a,b;\"a;b\";\"a\"\"b\";\"a\nb\";\"a\rb\";\" a\";\"a \";é\r\n", Text(writer));
    }

    [Theory]
    [InlineData("#N/A")]
    [InlineData("a\0b")]
    public void Text_that_would_mean_something_else_is_refused(string text)
    {
        using var writer = new BulkCsvWriter();
        Assert.Throws<ArgumentException>(() => writer.WriteText(text));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused()
    {
        using var writer = new BulkCsvWriter();
        Assert.Throws<ArgumentException>(() => writer.WriteText(new string('\uD83D', 1)));
    }

    [Fact]
    public void A_text_longer_than_a_cell_takes_is_refused()
    {
        using var writer = new BulkCsvWriter();
        writer.WriteText(new string('x', 131_072));
        Assert.Throws<ArgumentException>(() => writer.WriteText(new string('x', 131_073)));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("en-US")]
    public void Numbers_and_dates_are_written_the_same_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            decimal[] numbers =
            [
                0m, 1m, -1m, 0.05m, -0.5m, 1.50m, 100m, 123456789.123456789m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 18446744073709551615m, -0.0m, 10.00m,
            ];
            using var writer = new BulkCsvWriter();
            foreach (decimal number in numbers)
            {
                writer.WriteNumber(number);
            }

            writer.WriteNumber(long.MinValue);
            writer.WriteDate(new DateOnly(2026, 11, 22));
            writer.WriteTime(new DateTimeOffset(2026, 11, 22, 8, 0, 0, 7, TimeSpan.FromHours(2)));
            writer.WriteFlag(true);
            writer.EndRow();
            string[] cells = Text(writer).TrimEnd('\n').Split(',');
            for (int i = 0; i < numbers.Length; i++)
            {
                Assert.Equal(numbers[i].ToString(CultureInfo.InvariantCulture).Replace("-0.0", "0.0", StringComparison.Ordinal) is var plain && numbers[i] == 0 ? plain : numbers[i].ToString(CultureInfo.InvariantCulture), cells[i]);
            }

            Assert.Equal(["-9223372036854775808", "2026-11-22", "2026-11-22T06:00:00.007Z", "true"], cells[numbers.Length..]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Text(BulkCsvWriter writer) => Encoding.UTF8.GetString(writer.Written.Span);
}
