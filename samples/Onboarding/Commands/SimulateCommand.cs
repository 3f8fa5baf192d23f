using System.Text.Json;
using System.Text.Json.Nodes;
using Broker.Testing;
using Onboarding.CommandLine;

namespace Onboarding.Commands;

/// <summary>Runs the simulators until stopped.</summary>
internal static class SimulateCommand
{
    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        arguments.RequireNoWords();
        if (!arguments.Has("--port"))
        {
            throw new UsageException("simulate needs --port P, the first of seven ports.");
        }

        int port = arguments.Number("--port", 0, 1, 65_000);
        await using BrokerSimulators simulators = await BrokerSimulators.StartAsync(new BrokerSimulatorsOptions { BasePort = port }, cancellationToken);
        var line = new JsonArray([.. simulators.Endpoints.Select(static e => (JsonNode)new JsonObject { ["name"] = e.Name, ["url"] = e.Url.AbsoluteUri.TrimEnd('/') })]);
        Console.WriteLine(new JsonObject { ["simulators"] = line }.ToJsonString());
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }
}
