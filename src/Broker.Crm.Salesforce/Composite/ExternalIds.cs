using System.Globalization;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>The values by which records are upserted.</summary>
internal static class ExternalIds
{
    /// <summary>The key of each record, as text.</summary>
    /// <exception cref="ArgumentException">A record has no key, or two share one: Salesforce would refuse both, after others were written.</exception>
    internal static string[] Read(IReadOnlyList<IReadOnlyDictionary<string, object?>> records, string field, bool caseSensitive)
    {
        var keys = new string[records.Count];
        var places = new Dictionary<string, int>(records.Count, caseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = Of(records[i] ?? throw new ArgumentException($"Record {i} is null.", nameof(records)), field, i);
            if (!places.TryAdd(keys[i], i))
            {
                throw Twice(places[keys[i]], i, field);
            }
        }

        return keys;
    }

    internal static ArgumentException Twice(int first, int second, string field) =>
        new($"Records {first} and {second} have the same {field}, so they are one record; Salesforce refuses a list with duplicates. Merge them first.");

    internal static string Of(IReadOnlyDictionary<string, object?> fields, string field, int place) => Value(fields, field) switch
    {
        string text when !string.IsNullOrWhiteSpace(text) => text,
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"Record {place} has no value for {field}, a text or a number; without it a second record would be made."),
    };

    private static object? Value(IReadOnlyDictionary<string, object?> fields, string field)
    {
        if (fields.TryGetValue(field, out object? value))
        {
            return value;
        }

        foreach ((string name, object? other) in fields)
        {
            if (string.Equals(name, field, StringComparison.OrdinalIgnoreCase))
            {
                return other;
            }
        }

        return null;
    }
}
