using System.Collections.Concurrent;
using System.Globalization;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Core.Identity;

namespace Broker.Orchestration.Tests.Support;

/// <summary>A CRM that upserts by external id and opens one ticket per key. A started host writes several customers at once.</summary>
internal sealed class FakeCrm : ICrmBoundary
{
    private readonly Lock gate = new();
    private readonly List<(CrmEntity Entity, string Id, int At, string? By)> changes = [];
    private int tick;

    internal Dictionary<string, Dictionary<string, string?>> Records { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, Dictionary<string, string?>> Accounts { get; } = new(StringComparer.Ordinal);

    /// <summary>Customers whose records no longer carry their key.</summary>
    internal HashSet<string> LostKeys { get; } = new(StringComparer.Ordinal);

    internal int Reads { get; private set; }

    internal int FailReads { get; set; }

    /// <summary>The part of a sweep that fails, counted down to zero; negative for none.</summary>
    internal int FailSweepsAt { get; set; } = -1;

    internal int PartSize { get; set; } = 100;

    internal bool LosesAnswers { get; set; }

    internal ConcurrentDictionary<string, CrmTicket> Tickets { get; } = new(StringComparer.Ordinal);

    internal List<CrmUpsert> Upserts { get; } = [];

    internal int TicketCalls { get; private set; }

    internal IReadOnlyList<string> Differing { get; set; } = [];

    internal IReadOnlyList<string> Missing { get; set; } = [];

    internal string? Advice { get; set; }

    internal bool SchemaFails { get; set; }

    internal int FailUpserts { get; set; }

    internal bool RefusesUpserts { get; set; }

    internal string? RecordId { get; set; }

    internal Func<CancellationToken, Task>? OnUpsert { get; set; }

    public string SystemName => "hubspot";

    public ValueTask<BoundaryResult<CrmSetupReport>> EnsureSchemaAsync(CrmSchema schema, CancellationToken cancellationToken = default) => new(SchemaFails
        ? FakeAccounts.Failed<CrmSetupReport>(Outcome.Refused, ErrorKind.Unavailable, "503", system: SystemName)
        : BoundaryResult<CrmSetupReport>.Confirmed(new CrmSetupReport([], Differing) { Missing = Missing, Advice = Advice }));

    public async ValueTask<IReadOnlyList<BoundaryResult<CrmWritten>>> UpsertAsync(IReadOnlyList<CrmUpsert> records, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            Upserts.AddRange(records);
        }

        if (OnUpsert is { } hook)
        {
            await hook(cancellationToken);
        }

        lock (gate)
        {
            return Write(records);
        }
    }

    private IReadOnlyList<BoundaryResult<CrmWritten>> Write(IReadOnlyList<CrmUpsert> records)
    {
        if (RefusesUpserts || FailUpserts > 0)
        {
            FailUpserts--;
            return [.. records.Select(_ => FakeAccounts.Failed<CrmWritten>(Outcome.Refused, RefusesUpserts ? ErrorKind.Validation : ErrorKind.RateLimited, "429", transient: !RefusesUpserts, system: SystemName))];
        }

        foreach (CrmUpsert record in records)
        {
            Dictionary<string, string?> fields = Record(record.Entity, record.ExternalId);
            foreach ((string name, string? value) in record.Fields)
            {
                fields[name] = value;
            }

            Touch(record.Entity, record.ExternalId, null);
        }

        if (LosesAnswers)
        {
            return [.. records.Select(_ => FakeAccounts.Failed<CrmWritten>(Outcome.Unknown, ErrorKind.Timeout, "none", transient: true, system: SystemName))];
        }

        return [.. records.Select(r => BoundaryResult<CrmWritten>.Confirmed(new CrmWritten(new CrmRecordId(RecordId ?? "rec-" + r.ExternalId), null)))];
    }

