using Broker.Core.Boundaries;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Lanes;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Projections;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Effects;

/// <summary>Intent, call, outcome: the one way anything is done outside.</summary>
internal sealed class EffectWorker(
    IEnumerable<IEffectHandler> handlers,
    ICaseJournal journal,
    CaseProcessor processor,
    CustomerLocks locks,
    LeaseKeeper leases,
    WorkFailures failures,
    Observers observers,
    IOptions<BrokerOrchestrationOptions> options,
    TimeProvider time,
    ILogger<EffectWorker> logger)
{
    private const string TimeLimit = "time limit";
    private readonly Dictionary<EffectKind, IEffectHandler> byKind = handlers.ToDictionary(static h => h.Kind);

    /// <summary>Carries out an effect that is due.</summary>
    internal async Task RunAsync(EffectRecord due, CancellationToken cancellationToken)
    {
        IEffectHandler handler = byKind[due.Kind];
        if (await IntendAsync(due, handler, cancellationToken).ConfigureAwait(false) is not { } effect)
        {
            return;
        }

        observers.Intended(effect);
        using var limit = new CancellationTokenSource(options.Value.EffectTimeout, time);
        using CancellationTokenSource linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        EffectOutcome outcome;
        try
        {
            outcome = await handler.RunAsync(effect, linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            outcome = Interrupted(effect, TimeLimit);
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not StaleLeaseException)
        {
            outcome = due.Kind == EffectKind.RegisterAccount ? Interrupted(effect, exception.GetType().Name) : EffectOutcome.Again(HostFailure.Of(due.Kind.ToString(), exception));
        }

        await FinishSurelyAsync(effect, handler, outcome, isOwn: true, cancellationToken).ConfigureAwait(false);
    }

    // What came of a call is known only here: it is stored however often the store fails, until the process or its lease ends.
    private async Task<bool> FinishSurelyAsync(EffectRecord effect, IEffectHandler handler, EffectOutcome outcome, bool isOwn, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await FinishAsync(effect, handler, outcome, isOwn, cancellationToken).ConfigureAwait(false);
            }
            catch (CaseConflictException)
            {
                // The outcome names an id of another customer. It stays out of the case, and people are told.
                outcome = EffectOutcome.GiveUp(WorkFailures.IdTaken(SystemOf(effect.Kind), effect.Kind.ToString()));
            }
            catch (Exception exception) when (exception is not OperationCanceledException and not StaleLeaseException)
            {
                OrchestrationLog.WorkFailed(logger, exception.GetType().Name);
                await Task.Delay(options.Value.RetryDelay, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Resolves effects whose process ended between intent and outcome. Returns how many.</summary>
    internal async Task<int> ResolveInterruptedAsync(CancellationToken cancellationToken)
    {
        JournalLease lease = await leases.GetAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<EffectRecord> interrupted = await journal.ReadInterruptedAsync(processor.Tenant, lease.Epoch, cancellationToken).ConfigureAwait(false);
        int resolved = 0;
        foreach (EffectRecord effect in interrupted)
        {
            resolved += await FinishSurelyAsync(effect, byKind[effect.Kind], Interrupted(effect, "process ended"), isOwn: false, cancellationToken).ConfigureAwait(false) ? 1 : 0;
        }

        return resolved;
    }

    // A registration may have been sent: unknown, to be looked up. Everything else is safe to do again under the same key.
    private static EffectOutcome Interrupted(EffectRecord effect, string why) => effect.Kind == EffectKind.RegisterAccount
        ? EffectOutcome.Done($"unknown: {why}", new CaseInput.RegistrationUnknown("interrupted"))
        : new EffectOutcome { Text = $"again: {why}", Failure = why == TimeLimit ? TimedOut(effect.Kind) : null };

    private static BoundaryFailure TimedOut(EffectKind kind) => new()
    {
        System = SystemOf(kind),
        Operation = kind.ToString(),
        Kind = ErrorKind.Timeout,
        Code = "time-limit",
        IsTransient = true,
        Sentence = $"{kind} did not end within EffectTimeout.",
    };

    private async Task<EffectRecord?> IntendAsync(EffectRecord due, IEffectHandler handler, CancellationToken cancellationToken)
    {
        using CustomerLocks.Releaser held = await locks.EnterAsync(due.Customer, cancellationToken).ConfigureAwait(false);
        EffectRecord? current = await journal.ReadEffectAsync(processor.Tenant, due.Key, cancellationToken).ConfigureAwait(false);
        DateTimeOffset now = time.GetUtcNow();
        if (current is not { Status: EffectStatus.Pending } || current.DueAt > now)
        {
            return null;
        }

        JournalLease lease = await leases.GetAsync(cancellationToken).ConfigureAwait(false);
        EffectRecord intended = current with { Status = EffectStatus.Intended, Attempts = current.Attempts + 1, IntentEpoch = lease.Epoch, IntentAt = now };
        await processor.StoreAsync(
            new CommitParts { Effects = [intended], Audit = handler.WritesOutside ? [Entry(intended, AuditKind.Intent, "Intend", null, now)] : [] },
            cancellationToken).ConfigureAwait(false);
        return intended;
    }

    // An outcome that is not the call's own counts only while nobody stored one: a call of this node that outlived its lease may end, and store, meanwhile.
    private async Task<bool> FinishAsync(EffectRecord effect, IEffectHandler handler, EffectOutcome outcome, bool isOwn, CancellationToken cancellationToken)
    {
        EffectRecord? finished = null;
        List<EffectRecord> planned = [];

        CommitParts Parts(EffectRecord stored, DateTimeOffset now)
        {
            // Asked for again while the call ran: the newer request stays pending.
            bool newer = stored.Generation > effect.Generation;
            finished = newer
                ? stored with { Status = EffectStatus.Pending, Outcome = outcome.Text }
                : outcome.IsDone
                    ? effect with { Status = outcome.GivenUp ? EffectStatus.Abandoned : EffectStatus.Done, Outcome = outcome.Text }
                    : effect with { Status = EffectStatus.Pending, Outcome = outcome.Text, DueAt = failures.NextTry(effect.Attempts, outcome.RetryAfter, now) };
            List<ExceptionItem> raised = [];
            if (outcome.Failure is { } failure)
            {
                OrchestrationLog.EffectFailed(logger, effect.Kind, failure.Code, effect.Attempts);
                if (outcome.GivenUp || (!outcome.IsDone && failures.ShouldRaise(effect.Attempts)))
                {
                    raised.Add(WorkFailures.Item("effect:" + effect.Key, effect.Customer, effect.Kind, failure, outcome.GivenUp, now));
                }
            }

            return new CommitParts
            {
                Effects = [finished, .. planned],
                Links = outcome.Links,
                Proposals = outcome.Also.Proposals,
                Timers = outcome.Also.Timers,
                TimersDone = outcome.Also.TimersDone,
                Exceptions = [.. outcome.Also.Exceptions, .. raised],
                ExceptionsClosed =
                [
                    .. outcome.Also.ExceptionsClosed,
                    .. outcome is { IsDone: true, GivenUp: false } ? [new ExceptionClose("effect:" + effect.Key, "succeeded", now)] : Array.Empty<ExceptionClose>(),
                ],
                Audit =
                [
                    .. outcome.Also.Audit,
                    .. handler.WritesOutside
                        ? [Entry(effect, effect.Kind == EffectKind.ProjectToCrm ? AuditKind.Projection : AuditKind.Outcome, "Outcome", outcome.Text, now)]
                        : Array.Empty<AuditEntry>(),
                ],
                Cursors = outcome.Also.Cursors,
            };
        }

        if (outcome.Input is { } input)
        {
            if (await processor.ApplyWhenAsync(
                effect.Customer,
                input,
                Actor.System(SystemOf(effect.Kind)),
                effect.Key,
                async () => isOwn || IsIntent(await StoredAsync(effect, cancellationToken).ConfigureAwait(false), effect),
                async now => Parts(await StoredAsync(effect, cancellationToken).ConfigureAwait(false), now),
                cancellationToken).ConfigureAwait(false) is null)
            {
                return false;
            }
        }
        else
        {
            using CustomerLocks.Releaser held = await locks.EnterAsync(effect.Customer, cancellationToken).ConfigureAwait(false);
            EffectRecord stored = await StoredAsync(effect, cancellationToken).ConfigureAwait(false);
            if (!isOwn && !IsIntent(stored, effect))
            {
                return false;
            }

            planned = await PlannedAsync(effect, outcome, cancellationToken).ConfigureAwait(false);
            await processor.StoreAsync(Parts(stored, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        }

        observers.Finished(finished!);
        return true;
    }

    private static bool IsIntent(EffectRecord stored, EffectRecord intended) => stored.Status == EffectStatus.Intended && stored.IntentEpoch == intended.IntentEpoch;

    private async ValueTask<List<EffectRecord>> PlannedAsync(EffectRecord effect, EffectOutcome outcome, CancellationToken cancellationToken)
    {
        List<EffectRecord> planned = [];
        if (outcome.PlanProjection)
        {
            planned.Add(await processor.PlannedAsync(ProjectionKeys.Project(effect.Customer), EffectKind.ProjectToCrm, effect.Customer, time.GetUtcNow(), cancellationToken).ConfigureAwait(false));
        }

        if (outcome.CheckAgainAt is { } at)
        {
            // Never under the key that ends now: its own record is stored beside these.
            string key = ProjectionKeys.CheckNextDay(effect.Customer);
            key = effect.Key == key ? ProjectionKeys.Check(effect.Customer) : key;
            planned.Add(await processor.PlannedAsync(key, EffectKind.CheckProjection, effect.Customer, at, cancellationToken).ConfigureAwait(false));
        }

        return planned;
    }

    private async ValueTask<EffectRecord> StoredAsync(EffectRecord effect, CancellationToken cancellationToken) =>
        await journal.ReadEffectAsync(processor.Tenant, effect.Key, cancellationToken).ConfigureAwait(false) ?? effect;

    private static string SystemOf(EffectKind kind) => kind switch
    {
        EffectKind.ReadPayment or EffectKind.RefundPayment => Ownership.Payments.SystemName,
        EffectKind.ReadApplicant => Ownership.Kyc.SystemName,
        EffectKind.ProjectToCrm or EffectKind.OpenTicket or EffectKind.CheckProjection => Ownership.Crm.SystemName,
        EffectKind.ReserveLogin or EffectKind.NotifySubscriber => Ownership.Application.SystemName,
        _ => Ownership.MetaTrader.SystemName,
    };

    private static AuditEntry Entry(EffectRecord effect, AuditKind kind, string decision, string? reason, DateTimeOffset now) => new()
    {
        At = now,
        Kind = kind,
        Actor = Actor.Automation,
        Customer = effect.Customer,
        Decision = $"{decision} {effect.Kind}",
        Rule = "effects-1",
        Reason = reason,
        Causation = effect.Key,
    };
}
