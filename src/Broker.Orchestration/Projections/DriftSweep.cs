using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Identity;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Lanes;
using Broker.Orchestration.Operators;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Projections;

/// <summary>Reads the CRM's changes part by part. Each part is dealt with before its cursor is stored, so that a sweep that ends anywhere loses nothing.</summary>
internal sealed class DriftSweep(
    CrmProjector projector, CaseProcessor processor, ICaseJournal journal, IOptions<BrokerOrchestrationOptions> options, TimeProvider time, ILogger<DriftSweep> logger) : IDisposable
{
    // A CRM that changes faster than it is read does not hold a sweep for ever.
    private const int MaxParts = 100_000;

    private readonly TenantId tenant = new(options.Value.Tenant);
    private readonly SemaphoreSlim gate = new(1, 1);

    internal async Task<DriftSweepReport> RunAsync(CancellationToken cancellationToken)
    {
        if (projector.Boundary is not { } crm || projector.Fields.Fields.Count == 0)
        {
            return new DriftSweepReport(0, 0, 0, 0, null);
        }

        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            BoundaryFailure? failure = await projector.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
            var tally = new DriftSweepReport(0, 0, 0, 0, null);
            foreach (CrmEntity entity in projector.Fields.Entities)
            {
                if (failure is null)
                {
                    (tally, failure) = await SweepAsync(crm, entity, tally, cancellationToken).ConfigureAwait(false);
                }
            }

            OrchestrationLog.Swept(logger, tally.Read, tally.Echoes, tally.Planned);
            if (failure is not null)
            {
                OrchestrationLog.SweepEnded(logger, failure.Code);
            }

            return tally with { Failure = failure };
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<(DriftSweepReport Tally, BoundaryFailure? Failure)> SweepAsync(ICrmBoundary crm, CrmEntity entity, DriftSweepReport tally, CancellationToken cancellationToken)
    {
        string name = ProjectionKeys.Drift(crm.SystemName, entity);
        IReadOnlyList<string> fields = projector.Fields.NamesOf(entity);
        string? cursor = await journal.ReadCursorAsync(tenant, name, cancellationToken).ConfigureAwait(false);
        for (int part = 0; part < MaxParts; part++)
        {
            BoundaryResult<CrmChanges> read = await crm.ReadChangesAsync(entity, fields, cursor, cancellationToken).ConfigureAwait(false);
            if (!read.IsConfirmed)
            {
                return (tally, read.Failure);
            }

            foreach (CrmChange change in read.Value.Changes)
            {
                tally = await TakeAsync(entity, change, tally with { Read = tally.Read + 1 }, cancellationToken).ConfigureAwait(false);
            }

            if (cursor != read.Value.Cursor)
            {
                cursor = read.Value.Cursor;
                await processor.StoreAsync(new CommitParts { Cursors = new Dictionary<string, string>(StringComparer.Ordinal) { [name] = cursor } }, cancellationToken).ConfigureAwait(false);
            }

            if (!read.Value.HasMore)
            {
                break;
            }
        }

        return (tally, null);
    }

    private async Task<DriftSweepReport> TakeAsync(CrmEntity entity, CrmChange change, DriftSweepReport tally, CancellationToken cancellationToken)
    {
        CustomerId? linked = entity == CrmEntity.Customer
            ? await journal.ResolveAsync(tenant, IdentityKind.CrmRecord, change.Record.Id.Value, cancellationToken).ConfigureAwait(false)
            : null;
        CustomerId? named = ProjectionKeys.CustomerOf(entity, change.ExternalId);
        if (named is { } one && await journal.ReadCaseAsync(tenant, one, cancellationToken).ConfigureAwait(false) is null)
        {
            named = null;
        }

        if (linked is { } owner && named != owner)
        {
            // The key was edited: by the map the record is this customer's, by its key it is nobody's or another's.
            await RaiseKeyAsync(owner, cancellationToken).ConfigureAwait(false);
        }

        if ((named ?? linked) is not { } customer)
        {
            return tally with { NotOurs = tally.NotOurs + 1 };
        }

        if (named is not null && await IsEchoAsync(customer, entity, change.Record, cancellationToken).ConfigureAwait(false))
        {
            return tally with { Echoes = tally.Echoes + 1 };
        }

        await processor.PlanAsync(ProjectionKeys.Check(customer), EffectKind.CheckProjection, customer, CommitParts.None, cancellationToken).ConfigureAwait(false);
        return tally with { Planned = tally.Planned + 1 };
    }

    // The same value is the same value, whoever wrote it; most changes of a record are about other fields, or our own.
    private async ValueTask<bool> IsEchoAsync(CustomerId customer, CrmEntity entity, CrmRecord record, CancellationToken cancellationToken)
    {
        ProjectionState state = await ProjectionState.ReadAsync(journal, tenant, customer, cancellationToken).ConfigureAwait(false);
        Dictionary<string, string?> values = projector.Fields.Values(await journal.ReadFactsAsync(tenant, customer, cancellationToken).ConfigureAwait(false));
        foreach (ProjectedField field in projector.Fields.Fields.Where(f => f.Entity == entity))
        {
            FieldState known = state[field.Key];
            if (known.Written is null || !record.Fields.TryGetValue(field.Field, out string? inCrm))
            {
                continue;
            }

            string found = CrmValueForm.Mark(field.Kind, inCrm);
            bool isOwners = values.TryGetValue(field.Key, out string? owned) && found == CrmValueForm.Mark(field.Kind, owned);
            if (found == known.Written && known.Standing is null)
            {
                continue;
            }

            // Left standing, and known: told again only when it is gone.
            if (found != known.Standing && !(isOwners && known.Standing is null))
            {
                return false;
            }
        }

        return true;
    }

    private Task RaiseKeyAsync(CustomerId customer, CancellationToken cancellationToken) => processor.StoreAsync(
        new CommitParts
        {
            Exceptions =
            [
                new ExceptionItem
                {
                    Id = ProjectionKeys.MissingItem(customer),
                    Customer = customer,
                    Kind = ExceptionKind.Identity,
                    Verdict = DelayVerdict.Operational,
                    Cause = "CrmKeyChanged",
                    Sentence = $"The CRM record of the customer no longer carries the customer's key in {CrmFieldSet.CustomerKey}. Put it back, or the next value makes a second record.",
                    NextActions = ["RelinkCrm", "DismissWithReason"],
                    Group = "Identity:CrmKeyChanged",
                    RaisedAt = time.GetUtcNow(),
                },
            ],
        },
        cancellationToken);

    public void Dispose() => gate.Dispose();
}
