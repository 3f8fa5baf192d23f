using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Orchestration.Effects;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Lanes;
using Broker.Orchestration.Ownership;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Projections;

/// <summary>Writes owned values into the CRM: only facts whose owner projects them there, each into its own field.</summary>
internal sealed class CrmProjector(IEnumerable<ICrmBoundary> crms, ICaseJournal journal, OwnershipMap map, IOptions<BrokerOrchestrationOptions> options, ILogger<CrmProjector> logger) : IDisposable
{
    private const string NotProjected = "not-projected";

    private readonly ICrmBoundary? crm = crms.FirstOrDefault();
    private readonly TenantId tenant = new(options.Value.Tenant);
    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile bool ready;

    /// <summary>The CRM; null for a host without one.</summary>
    internal ICrmBoundary? Boundary => crm;

    /// <summary>The fields this host writes.</summary>
    internal CrmFieldSet Fields { get; } = new(map);

    /// <summary>Checks the CRM's fields once; null when all is well.</summary>
    internal async Task<BoundaryFailure?> EnsureReadyAsync(CancellationToken cancellationToken)
    {
        if (ready || crm is null || Fields.Fields.Count == 0)
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

            BoundaryResult<CrmSetupReport> report = await crm.EnsureSchemaAsync(Fields.Schema, cancellationToken).ConfigureAwait(false);
            if (!report.IsConfirmed)
            {
                return report.Failure;
            }

            if (Unfit(report.Value) is { } unfit)
            {
                return unfit;
            }

            if (report.Value.Differing.Count > 0)
            {
                OrchestrationLog.CrmFieldsDiffer(logger, report.Value.Differing.Count);
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

        IReadOnlyList<FactRecord> facts = await journal.ReadFactsAsync(tenant, customer, cancellationToken).ConfigureAwait(false);
        ProjectionState state = await ProjectionState.ReadAsync(journal, tenant, customer, cancellationToken).ConfigureAwait(false);
        (ProjectedField Field, string? Value)[] writes = ToWrite(Fields.Values(facts), state);
        CrmUpsert[] records = CrmFieldSet.Records(customer, writes);
        if (records.Length == 0)
        {
            return EffectOutcome.Done("nothing to write");
        }

        IReadOnlyList<BoundaryResult<CrmWritten>> written = await WriteAsync(records, cancellationToken).ConfigureAwait(false);
        HashSet<CrmEntity> confirmed = [.. records.Zip(written).Where(static r => r.Second.IsConfirmed).Select(static r => r.First.Entity)];
        Dictionary<string, FieldState> changed = writes
            .Where(w => confirmed.Contains(w.Field.Entity))
            .ToDictionary(static w => w.Field.Key, w => state[w.Field.Key] with { Written = CrmValueForm.Mark(w.Field.Kind, w.Value), Standing = null }, StringComparer.Ordinal);
        return Outcome(written, records) with
        {
            Also = changed.Count == 0 ? CommitParts.None : new CommitParts { Cursors = state.With(changed).AsCursor(customer) },
            Links =
            [
                .. records.Zip(written)
                    .Where(static r => r.First.Entity == CrmEntity.Customer && r.Second.IsConfirmed)
                    .Select(r => new IdentityLink(IdentityKind.CrmRecord, r.Second.Value.Id.Value, customer)),
            ],
        };
    }

    /// <summary>What a projection writes: every value its owner has, but where someone else's is left standing and the owner has nothing newer.</summary>
    internal (ProjectedField Field, string? Value)[] ToWrite(IReadOnlyDictionary<string, string?> values, ProjectionState state) =>
    [
        .. Fields.Fields
            .Where(f => values.TryGetValue(f.Key, out string? value) && state[f.Key].ShouldWrite(CrmValueForm.Mark(f.Kind, value)))
            .Select(f => (f, values[f.Key])),
    ];

    /// <summary>The one way to the CRM's fields. What the map does not project there is not sent, whoever made the record.</summary>
    internal async ValueTask<IReadOnlyList<BoundaryResult<CrmWritten>>> WriteAsync(IReadOnlyList<CrmUpsert> records, CancellationToken cancellationToken)
    {
        string[] foreign = [.. records.SelectMany(r => r.Fields.Keys.Where(f => !Fields.Has(r.Entity, f)).Select(f => $"{r.Entity}.{f}")).Distinct(StringComparer.Ordinal)];
        if (foreign.Length > 0)
        {
            BoundaryFailure failure = new()
            {
                System = crm!.SystemName,
                Operation = "Project",
                Kind = ErrorKind.Refused,
                Code = NotProjected,
                Sentence = $"No fact is projected to {string.Join(", ", foreign)}; nothing was sent. Declare the projection with the fact.",
            };
            return [.. records.Select(_ => BoundaryResult<CrmWritten>.Failed(Core.Errors.Outcome.NotSent, failure))];
        }

        return await crm!.UpsertAsync(records, cancellationToken).ConfigureAwait(false);
    }

    // A CRM tells of its own names: contacts.kyc_status, Contact.KYC_Status__c. The longest field of ours in it is meant.
    private string WithFact(string difference)
    {
        ProjectedField? field = Fields.Fields
            .Where(f => difference.Contains(f.Field, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(static f => f.Field.Length)
            .FirstOrDefault();
        return field is null ? difference : $"{difference} (shows '{field.Fact}' of {field.Owner})";
    }

    // Not transient: the host must not start, since every write of these fields would fail or end in the wrong place.
    private BoundaryFailure? Unfit(CrmSetupReport report)
    {
        bool doDiffer = report.Differing.Count > 0 && !options.Value.StartWithDifferingCrmFields;
        if (!doDiffer && report.Missing.Count == 0)
        {
            return null;
        }

        List<string> sentences = [];
        if (report.Missing.Count > 0)
        {
            sentences.Add($"Fields are missing in {crm!.SystemName}: {string.Join("; ", report.Missing.Select(WithFact))}.");
        }

        if (doDiffer)
        {
            sentences.Add($"Fields in {crm!.SystemName} do not fit the ownership map: {string.Join("; ", report.Differing.Select(WithFact))}.");
        }

        sentences.Add(report.Advice ?? "Change them there or map the facts to other fields.");
        return new BoundaryFailure
        {
            System = crm!.SystemName,
            Operation = "EnsureSchema",
            Kind = ErrorKind.Validation,
            Code = report.Missing.Count > 0 ? "fields-missing" : "fields-differ",
            Sentence = string.Join(' ', sentences),
        };
    }

    private static EffectOutcome Outcome(IReadOnlyList<BoundaryResult<CrmWritten>> written, CrmUpsert[] records)
    {
        foreach (BoundaryResult<CrmWritten> one in written)
        {
            if (!one.IsConfirmed)
            {
                bool isFinal = !one.Failure.IsTransient && (one.Outcome == Core.Errors.Outcome.Refused || one.Failure.Code == NotProjected);
                return isFinal ? EffectOutcome.GiveUp(one.Failure) : EffectOutcome.Again(one.Failure);
            }
        }

        return EffectOutcome.Done($"written: {string.Join(", ", records.SelectMany(static r => r.Fields.Keys))}");
    }

    public void Dispose() => gate.Dispose();
}
