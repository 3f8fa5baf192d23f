using Broker.Orchestration.Hosting;
using Broker.Orchestration.Lanes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Projections;

/// <summary>Sweeps now and then. The sweep is built only when it is due, so that the start-up checks speak first.</summary>
internal sealed class DriftSweepHost(IServiceProvider services, IOptions<BrokerOrchestrationOptions> options, TimeProvider time, ILogger<DriftSweepHost> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TimeSpan interval = options.Value.DriftSweepInterval;
        if (interval == TimeSpan.Zero)
        {
            return;
        }

        using var timer = new PeriodicTimer(interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await SweepAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; the next start goes on from the stored cursor.
        }
    }

    private async Task SweepAsync(CancellationToken stoppingToken)
    {
        try
        {
            await services.GetRequiredService<DriftSweep>().RunAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            OrchestrationLog.SweepFailed(logger, exception.GetType().Name);
        }
    }
}
