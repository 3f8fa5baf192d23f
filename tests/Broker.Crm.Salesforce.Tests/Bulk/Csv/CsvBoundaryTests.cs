using System.Text;
using Broker.Crm.Salesforce.Bulk.Csv;
using CsvHelper;

namespace Broker.Crm.Salesforce.Tests.Bulk.Csv;

/// <summary>The reader looks at 64 bytes at a time and moves what it has begun to the front of its buffer; nothing of that may show, wherever the bytes are cut.</summary>
public sealed class CsvBoundaryTests
{
    // Above four blocks: doubled quotes, quoted separators and line breaks, cells of no and of one byte, one that fills more than a block.
    private static readonly string[][] Rows =
    [
        ["Id", "Name", "x", "y"],
        ["1", "a,b \"c\"\"\r\nd", "", "\""],
        ["", "", "", "é🙂"],
        ["\n", "\r", "\r\n", ","],
        ["2", new string('q', 70) + "\"\"" + new string(',', 70), "#N/A", " lead"],
        ["\"\"\"", "Ω", "tail ", "\"a\""],
        ["3", "plain", "plain", "plain"],
    ];

    [Theory]
    [InlineData("\n", false, true)]
    [InlineData("\r\n", false, true)]
    [InlineData("\r", false, true)]
    [InlineData("\n", true, false)]
    [InlineData("\r\n", true, false)]
    [InlineData("\r\n", false, false)]
    public async Task A_file_reads_the_same_wherever_it_is_cut(string ending, bool mark, bool endsWithBreak)
    {
        foreach (bool quoted in new[] { false, true })
        {
            byte[] bytes = Encoding.UTF8.GetBytes((mark ? "\uFEFF" : string.Empty) + Text(Rows, ending, quoted, endsWithBreak));
            for (int cut = 0; cut <= bytes.Length; cut++)
            {
                Assert.Equal(Rows, await ReadAsync(new PieceStream(bytes, 100_000, cut)));
            }

            for (int piece = 1; piece <= 2 * 64; piece++)
            {
                Assert.Equal(Rows, await ReadAsync(new PieceStream(bytes, piece)));
            }
        }
    }

    [Fact]
    public async Task A_quote_that_must_not_stand_there_is_found_wherever_the_file_is_cut()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("a,b\n" + new string('1', 57) + ",\"x\"\"\"\n2,\"y\"z\n");
        for (int cut = 0; cut <= bytes.Length; cut++)
        {
            BulkCsvException exception = await Assert.ThrowsAsync<BulkCsvException>(() => ReadAsync(new PieceStream(bytes, 100_000, cut)));
            Assert.Equal((3, bytes.Length - 2), (exception.Row, exception.Offset));
        }
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 40)]
    [InlineData(3, 400)]
    [InlineData(4, 9_000)]
    public async Task Files_of_many_buffers_read_as_CsvHelper_and_the_plain_reader_read_them(int seed, int longest)
    {
        var random = new Random(seed);
        List<string[]> table = [["a", "b", "c", "d", "e"]];
        for (int bytes = 0; bytes < 150_000;)
        {
            string[] row = [.. Enumerable.Range(0, 5).Select(_ => RandomText(random, longest))];
            bytes += row.Sum(static c => c.Length);
            table.Add(row);
        }

        foreach ((string ending, bool quoted) in new[] { ("\n", true), ("\r\n", false) })
        {
            byte[] bytes = Encoding.UTF8.GetBytes(Text(table, ending, quoted, endsWithBreak: true));
            Assert.Equal(table, await ReadAsync(new PieceStream(bytes, 70_000)));
            Assert.Equal(table, await ReadAsync(new PieceStream(bytes, random.Next(1_000, 60_000))));
            Assert.Equal(table, Table.Read(Encoding.UTF8.GetString(bytes)));
            Assert.Equal(table.Skip(1), ReadByCsvHelper(bytes));
        }
    }

    [Fact]
    public async Task Rows_of_empty_cells_fill_a_block_with_their_ends()
    {
        const int Columns = 200;
        string header = string.Join(',', Enumerable.Range(0, Columns).Select(static i => $"c{i}"));
        string text = header + "\n" + string.Concat(Enumerable.Repeat(new string(',', Columns - 1) + "\n", 2_000));
        List<string[]> read = await ReadAsync(new PieceStream(Encoding.UTF8.GetBytes(text), 100_000));
        Assert.Equal(2_001, read.Count);
        Assert.All(read.Skip(1), static r => Assert.True(r.Length == Columns && Array.TrueForAll(r, static c => c.Length == 0)));
    }

    [Fact]
    public async Task Lines_of_one_byte_fill_a_block_with_rows()
    {
        string text = "c\n" + string.Concat(Enumerable.Range(0, 100_000).Select(static i => (char)('a' + (i % 26)) + "\n"));
        List<string[]> read = await ReadAsync(new PieceStream(Encoding.UTF8.GetBytes(text), 100_000));
        Assert.Equal(Enumerable.Range(0, 100_000).Select(static i => ((char)('a' + (i % 26))).ToString()), read.Skip(1).Select(static r => r[0]));
    }

    private static string Text(IEnumerable<string[]> table, string ending, bool quoted, bool endsWithBreak)
    {
        string text = string.Concat(table.Select(row => string.Join(',', row.Select(c => Cell(c, quoted))) + ending));
        return endsWithBreak ? text : text[..^ending.Length];
    }

    private static string Cell(string cell, bool quoted) =>
        quoted || cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string RandomText(Random random, int longest)
    {
        const string Special = ",\"\r\n";
        int length = random.Next(longest);
        bool plain = random.Next(3) > 0;
        return string.Create(length, (random, plain), static (text, how) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = !how.plain && how.random.Next(6) == 0 ? Special[how.random.Next(Special.Length)] : (char)('a' + how.random.Next(26));
            }
        });
    }

    private static List<string[]> ReadByCsvHelper(byte[] bytes)
    {
        var rows = new List<string[]>();
        using CsvReader reader = CsvReader.Create(bytes, new CsvReaderOptions());
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i))]);
        }

        return rows;
    }

    private static async Task<List<string[]>> ReadAsync(Stream stream)
    {
        using var reader = new BulkCsvReader(stream);
        BulkCsvHeader header = (await reader.ReadHeaderAsync())!;
        List<string[]> rows = [[.. header.Names]];
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
