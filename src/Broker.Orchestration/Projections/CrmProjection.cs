using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Lanes;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Projections;

/// <summary>The face of the projection.</summary>
internal sealed class CrmProjection(
    CrmProjector projector, CaseProcessor processor, DriftSweep sweep, ICaseJournal journal, OwnershipMap map, IOptions<BrokerOrchestrationOptions> options, TimeProvider time) : ICrmProjection
{
    private readonly TenantId tenant = new(options.Value.Tenant);

    public CrmSchema Schema => projector.Fields.Schema;

    public async Task<ProjectionPlan> PlanAsync(CustomerId customer, CancellationToken cancellationToken = default)
    {
        await RequireAsync(customer, cancellationToken).ConfigureAwait(false);
        DateTimeOffset now = time.GetUtcNow();
        Dictionary<string, string?> values = projector.Fields.Values(await journal.ReadFactsAsync(tenant, customer, cancellationToken).ConfigureAwait(false));
        ProjectionState state = await ProjectionState.ReadAsync(journal, tenant, customer, cancellationToken).ConfigureAwait(false);
        List<PlannedField> fields = [];
        List<CrmEntity> missing = [];
        BoundaryFailure? failure = projector.Boundary is null ? null : await projector.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        foreach (CrmEntity entity in projector.Fields.Entities)
        {
            string externalId = ProjectionKeys.ExternalId(entity, customer);
            CrmRecord? record = null;
            bool isRead = false;
            if (failure is null && projector.Boundary is { } crm)
            {
                BoundaryResult<IReadOnlyDictionary<string, CrmRecord>> read =
                    await crm.ReadManyAsync(entity, [externalId], projector.Fields.NamesOf(entity), cancellationToken).ConfigureAwait(false);
                failure = read.Failure;
                isRead = read.IsConfirmed;
                record = isRead ? read.Value.GetValueOrDefault(externalId) : null;
                if (isRead && record is null && projector.Fields.Fields.Any(f => f.Entity == entity && values.ContainsKey(f.Key)))
                {
                    missing.Add(entity);
                }
            }

            fields.AddRange(projector.Fields.Fields.Where(f => f.Entity == entity).Select(f => Planned(f, externalId, values, state[f.Key], record, isRead, now)));
        }

        return new ProjectionPlan(customer, now, fields, missing, failure);
    }

    public async Task<ProjectionRequestResult> RequestAsync(CustomerId customer, IReadOnlyList<string> facts, Actor by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(by);
        await RequireAsync(customer, cancellationToken).ConfigureAwait(false);
        (string Name, string Sentence)[] refusals = [.. facts.Select(f => (f, Refusal(f))).Where(static r => r.Item2 is not null).Select(static r => (r.f, r.Item2!))];
        if (refusals.Length > 0)
        {
            await RefuseAsync(customer, refusals, by, cancellationToken).ConfigureAwait(false);
            return new ProjectionRequestResult(false, [.. refusals.Select(static r => r.Sentence)]);
        }

        if (facts.Count > 0)
        {
            await processor.PlanAsync(ProjectionKeys.Project(customer), EffectKind.ProjectToCrm, customer, CommitParts.None, cancellationToken).ConfigureAwait(false);
        }

        return new ProjectionRequestResult(facts.Count > 0, []);
    }

    public async Task CheckAsync(CustomerId customer, CancellationToken cancellationToken = default)
    {
        await RequireAsync(customer, cancellationToken).ConfigureAwait(false);
        await processor.PlanAsync(ProjectionKeys.Check(customer), EffectKind.CheckProjection, customer, CommitParts.None, cancellationToken).ConfigureAwait(false);
    }

    public Task<DriftSweepReport> SweepAsync(CancellationToken cancellationToken = default) => sweep.RunAsync(cancellationToken);

    private static PlannedField Planned(
        ProjectedField field, string externalId, Dictionary<string, string?> values, FieldState state, CrmRecord? record, bool isRead, DateTimeOffset now)
    {
        bool hasValue = values.TryGetValue(field.Key, out string? value);
        string? inCrm = record?.Fields.GetValueOrDefault(field.Field);
        return new PlannedField
        {
            Entity = field.Entity,
            ExternalId = externalId,
            Field = field.Field,
            Fact = field.Fact,
            Owner = field.Owner,
            Rule = field.Rule,
            Value = CrmValueForm.Shown(field.Sensitivity, value),
            InCrm = CrmValueForm.Shown(field.Sensitivity, inCrm),
            Change = !hasValue ? PlannedChange.NoValue
                : isRead && record is not null && CrmValueForm.Same(field.Kind, value, inCrm) ? PlannedChange.Same
                : !state.ShouldWrite(CrmValueForm.Mark(field.Kind, value)) ? PlannedChange.LeftStanding
                : isRead ? PlannedChange.Write : PlannedChange.Unread,
            RepairsToday = state.RepairsOn(DateOnly.FromDateTime(now.UtcDateTime)),
        };
    }

    private string? Refusal(string factName) => map.Find(factName) switch
    {
        null => "A name that was given is not a fact of the ownership map; declare the fact with its owner and its projection first.",
        { } fact when !map.ProjectionsOf(fact).Any(static p => p.System == Crm.SystemName) =>
            $"'{fact.Name}' is owned by {fact.Owner} and not projected to {Crm.SystemName}; add a projection to its declaration, or leave it where it is.",
        _ => null,
    };

    // One record each; a name that is not in the map is free text and is not repeated.
    private Task RefuseAsync(CustomerId customer, (string Name, string Sentence)[] refusals, Actor by, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        return processor.StoreAsync(
            new CommitParts
            {
                Audit =
                [
                    .. refusals.Select(r => new AuditEntry
                    {
                        At = now,
                        Kind = AuditKind.Security,
                        Actor = by,
                        Customer = customer,
                        Decision = "RefuseProjection",
                        Rule = "projection-guard",
                        Reason = map.Find(r.Name)?.Name ?? "unknown",
                        Causation = "command:project",
                    }),
                ],
                Exceptions =
                [
                    .. refusals.Select(r => new ExceptionItem
                    {
                        Id = $"projection-refused:{map.Find(r.Name)?.Name ?? "unknown"}",
                        Customer = customer,
                        Kind = ExceptionKind.Ownership,
                        Verdict = DelayVerdict.Operational,
                        Cause = "NotProjected",
                        Sentence = r.Sentence,
                        NextActions = ["FixAdapter", "DismissWithReason"],
                        Group = "Ownership:NotProjected",
                        RaisedAt = now,
                    }),
                ],
            },
            cancellationToken);
    }

    private async ValueTask RequireAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        if (await journal.ReadCaseAsync(tenant, customer, cancellationToken).ConfigureAwait(false) is null)
        {
            throw new UnknownCustomerException(customer);
        }
    }
}
