using Broker.Crm.Salesforce.Bulk.Csv;

namespace Broker.Crm.Salesforce.Bulk;

/// <summary>Columns for rows without a class of their own.</summary>
public static class BulkRows
{
    /// <summary>Stands for a value that is left alone in a list of values; null clears the field.</summary>
    public static object Absent { get; } = new AbsentValue();

    /// <summary>
    /// Rows as maps of field values: a key that is missing leaves the field alone, null clears it. Values: string, decimal, int, long, bool, DateOnly, DateTimeOffset; a
    /// parent by its external id stands under its path (<c>Account.Key__c</c>) or as a map in the map.
    /// </summary>
    /// <exception cref="ArgumentException">A name is none. Later, for a row: it has a field without a column, or a value of another type, double included.</exception>
    public static BulkColumns<IReadOnlyDictionary<string, object?>> Maps(params IReadOnlyList<string> columns)
    {
        BulkColumnNames.Check(columns, nameof(columns));
        string[] names = [.. columns];
        return new BulkColumns<IReadOnlyDictionary<string, object?>>(names, (writer, row) => WriteMap(writer, names, row));
    }

    /// <summary>Rows as lists of values, one for each column; <see cref="Absent"/> leaves the field alone, null clears it. Values as for <see cref="Maps"/>.</summary>
    /// <exception cref="ArgumentException">A name is none. Later, for a row: it has another number of values, or a value of another type, double included.</exception>
    public static BulkColumns<IReadOnlyList<object?>> Lists(params IReadOnlyList<string> columns)
    {
        BulkColumnNames.Check(columns, nameof(columns));
        string[] names = [.. columns];
        return new BulkColumns<IReadOnlyList<object?>>(names, (writer, row) =>
        {
            if (row.Count != names.Length)
            {
                throw new ArgumentException(FormattableString.Invariant($"A row has {row.Count} values for {names.Length} columns."), nameof(columns));
            }

            for (int i = 0; i < names.Length; i++)
            {
                Write(writer, names[i], row[i]);
            }
        });
    }

    private static void WriteMap(BulkCsvWriter writer, string[] names, IReadOnlyDictionary<string, object?> row)
    {
        int used = 0;
        foreach (string name in names)
        {
            object? value = Find(row, name, ref used);
            Write(writer, name, value);
        }

        if (used < Count(row))
        {
            throw new ArgumentException("A row has a field without a column; it would be lost.", nameof(row));
        }
    }

    private static object? Find(IReadOnlyDictionary<string, object?> row, string name, ref int used)
    {
        if (row.TryGetValue(name, out object? value))
        {
            used++;
            return value;
        }

        int dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && row.TryGetValue(name[..dot], out object? parent) && parent is IReadOnlyDictionary<string, object?> map ? Find(map, name[(dot + 1)..], ref used) : Absent;
    }

    private static int Count(IReadOnlyDictionary<string, object?> row) => row.Sum(static p => p.Value is IReadOnlyDictionary<string, object?> map ? Count(map) : 1);

    private static void Write(BulkCsvWriter writer, string name, object? value)
    {
        switch (value)
        {
            case AbsentValue:
                writer.WriteAbsent();
                break;
            case null:
                writer.WriteNull();
                break;
            case string text:
                writer.WriteText(text);
                break;
            case decimal number:
                writer.WriteNumber(number);
                break;
            case int whole:
                writer.WriteNumber((long)whole);
                break;
            case long whole:
                writer.WriteNumber(whole);
                break;
            case bool flag:
                writer.WriteFlag(flag);
                break;
            case DateOnly date:
                writer.WriteDate(date);
                break;
            case DateTimeOffset moment:
                writer.WriteTime(moment);
                break;
            default:
                throw new ArgumentException(
                    $"Field {name} has a value of type {value.GetType().Name}; allowed: string, decimal, int, long, bool, DateOnly, DateTimeOffset, null.", nameof(value));
        }
    }

    private sealed class AbsentValue
    {
        public override string ToString() => "(absent)";
    }
}
