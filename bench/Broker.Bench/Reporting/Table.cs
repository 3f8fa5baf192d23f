namespace Broker.Bench.Reporting;

/// <summary>A table for people: Markdown, with aligned columns.</summary>
internal sealed class Table(params string[] header)
{
    private readonly List<string[]> rows = [header];

    public void Add(params string[] row) => rows.Add(row);

    public void Write(TextWriter output)
    {
        int[] widths = [.. Enumerable.Range(0, header.Length).Select(column => rows.Max(row => row[column].Length))];
        for (int i = 0; i < rows.Count; i++)
        {
            output.WriteLine("| " + string.Join(" | ", rows[i].Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))) + " |");
            if (i == 0)
            {
                output.WriteLine("|" + string.Join("|", widths.Select(static (width, column) => column == 0 ? new string('-', width + 2) : new string('-', width + 1) + ":")) + "|");
            }
        }

        output.WriteLine();
    }
}
