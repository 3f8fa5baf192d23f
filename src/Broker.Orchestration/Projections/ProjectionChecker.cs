using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Identity;
using Broker.Orchestration.Effects;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Lanes;
using Broker.Orchestration.Ownership;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Projections;

/// <summary>
/// Compares the CRM's copies of a customer's values with what was last written. Reads the records themselves: an event or a search may be old. While values
/// wait to be copied nothing is judged: what stands in the CRM may be our own older write, and the copy overwrites it.
/// </summary>
internal sealed class ProjectionChecker(CrmProjector projector, ICaseJournal journal, OwnershipMap map, IOptions<BrokerOrchestrationOptions> options, TimeProvider time)
{
    private const int MaxOpen = 500;
    private readonly TenantId tenant = new(options.Value.Tenant);

    internal async Task<EffectOutcome> CheckAsync(EffectRecord effect, CancellationToken cancellationToken)
    {
        CustomerId customer = effect.Customer;
        if (projector.Boundary is not { } crm || projector.Fields.Fields.Count == 0)
        {
            return EffectOutcome.Done("no CRM");
        }

        if (await projector.EnsureReadyAsync(cancellationToken).ConfigureAwait(false) is { } notReady)
        {
            return EffectOutcome.Again(notReady);
        }

        EffectRecord? copy = await journal.ReadEffectAsync(tenant, ProjectionKeys.Project(customer), cancellationToken).ConfigureAwait(false);
        if (copy is { Status: EffectStatus.Pending or EffectStatus.Intended })
        {
            return EffectOutcome.Later("values wait to be copied");
        }

        IReadOnlyList<FactRecord> facts = await journal.ReadFactsAsync(tenant, customer, cancellationToken).ConfigureAwait(false);
        Dictionary<string, FactRecord> current = facts.ToDictionary(static f => f.Fact, StringComparer.Ordinal);
        ProjectionState state = await ProjectionState.ReadAsync(journal, tenant, customer, cancellationToken).ConfigureAwait(false);
        Dictionary<string, string?> values = projector.Fields.Values(facts);
        IReadOnlyList<Proposal> open = map.ProjectedTo(Crm.SystemName).Any(static p => p.Projection.OnConflict == ConflictAction.AcceptAsRequest)
            ? await journal.ReadProposalsAsync(tenant, new ProposalFilter { Customer = customer, OpenOnly = true }, null, MaxOpen, cancellationToken).ConfigureAwait(false)
            : [];
        var findings = new EditFindings(customer, crm.SystemName, options.Value.MaxRepairsPerDay, time.GetUtcNow(), effect.Key, map, open);
        foreach (CrmEntity entity in projector.Fields.Entities)
        {
            ProjectedField[] fields = [.. projector.Fields.Fields.Where(f => f.Entity == entity && state[f.Key].Written is not null && values.ContainsKey(f.Key))];
            if (fields.Length == 0)
            {
                continue;
            }

            string externalId = ProjectionKeys.ExternalId(entity, customer);
            BoundaryResult<IReadOnlyDictionary<string, CrmRecord>> read =
                await crm.ReadManyAsync(entity, [externalId], [.. fields.Select(static f => f.Field)], cancellationToken).ConfigureAwait(false);
            if (!read.IsConfirmed)
            {
                return EffectOutcome.Again(read.Failure);
            }

            if (!read.Value.TryGetValue(externalId, out CrmRecord? record))
            {
                findings.Missing(entity);
                continue;
            }

            foreach (ProjectedField field in fields)
            {
                findings.Judge(field, state[field.Key], values[field.Key], current.GetValueOrDefault(field.Fact)?.ObservedAt, record);
            }
        }

        return findings.Outcome(state);
    }
}
