using Broker.Orchestration.Lanes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Broker.Orchestration.Hosting;

/// <summary>Starts the lane runner. It is built only then, so that <see cref="StartupCheck"/> speaks before the container does.</summary>
internal sealed class LaneHost(IServiceProvider services) : IHostedService
{
    private LaneRunner? runner;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        runner = services.GetRequiredService<LaneRunner>();
        return runner.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => runner?.StopAsync(cancellationToken) ?? Task.CompletedTask;
}
