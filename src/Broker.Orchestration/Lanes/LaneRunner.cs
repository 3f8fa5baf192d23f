using System.Collections.Concurrent;
using Broker.Core.Boundaries;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Effects;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Projections;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Lanes;

/// <summary>
/// Looks for due work and does it, several customers at a time and one piece of work per customer. Waking it is a courtesy: what is due is found by looking.
/// </summary>
internal sealed class LaneRunner(
    ICaseJournal journal,
    LeaseKeeper leases,
    CaseProcessor processor,
    InboxWorker inbox,
    EffectWorker effects,
    CrmProjector projector,
    ProposalDesk proposals,
    LaneSignal signal,
    IOptions<BrokerOrchestrationOptions> options,
    TimeProvider time,
    ILogger<LaneRunner> logger) : BackgroundService
{
    private const int Batch = 256;
    private readonly ConcurrentDictionary<string, Task> busy = new(StringComparer.Ordinal);

    /// <summary>Takes the lease and checks the CRM's fields before the host counts as started, so that a wrong set-up is seen at once.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        JournalLease lease = await leases.GetAsync(cancellationToken).ConfigureAwait(false);
        OrchestrationLog.LeaseHeld(logger, lease.Node, lease.Epoch);
        if (await projector.EnsureReadyAsync(cancellationToken).ConfigureAwait(false) is { } failure)
        {
            if (!failure.IsTransient)
            {
                throw new InvalidOperationException($"The CRM is not ready. {failure.Sentence}");
            }

            OrchestrationLog.CrmNotReady(logger, failure.Code);
        }

        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long resolvedEpoch = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Every new epoch: what was intended under an older one has nobody left who stores its outcome.
                JournalLease lease = await leases.GetAsync(stoppingToken).ConfigureAwait(false);
                if (lease.Epoch != resolvedEpoch)
                {
                    int interrupted = await effects.ResolveInterruptedAsync(stoppingToken).ConfigureAwait(false);
                    resolvedEpoch = lease.Epoch;
                    if (interrupted > 0)
                    {
                        OrchestrationLog.Interrupted(logger, interrupted);
                    }
                }

                await DispatchAsync(stoppingToken).ConfigureAwait(false);
                await signal.WaitAsync(await PauseAsync(stoppingToken).ConfigureAwait(false), time, stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (StaleLeaseException)
            {
                OrchestrationLog.LeaseLost(logger);
                leases.Drop();
                await Task.Delay(options.Value.PollInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception exception)
            {
                OrchestrationLog.RunnerFailed(logger, exception.GetType().Name);
                await Task.Delay(options.Value.PollInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(busy.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<TimeSpan> PauseAsync(CancellationToken cancellationToken)
    {
        TimeSpan poll = options.Value.PollInterval;
        if (await journal.NextDueAsync(processor.Tenant, cancellationToken).ConfigureAwait(false) is not { } next)
        {
            return poll;
        }

        // What is due now waits for a customer that is busy; that customer's end wakes the runner.
        TimeSpan wait = next - time.GetUtcNow();
        return wait <= TimeSpan.Zero || wait > poll ? poll : wait + TimeSpan.FromMilliseconds(1);
    }

    private async Task DispatchAsync(CancellationToken cancellationToken)
    {
        DueWork due = await journal.ReadDueAsync(processor.Tenant, time.GetUtcNow(), Batch, cancellationToken).ConfigureAwait(false);
        foreach (TimerRecord timer in due.Timers)
        {
            Start("c:" + timer.Customer.Value, () => FireAsync(timer, cancellationToken), cancellationToken);
        }

        foreach (InboxItem item in due.Inbox)
        {
            Start("s:" + item.SubjectId, () => inbox.RunAsync(item, cancellationToken), cancellationToken);
        }

        foreach (EffectRecord effect in due.Effects)
        {
            Start("c:" + effect.Customer.Value, () => effects.RunAsync(effect, cancellationToken), cancellationToken);
        }
    }

    // What was read as due may have been moved or removed by work that ended meanwhile.
    internal async Task FireAsync(TimerRecord timer, CancellationToken cancellationToken)
    {
        IReadOnlyList<TimerRecord> set = await journal.ReadTimersAsync(processor.Tenant, timer.Customer, cancellationToken).ConfigureAwait(false);
        if (set.Any(t => t.Name == timer.Name && t.DueAt <= time.GetUtcNow()))
        {
            if (ProposalDesk.KeyOf(timer.Name) is { } key)
            {
                await proposals.ExpireAsync(timer.Customer, key, cancellationToken).ConfigureAwait(false);
                return;
            }

            await processor.ApplyAsync(timer.Customer, new CaseInput.TimerFired(timer.Name), Actor.Automation, "timer:" + timer.Name, null, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Start(string key, Func<Task> work, CancellationToken stoppingToken)
    {
        if (busy.Count >= options.Value.MaxConcurrentCustomers || busy.ContainsKey(key))
        {
            return;
        }

        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (busy.TryAdd(key, started.Task))
        {
            _ = RunAsync(key, work, started, stoppingToken);
        }
    }

    private async Task RunAsync(string key, Func<Task> work, TaskCompletionSource started, CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The host stops; what was intended is resolved at the next start.
        }
        catch (StaleLeaseException)
        {
            leases.Drop();
        }
        catch (Exception exception)
        {
            OrchestrationLog.WorkFailed(logger, exception.GetType().Name);
            await Task.Delay(options.Value.RetryDelay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            busy.TryRemove(key, out _);
            started.SetResult();
            signal.Wake();
        }
    }
}
