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

    /// <summary>The user who made it; <see langword="null"/> is the org's first.</summary>
    public string? CreatedBy { get; set; }

    /// <summary>The user who changed it last; <see langword="null"/> is the org's first.</summary>
    public string? ModifiedBy { get; set; }

    /// <summary>From when on queries see this version; before that they see the one before, if any.</summary>
    public long SeenTicks { get; set; }

    /// <summary>The version that queries see until then.</summary>
    public OrgRecord? Before { get; set; }

    public object? this[int ordinal] => ordinal < Values.Length ? Values[ordinal] : null;

    public OrgRecord Copy() => new()
    {
        Number = Number,
        Values = [.. Values],
        CreatedTicks = CreatedTicks,
        ModifiedTicks = ModifiedTicks,
        Version = Version,
        Deleted = Deleted,
        CreatedBy = CreatedBy,
        ModifiedBy = ModifiedBy,
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
