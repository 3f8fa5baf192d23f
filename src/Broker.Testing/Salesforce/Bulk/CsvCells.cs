using System.Text;

namespace Broker.Testing.Salesforce.Bulk;

/// <summary>The cells of a row.</summary>
internal static class CsvCells
{
    public static List<string> Read(ReadOnlySpan<byte> row, char delimiter)
    {
        var cells = new List<string>();
        ReadInto(cells, row, delimiter);
        return cells;
    }

    public static void ReadInto(List<string> cells, ReadOnlySpan<byte> row, char delimiter)
    {
        cells.Clear();
        while (true)
        {
            if (row is [(byte)'"', ..])
            {
                var end = EndOfQuoted(row);
                var text = Encoding.UTF8.GetString(row[1..end]);
                cells.Add(text.Contains('"', StringComparison.Ordinal) ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text);
                row = row[Math.Min(row.Length, end + 1)..];
                if (row.IsEmpty)
                {
                    return;
                }

                row = row[1..];
            }
            else
            {
                var end = row.IndexOf((byte)delimiter);
                cells.Add(Encoding.UTF8.GetString(end < 0 ? row : row[..end]));
                if (end < 0)
                {
                    return;
                }

                row = row[(end + 1)..];
            }
        }
    }

    private static int EndOfQuoted(ReadOnlySpan<byte> row)
    {
        var at = 1;
        while (at < row.Length)
        {
            if (row[at] != '"')
            {
                at++;
            }
            else if (at + 1 < row.Length && row[at + 1] == '"')
            {
                at += 2;
            }
            else
            {
                return at;
            }
        }

        return row.Length;
    }
}
