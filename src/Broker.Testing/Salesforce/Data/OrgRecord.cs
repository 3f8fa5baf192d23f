namespace Broker.Testing.Salesforce.Data;

/// <summary>A record: its values by the ordinal of their field, cut after the last one.</summary>
internal sealed class OrgRecord
{
    public long Number { get; set; }

    public object?[] Values { get; set; } = [];

    public long CreatedTicks { get; set; }

    public long ModifiedTicks { get; set; }

    /// <summary>Counts the writes; part of the ETag.</summary>
    public int Version { get; set; }

    public bool Deleted { get; set; }

    public object? this[int ordinal] => ordinal < Values.Length ? Values[ordinal] : null;

    public OrgRecord Copy() => new()
    {
        Number = Number,
        Values = [.. Values],
        CreatedTicks = CreatedTicks,
        ModifiedTicks = ModifiedTicks,
        Version = Version,
        Deleted = Deleted,
    };

    public void Set(int ordinal, object? value)
    {
        if (ordinal >= Values.Length)
        {
            if (value is null)
            {
                return;
            }

            var wider = new object?[ordinal + 1];
            Values.CopyTo(wider, 0);
            Values = wider;
        }

        Values[ordinal] = value;
    }
}
