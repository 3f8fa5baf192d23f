using System.Globalization;
using System.Text;
using Broker.Crm.Salesforce.Bulk.Csv;
using CsvHelper;

namespace Broker.Crm.Salesforce.Tests.Bulk.Csv;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a,b\r\n1,2")]
    [InlineData("a,b\r1,2\r")]
    [InlineData("\uFEFFa,b\n1,2\n")]
    [InlineData("\"a\",\"b\"\r\n\r\n\"1\",\"2\"\r\n")]
    [InlineData("\n\na,b\n\n1,2\n\n")]
    [InlineData("a,\0b\n1\0,2\n")]
    public async Task Every_line_ending_and_empty_lines_null_bytes_and_a_mark_are_taken(string text)
    {
        foreach (int piece in new[] { 1, 2, 3, 64, 1000 })
        {
            Assert.Equal([["a", "b"], ["1", "2"]], await ReadAsync(text, piece));
        }
    }

    [Fact]
    public async Task Quotes_delimiters_line_breaks_and_non_ascii_stay_inside_of_cells()
    {
        const string Text = "Id,Name\n1,\"Müller, \"\"Jürgen\"\"\r\nzweite Zeile\"\n2,\"\"\n3,Ωmega 🙂\n";
        Assert.Equal([["Id", "Name"], ["1", "Müller, \"Jürgen\"\r\nzweite Zeile"], ["2", ""], ["3", "Ωmega 🙂"]], await ReadAsync(Text, 7));
    }

    [Theory]
    [InlineData(BulkDelimiter.Backquote, '`')]
    [InlineData(BulkDelimiter.Caret, '^')]
    [InlineData(BulkDelimiter.Pipe, '|')]
    [InlineData(BulkDelimiter.Semicolon, ';')]
    [InlineData(BulkDelimiter.Tab, '\t')]
    public async Task A_file_uses_one_delimiter_and_the_others_are_text(BulkDelimiter delimiter, char character)
    {
        string others = string.Concat("`^|;\t,".Where(c => c != character));
        Assert.Equal([["a", "b"], [others, "2"]], await ReadAsync($"a{character}b\n{others}{character}2\n", 5, delimiter));
    }

    [Theory]
    [InlineData("a,b\n1,2\n3\"x,4\n", 3, 9)]
    [InlineData("a,b\n1,2\n\"3\"x,4\n", 3, 11)]
    [InlineData("a,b\n1,\"2\n", 2, 9)]
    [InlineData("a,b\n1,2,3\n", 2, 4)]
    [InlineData("a,b\n1\n", 2, 4)]
    [InlineData("a,a\n1,2\n", 1, 0)]
    [InlineData("a,\n1,2\n", 1, 0)]
    public async Task What_would_be_cut_in_wrong_places_is_an_error_with_row_and_place(string text, long row, long offset)
    {
        foreach (int piece in new[] { 1, 8, 1000 })
        {
            BulkCsvException exception = await Assert.ThrowsAsync<BulkCsvException>(() => ReadAsync(text, piece));
            Assert.Equal((row, offset), (exception.Row, exception.Offset));
            Assert.DoesNotContain("3\"x", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Cells_and_rows_beyond_the_limits_are_errors_and_memory_stays_bounded()
    {
        var options = new BulkCsvOptions { MaxFieldBytes = 100, MaxRowBytes = 1000 };
        string cell = new('x', 100);
        Assert.Equal(cell, (await ReadAsync($"a\n{cell}\n", 50, options: options))[1][0]);
        await Assert.ThrowsAsync<BulkCsvException>(() => ReadAsync($"a\n{cell}y\n", 50, options: options));
        await Assert.ThrowsAsync<BulkCsvException>(() => ReadAsync("a\n\"" + new string('z', 2_000_000), 50_000, options: options));
    }

    [Fact]
    public async Task Typed_cells_read_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in new[] { "en-US", "de-DE", "tr-TR" })
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                using var reader = Reader("n,w,f,d,t,u\n-1234.50,12.0,TRUE,2026-11-22,2026-11-22T06:00:00.123Z,2026-11-22T06:00:00.000+0230\n1.5E7,,,,,\n0.0000001,9223372036854775807,false,0001-01-01,9999-12-31T23:59:59Z,\n");
                await reader.ReadHeaderAsync();
                Assert.True(await reader.ReadAsync());
                Assert.Equal(
                    (-1234.50m, 12L, true, new DateOnly(2026, 11, 22), new DateTimeOffset(2026, 11, 22, 6, 0, 0, 123, TimeSpan.Zero), new DateTimeOffset(2026, 11, 22, 6, 0, 0, new TimeSpan(2, 30, 0))),
                    (reader.Row.Number(0), reader.Row.Whole(1), reader.Row.Flag(2), reader.Row.Date(3), reader.Row.Time(4), reader.Row.Time(5)));
                Assert.True(await reader.ReadAsync());
                Assert.Equal((15_000_000m, null, null, null, null), (reader.Row.Number(0), reader.Row.Whole(1), reader.Row.Flag(2), reader.Row.Date(3), reader.Row.Time(4)));
                Assert.True(await reader.ReadAsync());
                Assert.Equal((0.0000001m, long.MaxValue, false), (reader.Row.Number(0), reader.Row.Whole(1), reader.Row.Flag(2)));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("abc")]
    [InlineData("-")]
    [InlineData("2026-13-01")]
    [InlineData("2026-11-22T25:00:00Z")]
    [InlineData("2026-11-22T06:00:00.12345678Z")]
    [InlineData("2026-11-22T06:00:00+15:00")]
    [InlineData("2026-1x-22")]
    [InlineData("00:0-11-22")]
    [InlineData("2026-11-22T0:00:00Z")]
    [InlineData("2026-11-22T06:0 :00Z")]
    [InlineData("2026-11-22T06:00:00.Z")]
    [InlineData("2026-11-22T06:00:00+1/:00")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-00:01")]
    public async Task A_cell_of_another_form_is_an_error_that_names_the_column_and_not_the_value(string value)
    {
        using var reader = Reader($"Price__c\n\"{value}\"\n");
        await reader.ReadHeaderAsync();
        await reader.ReadAsync();
        foreach (Action read in new Action[] { () => reader.Row.Number(0), () => reader.Row.Whole(0), () => reader.Row.Date(0), () => reader.Row.Time(0), () => reader.Row.Flag(0) })
        {
            BulkCsvException exception = Assert.Throws<BulkCsvException>(read);
            Assert.Contains("Price__c", exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(value + " ", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Equal_texts_of_a_column_are_one_object_and_unequal_ones_never_are()
    {
        string text = "s\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"{(i % 3 == 0 ? "Aktiv é" : i % 3 == 1 ? "Active" : "v" + i)}\n"));
        using var reader = Reader(text);
        await reader.ReadHeaderAsync();
        string? active = null;
        for (int i = 0; await reader.ReadAsync(); i++)
        {
            string? value = reader.Row.SharedText(0);
            Assert.Equal(reader.Row.Text(0), value);
            active ??= value == "Active" ? value : null;
        }

        Assert.NotNull(active);
    }

    [Fact]
    public async Task Random_tables_come_back_as_they_were_written_and_as_CsvHelper_reads_them()
    {
        var random = new Random(20261126);
        for (int round = 0; round < 150; round++)
        {
            int columns = random.Next(1, 9);
            BulkDelimiter delimiter = (BulkDelimiter)random.Next(6);
            var ending = (BulkLineEnding)random.Next(2);
            List<string[]> table = [[.. Enumerable.Range(0, columns).Select(i => $"c{i}")]];
            for (int row = random.Next(0, 60); row > 0; row--)
            {
                table.Add([.. Enumerable.Range(0, columns).Select(_ => RandomText(random))]);
            }

            byte[] bytes = Write(table, delimiter, ending);
            List<string[]> back = await ReadAsync(bytes, random.Next(1, 300), delimiter);
            Assert.Equal(table, back);
            Assert.Equal(table, Table.Read(Encoding.UTF8.GetString(bytes), (char)Byte(delimiter)));
            Assert.Equal(table.Skip(1).ToList(), ReadByCsvHelper(bytes, (char)Byte(delimiter)));
        }
    }

    [Fact]
    public async Task Ten_thousand_broken_files_give_rows_or_the_documented_exception_and_the_plain_reader_agrees()
    {
        var random = new Random(7);
        byte[] seed = Write([["Id", "Name", "x"], ["1", "a,b \"c\"\r\nd", ""], ["2", "é🙂", " lead"], ["3", "", "plain"]], BulkDelimiter.Comma, BulkLineEnding.CRLF);
        byte[] alphabet = "\",\r\n\0a;é"u8.ToArray();
        int read = 0;
        for (int i = 0; i < 10_000; i++)
        {
            byte[] broken = [.. seed];
            for (int change = random.Next(1, 5); change > 0; change--)
            {
                broken[random.Next(broken.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : alphabet[random.Next(alphabet.Length)];
            }

            broken = broken[..random.Next(1, broken.Length + 1)];
            try
            {
                List<string[]> rows = await ReadAsync(broken, random.Next(1, 100));
                read++;
                string text = Encoding.UTF8.GetString([.. broken.Where(b => b != 0)]);
                List<string[]> plain = Table.Read(text.StartsWith('\uFEFF') ? text[1..] : text);
                Assert.Equal(plain.Skip(1), rows.Skip(1));
            }
            catch (BulkCsvException)
            {
            }
        }

        Assert.InRange(read, 500, 9_500);
    }

    internal static byte[] Write(IReadOnlyList<string[]> table, BulkDelimiter delimiter, BulkLineEnding ending)
    {
        using var writer = new BulkCsvWriter(delimiter, ending);
        foreach (string[] row in table)
        {
            foreach (string cell in row)
            {
                if (cell.Length == 0)
                {
                    writer.WriteAbsent();
                }
                else
                {
                    writer.WriteText(cell);
                }
            }

            writer.EndRow();
        }

        return writer.Written.ToArray();
    }

    private static byte Byte(BulkDelimiter delimiter) => (byte)",`^|;\t"[(int)delimiter];

    private static string RandomText(Random random)
    {
        const string Alphabet = "ab ,\"\"\r\n;|^`\té🙂#N/A";
        var text = new StringBuilder();
        for (int i = random.Next(4) == 0 ? random.Next(200) : random.Next(8); i > 0; i--)
        {
            int at = random.Next(Alphabet.Length);
            if (char.IsSurrogate(Alphabet[at]))
            {
                text.Append("🙂");
            }
            else
            {
                text.Append(Alphabet[at]);
            }
        }

        return text.ToString() == "#N/A" ? "x" : text.ToString();
    }

    private static List<string[]> ReadByCsvHelper(byte[] bytes, char delimiter)
    {
        var rows = new List<string[]>();
        using CsvReader reader = CsvReader.Create(bytes, new CsvReaderOptions { Separator = delimiter });
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i))]);
        }

        return rows;
    }

    private static BulkCsvReader Reader(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static Task<List<string[]>> ReadAsync(string text, int piece, BulkDelimiter delimiter = BulkDelimiter.Comma, BulkCsvOptions? options = null) =>
        ReadAsync(Encoding.UTF8.GetBytes(text), piece, delimiter, options);

    private static async Task<List<string[]>> ReadAsync(byte[] bytes, int piece, BulkDelimiter delimiter = BulkDelimiter.Comma, BulkCsvOptions? options = null)
    {
        using var reader = new BulkCsvReader(new PieceStream(bytes, piece), options ?? new BulkCsvOptions { Delimiter = delimiter });
        var rows = new List<string[]>();
        if (await reader.ReadHeaderAsync() is not { } header)
        {
            return rows;
        }

        rows.Add([.. header.Names]);
        while (await reader.ReadAsync())
        {
            rows.Add(Cells(reader.Row));
        }

        return rows;
    }

    private static string[] Cells(BulkCsvRow row)
    {
        string[] cells = new string[row.Count];
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = Encoding.UTF8.GetString(row.Bytes(i));
        }

        return cells;
    }
}