    public ValueTask<BoundaryResult<CrmRecord>> ReadAsync(CrmEntity entity, string externalId, IReadOnlyList<string> fields, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            return new(BoundaryResult<CrmRecord>.Confirmed(Read(entity, externalId, fields)));
        }
    }

    public ValueTask<BoundaryResult<IReadOnlyDictionary<string, CrmRecord>>> ReadManyAsync(
        CrmEntity entity, IReadOnlyList<string> externalIds, IReadOnlyList<string> fields, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            Reads++;
            if (FailReads > 0)
            {
                FailReads--;
                return new(FakeAccounts.Failed<IReadOnlyDictionary<string, CrmRecord>>(Outcome.Refused, ErrorKind.Unavailable, "503", transient: true, system: SystemName));
            }

            return new(BoundaryResult<IReadOnlyDictionary<string, CrmRecord>>.Confirmed(
                externalIds.Where(id => Map(entity).ContainsKey(id)).ToDictionary(static id => id, id => Read(entity, id, fields), StringComparer.Ordinal)));
        }
    }

    public ValueTask<BoundaryResult<CrmChanges>> ReadChangesAsync(CrmEntity entity, IReadOnlyList<string> fields, string? cursor, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (FailSweepsAt == 0)
            {
                FailSweepsAt = -1;
                return new(FakeAccounts.Failed<CrmChanges>(Outcome.Refused, ErrorKind.Unavailable, "503", transient: true, system: SystemName));
            }

            FailSweepsAt--;
            int from = cursor is null ? 0 : int.Parse(cursor, CultureInfo.InvariantCulture);
            (CrmEntity Entity, string Id, int At, string? By)[] changed = [.. changes.Where(c => c.Entity == entity && c.At > from).OrderBy(static c => c.At)];
            (CrmEntity Entity, string Id, int At, string? By)[] part = [.. changed.Take(PartSize)];
            return new(BoundaryResult<CrmChanges>.Confirmed(new CrmChanges(
                [.. part.Select(c => new CrmChange(KeyOf(entity, c.Id), Read(entity, c.Id, fields)))],
                (part.Length == 0 ? from : part[^1].At).ToString(CultureInfo.InvariantCulture),
                changed.Length > part.Length)));
        }
    }

    public ValueTask<BoundaryResult<CrmCommentWritten>> CommentTicketAsync(CrmTicketComment comment, CancellationToken cancellationToken = default) =>
        new(BoundaryResult<CrmCommentWritten>.Confirmed(new CrmCommentWritten(new CrmRecordId("n-" + comment.Key), null)));

    /// <summary>Changes a field as a person in the CRM does; no event is told.</summary>
    internal void Edit(CrmEntity entity, string id, string field, string? value, string? by = "41")
    {
        Record(entity, id)[field] = value;
        Touch(entity, id, by);
    }

    /// <summary>Whether the CRM knows the customer; may be asked while a host writes.</summary>
    internal bool Has(string customer)
    {
        lock (gate)
        {
            return Records.ContainsKey(customer);
        }
    }

    /// <summary>The record as the CRM has it.</summary>
    internal Dictionary<string, string?> Record(CrmEntity entity, string id)
    {
        if (!Map(entity).TryGetValue(id, out Dictionary<string, string?>? fields))
        {
            Map(entity).Add(id, fields = new Dictionary<string, string?>(StringComparer.Ordinal));
        }

        return fields;
    }

    private Dictionary<string, Dictionary<string, string?>> Map(CrmEntity entity) => entity == CrmEntity.TradingAccount ? Accounts : Records;

    private string? KeyOf(CrmEntity entity, string id) => entity == CrmEntity.Customer && LostKeys.Contains(id) ? null : id;

    private CrmRecord Read(CrmEntity entity, string id, IReadOnlyList<string> fields) => new(
        new CrmRecordId("rec-" + id), fields.ToDictionary(static f => f, f => Map(entity)[id].GetValueOrDefault(f), StringComparer.Ordinal), null)
    {
        EditedBy = changes.FindLast(c => c.Entity == entity && c.Id == id).By,
    };

    private void Touch(CrmEntity entity, string id, string? by)
    {
        changes.RemoveAll(c => c.Entity == entity && c.Id == id);
        changes.Add((entity, id, ++tick, by));
    }

    public ValueTask<BoundaryResult<CrmTicketOpened>> OpenTicketAsync(CrmTicket ticket, CancellationToken cancellationToken = default)
    {
        TicketCalls++;
        bool created = Tickets.TryAdd(ticket.Key, ticket);
        return new(BoundaryResult<CrmTicketOpened>.Confirmed(new CrmTicketOpened(new CrmRecordId("t-" + Tickets.Count), created)));
    }
}
