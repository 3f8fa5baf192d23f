using System.Globalization;

namespace Broker.Orchestration.Ownership;

/// <summary>The ownership map as text, one line per fact, for a reviewed file and for people.</summary>
public static class OwnershipListing
{
    /// <summary>The lines, sorted by fact: owner, type, class, projections, sources, limits, reason.</summary>
    public static IReadOnlyList<string> Lines(OwnershipMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return [.. map.Facts.Select(f => Line(map, f, null))];
    }

    /// <summary>The lines with a column of those who write the fact.</summary>
    /// <param name="map">The map.</param>
    /// <param name="writers">For each system by its name, the types that act as it.</param>
    public static IReadOnlyList<string> Lines(OwnershipMap map, IReadOnlyDictionary<string, IReadOnlyList<string>> writers)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(writers);
        return [.. map.Facts.Select(f => Line(map, f, writers))];
    }

    /// <summary>Reads a listing back, also one of an earlier version with fewer columns. Facts that stand there twice come back twice.</summary>
    /// <exception cref="FormatException">A line is none of a listing; the message says which.</exception>
    public static IReadOnlyList<OwnershipEntry> Parse(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return OwnershipListingReader.Read(lines);
    }

    /// <summary>The map as a Markdown table for people: a row per fact, a column per system, in it who owns, where copies are and where the fact never goes.</summary>
    public static IReadOnlyList<string> Matrix(OwnershipMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return [.. OwnershipMatrix.Lines(map)];
    }

    private static string Line(OwnershipMap map, Fact fact, IReadOnlyDictionary<string, IReadOnlyList<string>>? writers) =>
        string.Join(OwnershipListingReader.Separator, Columns(map, fact, writers).Where(static c => c.Length > 0).Select(OneLine));

    // A new column goes before the reason, and begins with a word of its own: that is how it is told from the others when the listing is read back.
    private static IEnumerable<string> Columns(OwnershipMap map, Fact fact, IReadOnlyDictionary<string, IReadOnlyList<string>>? writers)
    {
        yield return fact.Name;
        yield return $"{OwnershipListingReader.Owner} {fact.Owner}";
        yield return fact.ValueType;
        yield return $"P{(int)fact.Sensitivity}";
        yield return Copies(map.ProjectionsOf(fact));
        yield return Joined(OwnershipListingReader.Source, fact.ReadFrom.Select(static s => $"{s.System}:{(s.Entity is { } entity ? entity + "." : string.Empty)}{s.Field}"));
        yield return Joined(OwnershipListingReader.Never, fact.NeverProjectedTo.Order(StringComparer.Ordinal));
        yield return fact.Freshness is { } freshness ? $"fresh {Duration(freshness)}" : string.Empty;
        yield return fact.NullMeaning == NullMeaning.Unknown ? "null is unknown" : string.Empty;
        yield return fact.FollowsFromDecisions ? OwnershipListingReader.Decided : writers is null ? string.Empty : Writers(fact, writers);
        yield return fact.Reason;
    }

    private static string Copies(IReadOnlyList<FactProjection> projections) => projections.Count == 0
        ? OwnershipListingReader.NotProjected
        : string.Join(", ", projections.Select(static p =>
            $"{OwnershipListingReader.Copy}{p.System}:{p.Entity}.{p.Field}{(p.OnConflict == ConflictAction.Repair ? string.Empty : $"{OwnershipListingReader.OnConflict}{p.OnConflict})")}"));

    private static string Writers(Fact fact, IReadOnlyDictionary<string, IReadOnlyList<string>> writers) =>
        writers.TryGetValue(fact.Owner, out IReadOnlyList<string>? types) && types.Count > 0
            ? Joined(OwnershipListingReader.Writers, types.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            : OwnershipListingReader.NoWriters;

    private static string Joined(string begins, IEnumerable<string> parts) => string.Join(", ", parts) is { Length: > 0 } text ? begins + text : string.Empty;

    private static string Duration(TimeSpan time) => time switch
    {
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerDay == 0 => Number(ticks / TimeSpan.TicksPerDay, "d"),
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerHour == 0 => Number(ticks / TimeSpan.TicksPerHour, "h"),
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerMinute == 0 => Number(ticks / TimeSpan.TicksPerMinute, "min"),
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerSecond == 0 => Number(ticks / TimeSpan.TicksPerSecond, "s"),
        _ => time.ToString("c", CultureInfo.InvariantCulture),
    };

    private static string Number(long number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number} {unit}");

    // What a team writes as a reason must not look like a column or a line of its own.
    private static string OneLine(string column) =>
        column.AsSpan().IndexOfAny('|', '\r', '\n') < 0 ? column : column.Replace('|', '/').ReplaceLineEndings(" ");
}
