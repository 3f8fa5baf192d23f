using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Orchestration.Effects;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Ownership;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Projections;

/// <summary>Writes owned values into the CRM: only facts whose owner projects them there, each into its own field.</summary>
internal sealed class CrmProjector(IEnumerable<ICrmBoundary> crms, ICaseJournal journal, OwnershipMap map, IOptions<BrokerOrchestrationOptions> options) : IDisposable
{
    /// <summary>The unique field every projected record is upserted by.</summary>
    internal const string ExternalIdField = "broker_client_id";

    private const string AsOfField = "broker_as_of";
    private readonly ICrmBoundary? crm = crms.FirstOrDefault();
    private readonly (Fact Fact, FactProjection Projection)[] projections = [.. map.ProjectedTo(Crm.SystemName)];
    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile bool ready;

    /// <summary>The fields this host will write.</summary>
    internal CrmSchema Schema => new(
    [
        new CrmField(CrmEntity.Customer, ExternalIdField, "Broker client id", CrmFieldKind.Text, IsExternalId: true),
        new CrmField(CrmEntity.Customer, AsOfField, "Broker values as of", CrmFieldKind.DateTime),
        .. projections.Select(static p => new CrmField(p.Projection.Entity, p.Projection.Field, p.Projection.Label, p.Projection.Kind)),
    ]);

    /// <summary>Checks the CRM's fields once; null when all is well.</summary>
    internal async Task<BoundaryFailure?> EnsureReadyAsync(CancellationToken cancellationToken)
    {
        if (ready || crm is null || projections.Length == 0)
        {
            return null;
        }

        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (ready)
            {
                return null;
            }

            BoundaryResult<CrmSetupReport> report = await crm.EnsureSchemaAsync(Schema, cancellationToken).ConfigureAwait(false);
            if (!report.IsConfirmed)
            {
                return report.Failure;
            }

            if (report.Value.Differing.Count > 0)
            {
                return new BoundaryFailure
                {
                    System = crm.SystemName,
                    Operation = "EnsureSchema",
                    Kind = ErrorKind.Validation,
                    Code = "fields-differ",
                    Sentence = $"Fields in {crm.SystemName} do not fit the ownership map: {string.Join("; ", report.Value.Differing)}. Change them there or map the facts to other fields.",
                };
            }

            ready = true;
            return null;
        }
        finally
        {
            gate.Release();
        }
    }

    internal async Task<EffectOutcome> ProjectAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        if (crm is null)
        {
            return EffectOutcome.Done("no CRM");
        }

        if (await EnsureReadyAsync(cancellationToken).ConfigureAwait(false) is { } notReady)
        {
            return EffectOutcome.Again(notReady);
        }

        IReadOnlyList<FactRecord> facts = await journal.ReadFactsAsync(new TenantId(options.Value.Tenant), customer, cancellationToken).ConfigureAwait(false);
        CrmUpsert[] records = Build(customer, facts);
        if (records.Length == 0)
        {
            return EffectOutcome.Done("nothing to write");
        }

        IReadOnlyList<BoundaryResult<CrmWritten>> written = await crm.UpsertAsync(records, cancellationToken).ConfigureAwait(false);
        foreach (BoundaryResult<CrmWritten> one in written)
        {
            if (!one.IsConfirmed)
            {
                return one.Outcome == Outcome.Refused && !one.Failure.IsTransient ? EffectOutcome.GiveUp(one.Failure) : EffectOutcome.Again(one.Failure);
            }
        }

        return EffectOutcome.Done($"written: {string.Join(", ", records.SelectMany(static r => r.Fields.Keys))}") with
        {
            Links = [.. records.Zip(written).Where(static r => r.First.Entity == CrmEntity.Customer).Select(r => new IdentityLink(IdentityKind.CrmRecord, r.Second.Value.Id.Value, customer))],
        };
    }

    /// <summary>The records as they would be written.</summary>
    internal CrmUpsert[] Build(CustomerId customer, IReadOnlyList<FactRecord> facts)
    {
        Dictionary<string, FactRecord> current = facts.ToDictionary(static f => f.Fact, StringComparer.Ordinal);
        var records = new Dictionary<CrmEntity, Dictionary<string, string?>>();
        DateTimeOffset asOf = default;
        foreach ((Fact fact, FactProjection projection) in projections)
        {
            if (!current.TryGetValue(fact.Name, out FactRecord? record))
            {
                continue;
            }

            if (!records.TryGetValue(projection.Entity, out Dictionary<string, string?>? fields))
            {
                fields = new Dictionary<string, string?>(StringComparer.Ordinal);
                records.Add(projection.Entity, fields);
            }

            fields[projection.Field] = record.Value;
            asOf = record.RecordedAt > asOf ? record.RecordedAt : asOf;
        }

        if (records.TryGetValue(CrmEntity.Customer, out Dictionary<string, string?>? customerFields))
        {
            customerFields[AsOfField] = FactCodecs.Time.Write(asOf);
        }

        return [.. records.Select(r => new CrmUpsert(r.Key, customer.Value, r.Value))];
    }

    public void Dispose() => gate.Dispose();
}
