using Broker.Testing.Salesforce.Data;

namespace Broker.Testing.Salesforce;

/// <content>Records in large numbers, and what became of them.</content>
public sealed partial class SalesforceSimulator
{
    /// <summary>Counts an object's records from now on instead of keeping them, so that millions can be loaded.</summary>
    /// <param name="objectType">The object's API name.</param>
    /// <param name="keyField">A field by whose values upserts find what they created before; of each value only a hash is kept.</param>
    /// <exception cref="ArgumentException">There is no such object.</exception>
    public void UseSink(string objectType, string? keyField = null)
    {
        lock (Gate)
        {
            Known(objectType).Sink = new OrgSink(keyField);
        }
    }

    /// <summary>Adds many records, which are made when they are looked at.</summary>
    /// <param name="objectType">The object's API name.</param>
    /// <param name="count">How many.</param>
    /// <param name="values">The values of a record as text, by its place counted from 0.</param>
    /// <exception cref="ArgumentException">There is no such object, or a value is none of its field.</exception>
    public void Seed(string objectType, long count, Func<long, IReadOnlyDictionary<string, string?>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        lock (Gate)
        {
            var type = Known(objectType);
            var ticks = Clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond;
            if (count > 0)
            {
                // A name or value that does not fit is told now and not by a later request.
                Made(type, values(0), ticks);
            }

            type.Seed(count, n => Made(type, values(n), ticks));
        }
    }

    /// <summary>How many records an object has that are not deleted; of a sink, how many were created.</summary>
    /// <param name="objectType">The object's API name.</param>
    /// <exception cref="ArgumentException">There is no such object.</exception>
    public long CountRecords(string objectType)
    {
        lock (Gate)
        {
            var type = Known(objectType);
            return type.Sink?.Created ?? type.Table.Living;
        }
    }

    /// <summary>How many writes to a sink hit a key that was there already.</summary>
    /// <param name="objectType">The object's API name.</param>
    /// <exception cref="ArgumentException">There is no such object, or it is no sink.</exception>
    public long CountRepeats(string objectType)
    {
        lock (Gate)
        {
            return (Known(objectType).Sink ?? throw new ArgumentException($"{objectType} is no sink.", nameof(objectType))).Updated;
        }
    }

    /// <summary>An object's records, oldest first.</summary>
    /// <param name="objectType">The object's API name.</param>
    /// <param name="deleted">Whether those in the recycle bin are among them.</param>
    /// <exception cref="ArgumentException">There is no such object.</exception>
    public IReadOnlyList<SalesforceRecordSnapshot> Records(string objectType, bool deleted = false)
    {
        lock (Gate)
        {
            var type = Known(objectType);
            return [.. type.Table.All().Where(r => deleted || !r.Deleted).Select(r => Snapshot(type, r))];
        }
    }

    /// <summary>A record; <see langword="null"/> when there is none.</summary>
    /// <param name="id">Its id, of 15 or 18 characters.</param>
    public SalesforceRecordSnapshot? Record(string id)
    {
        lock (Gate)
        {
            return _org.FindById(id ?? "") is var (type, record) ? Snapshot(type, record) : null;
        }
    }

    private static SalesforceRecordSnapshot Snapshot(OrgType type, OrgRecord record)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in type.Fields)
        {
            if (type.Get(record, field) is { } value)
            {
                values[field.Name] = ValueText.ToText(value);
            }
        }

        return new SalesforceRecordSnapshot(type.IdOf(record), type.Name, values, record.Deleted);
    }

    private static OrgRecord Made(OrgType type, IReadOnlyDictionary<string, string?> values, long ticks)
    {
        var record = new OrgRecord { CreatedTicks = ticks, ModifiedTicks = ticks, Version = 1 };
        foreach (var (name, text) in values)
        {
            var field = type.Find(name) ?? throw new ArgumentException($"{type.Name} has no field '{name}'.");
            object? value = null;
            if (text is not null && !ValueText.TryParse(field, text, out value))
            {
                throw new ArgumentException($"'{text}' is no value of {type.Name}.{name}.");
            }

            record.Set(field.Ordinal, value);
        }

        return record;
    }
}
