namespace Broker.Crm.Salesforce.Bulk.Csv;

/// <summary>The names of the columns, in their order. Names are compared without regard to case, as Salesforce does.</summary>
public sealed class BulkCsvHeader
{
    private readonly Dictionary<string, int> positions;
    private readonly string[] names;

    internal BulkCsvHeader(string[] names)
    {
        this.names = names;
        positions = new Dictionary<string, int>(names.Length, StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < names.Length; i++)
        {
            positions.TryAdd(names[i], i);
        }
    }

    /// <summary>The names.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The position of a column, from 0.</summary>
    /// <exception cref="ArgumentException">There is no such column. Field-level security takes fields out of answers without an error.</exception>
    public int this[string name] => Find(name) is var position and >= 0
        ? position
        : throw new ArgumentException("There is no such column; the user may not be allowed to see the field. Find answers -1 instead.", nameof(name));

    /// <summary>The position of a column, from 0; -1 when there is none.</summary>
    public int Find(string name) => positions.GetValueOrDefault(name, -1);
}
