using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Data;

/// <summary>The objects of the org and the writes that may have to be undone.</summary>
internal sealed class Org
{
    private readonly Dictionary<string, OrgType> _types = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, OrgType> _byPrefix = new(StringComparer.Ordinal);
    private Stack<Action>? _undo;
    private int _customTypes;

    public Org(TimeProvider clock)
    {
        Clock = clock;
        UserId = OrgIds.Make("005", 1);
        StandardObjects.AddTo(this);
    }

    public TimeProvider Clock { get; }

    public string UserId { get; }

    /// <summary>Who makes the call that is being answered; <see langword="null"/> is the org's first user.</summary>
    public string? ActingUser { get; set; }

    /// <summary>How long a write stays unseen by queries, as while its transaction has not ended.</summary>
    public TimeSpan CommitLag { get; set; }

    public string OrganizationId { get; } = OrgIds.Make("00D", 1);

    public IEnumerable<OrgType> Types => _types.Values;

    public OrgType? Find(string name) => _types.GetValueOrDefault(name);

    public OrgType Type(string name) => Find(name) ?? throw SalesforceError.NotFound();

    public OrgType Define(string name, string? prefix = null, string? label = null)
    {
        if (_types.TryGetValue(name, out var known))
        {
            return known;
        }

        prefix ??= "a" + FormattableString.Invariant($"{_customTypes++:00}");
        var type = new OrgType(name, prefix, label, UserId) { DefinedAt = Clock.GetUtcNow() };
        _types.Add(name, type);
        _byPrefix.Add(prefix, type);
        return type;
    }

    /// <summary>The record of an id, whatever its type; deleted ones too.</summary>
    public (OrgType Type, OrgRecord Record)? FindById(string id) =>
        OrgIds.Normalize(id) is { } full && _byPrefix.TryGetValue(full[..3], out var type) && type.Table.Find(OrgIds.Split(full).Number) is { } record ? (type, record) : null;

    public OrgRecord? FindById(OrgType type, string id) => FindById(id) is { } found && found.Type == type ? found.Record : null;

    public void Insert(OrgType type, OrgRecord record)
    {
        record.CreatedTicks = record.ModifiedTicks = Now;
        record.Version = 1;
        record.CreatedBy = record.ModifiedBy = ActingUser;
        Hide(record, null);
        type.Table.Add(record);
        type.Reindex(null, record);
        _undo?.Push(() =>
        {
            type.Reindex(record, null);
            type.Table.Withdraw(record.Number);
        });
    }

    public void Replace(OrgType type, OrgRecord before, OrgRecord after)
    {
        after.ModifiedTicks = Now;
        after.Version = before.Version + 1;
        after.ModifiedBy = ActingUser;
        Hide(after, before);
        type.Table.Replace(after);
        type.Reindex(before, after);
        _undo?.Push(() =>
        {
            type.Table.Replace(before);
            type.Reindex(after, before);
        });
    }

    /// <summary>A record as queries see it now; <see langword="null"/> when they do not.</summary>
    public OrgRecord? Seen(OrgRecord? record)
    {
        while (record is { SeenTicks: > 0 } && record.SeenTicks > Now)
        {
            record = record.Before;
        }

        return record;
    }

    /// <summary>Runs writes that are undone together when they say so.</summary>
    /// <returns>Whether they stand.</returns>
    public bool Atomically(Func<bool> run)
    {
        var outer = _undo;
        var own = _undo = new Stack<Action>();
        var keep = false;
        try
        {
            keep = run();
        }
        finally
        {
            _undo = outer;
            if (!keep)
            {
                foreach (var step in own)
                {
                    step();
                }
            }
            else if (outer is not null)
            {
                foreach (var step in own.Reverse())
                {
                    outer.Push(step);
                }
            }
        }

        return keep;
    }

    private void Hide(OrgRecord record, OrgRecord? before)
    {
        // Chains end with the version that is seen already.
        (record.SeenTicks, record.Before) = CommitLag > TimeSpan.Zero ? (Now + CommitLag.Ticks, Seen(before)) : (0, null);
    }

    // Milliseconds are what the wire can tell.
    private long Now => Clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond;
}
