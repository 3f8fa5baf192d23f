namespace Broker.Orchestration.Ownership;

/// <summary>
/// Reads a listing back. Compiled into the command line tool as well, which compares listings of versions that it does not know, so a column is known by how it
/// begins, not by its place; only name, type and reason have fixed places.
/// </summary>
internal static class OwnershipListingReader
{
    internal const string Separator = " | ";
    internal const string Owner = "owner";
    internal const string NotProjected = "not projected";
    internal const string Copy = "-> ";
    internal const string Source = "<- ";
    internal const string Never = "never in ";
    internal const string Decided = "decided";
    internal const string Writers = "writers ";
    internal const string NoWriters = "no writers";
    internal const string OnConflict = " (on conflict ";
    private const string ListSeparator = ", ";

    /// <summary>The entries in order of their lines; empty lines are skipped.</summary>
    /// <exception cref="FormatException">A line is none of a listing; the message says which.</exception>
    internal static IReadOnlyList<OwnershipEntry> Read(IEnumerable<string> lines)
    {
        List<OwnershipEntry> entries = [];
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                entries.Add(Entry(number, line.Trim()));
            }
        }

        return entries;
    }

    private static OwnershipEntry Entry(int number, string line)
    {
        string[] columns = line.Split('|', StringSplitOptions.TrimEntries);
        int owner = Array.FindIndex(columns, static c => c == Owner || c.StartsWith(Owner + " ", StringComparison.Ordinal));
        if (owner < 1 || columns[0].Length == 0 || columns[0].Contains(' ', StringComparison.Ordinal))
        {
            throw new FormatException($"Line {number} is no line of an ownership listing, which reads 'fact | owner system | ...': '{(line.Length > 80 ? line[..80] + "..." : line)}'.");
        }

        string ownerName = columns[owner][Owner.Length..].Trim();
        var entry = new OwnershipEntry { Line = number, Fact = columns[0], Owner = ownerName.Length == 0 ? null : ownerName };
        List<string> others = [];
        for (int i = 1; i < columns.Length; i++)
        {
            if (i != owner)
            {
                entry = With(entry, columns[i], others, isLast: i == columns.Length - 1);
            }
        }

        return entry with { OtherColumns = others };
    }

    private static OwnershipEntry With(OwnershipEntry entry, string column, List<string> others, bool isLast)
    {
        if (column is ['P', >= '0' and <= '9'])
        {
            return entry with { Class = column[1] - '0' };
        }

        if (column.StartsWith(Copy, StringComparison.Ordinal))
        {
            return entry with { Copies = [.. column.Split(ListSeparator).Select(ReadCopy)] };
        }

        if (column == NotProjected)
        {
            return entry;
        }

        if (column.StartsWith(Source, StringComparison.Ordinal))
        {
            return entry with { Sources = Parts(column, Source) };
        }

        if (column.StartsWith(Never, StringComparison.Ordinal))
        {
            return entry with { NeverIn = Parts(column, Never) };
        }

        if (column == Decided)
        {
            return entry with { ListsWriters = true, Writers = [OwnershipEntry.Decisions] };
        }

        if (column == NoWriters)
        {
            return entry with { ListsWriters = true };
        }

        if (column.StartsWith(Writers, StringComparison.Ordinal))
        {
            return entry with { ListsWriters = true, Writers = Parts(column, Writers) };
        }

        if (entry.Class is null && entry.ValueType is null)
        {
            return entry with { ValueType = column };
        }

        if (isLast)
        {
            return entry with { Reason = column };
        }

        others.Add(column);
        return entry;
    }

    private static string[] Parts(string column, string begins) =>
        column[begins.Length..].Split(ListSeparator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static OwnershipCopy ReadCopy(string text)
    {
        string copy = text.StartsWith(Copy, StringComparison.Ordinal) ? text[Copy.Length..] : text;
        int conflict = copy.IndexOf(OnConflict, StringComparison.Ordinal);
        return conflict < 0
            ? new OwnershipCopy(copy.Trim(), OwnershipCopy.DefaultOnConflict)
            : new OwnershipCopy(copy[..conflict].Trim(), copy[(conflict + OnConflict.Length)..].TrimEnd(')', ' '));
    }
}
