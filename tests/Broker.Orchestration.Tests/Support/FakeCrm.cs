using System.Collections.Concurrent;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Core.Identity;

namespace Broker.Orchestration.Tests.Support;

/// <summary>A CRM that upserts by external id and opens one ticket per key.</summary>
internal sealed class FakeCrm : ICrmBoundary
{
    internal Dictionary<string, Dictionary<string, string?>> Records { get; } = new(StringComparer.Ordinal);

    internal ConcurrentDictionary<string, CrmTicket> Tickets { get; } = new(StringComparer.Ordinal);

    internal List<CrmUpsert> Upserts { get; } = [];

    internal int TicketCalls { get; private set; }

    internal IReadOnlyList<string> Differing { get; set; } = [];

    internal bool SchemaFails { get; set; }

    internal int FailUpserts { get; set; }

    internal bool RefusesUpserts { get; set; }

    internal string? RecordId { get; set; }

    internal Func<CancellationToken, Task>? OnUpsert { get; set; }

    public string SystemName => "hubspot";

    public ValueTask<BoundaryResult<CrmSetupReport>> EnsureSchemaAsync(CrmSchema schema, CancellationToken cancellationToken = default) => new(SchemaFails
        ? FakeAccounts.Failed<CrmSetupReport>(Outcome.Refused, ErrorKind.Unavailable, "503", system: SystemName)
        : BoundaryResult<CrmSetupReport>.Confirmed(new CrmSetupReport([], Differing)));

    public async ValueTask<IReadOnlyList<BoundaryResult<CrmWritten>>> UpsertAsync(IReadOnlyList<CrmUpsert> records, CancellationToken cancellationToken = default)
    {
        Upserts.AddRange(records);
        if (OnUpsert is { } hook)
        {
            await hook(cancellationToken);
        }

        if (RefusesUpserts || FailUpserts > 0)
        {
            FailUpserts--;
            return [.. records.Select(_ => FakeAccounts.Failed<CrmWritten>(Outcome.Refused, RefusesUpserts ? ErrorKind.Validation : ErrorKind.RateLimited, "429", transient: !RefusesUpserts, system: SystemName))];
        }

        foreach (CrmUpsert record in records)
        {
            if (!Records.TryGetValue(record.ExternalId, out Dictionary<string, string?>? fields))
            {
                Records.Add(record.ExternalId, fields = new Dictionary<string, string?>(StringComparer.Ordinal));
            }

            foreach ((string name, string? value) in record.Fields)
            {
                fields[name] = value;
            }
        }

        return [.. records.Select(r => BoundaryResult<CrmWritten>.Confirmed(new CrmWritten(new CrmRecordId(RecordId ?? "rec-" + r.ExternalId), null)))];
    }

    public ValueTask<BoundaryResult<CrmRecord>> ReadAsync(CrmEntity entity, string externalId, IReadOnlyList<string> fields, CancellationToken cancellationToken = default) =>
        new(BoundaryResult<CrmRecord>.Confirmed(new CrmRecord(new CrmRecordId("rec-" + externalId), Records[externalId], null)));

    public ValueTask<BoundaryResult<CrmTicketOpened>> OpenTicketAsync(CrmTicket ticket, CancellationToken cancellationToken = default)
    {
        TicketCalls++;
        bool created = Tickets.TryAdd(ticket.Key, ticket);
        return new(BoundaryResult<CrmTicketOpened>.Confirmed(new CrmTicketOpened(new CrmRecordId("t-" + Tickets.Count), created)));
    }
}
