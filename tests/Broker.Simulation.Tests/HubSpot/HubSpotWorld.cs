using System.Globalization;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Authentication;
using Broker.Crm.HubSpot.Limits;
using Broker.Crm.HubSpot.Objects;
using Broker.Testing;
using Broker.Testing.HubSpot;
using Broker.TestSupport;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>Our client against our simulator over real connections.</summary>
public abstract class HubSpotWorld : IAsyncLifetime
{
    protected const string Token = "pat-eu1-CANARY-71c0";
    protected const string Key = "broker_client_id";

    private BrokerSimulators? simulators;

    internal LogCollector Logs { get; } = new();

    /// <summary>The clock of the simulator, and of a client that is not given another.</summary>
    protected virtual TimeProvider Clock => TimeProvider.System;

    protected HubSpotSimulator Portal => simulators!.HubSpot;

    public virtual async Task InitializeAsync()
    {
        simulators = await BrokerSimulators.StartAsync(new BrokerSimulatorsOptions
        {
            TimeProvider = Clock,
            WebhookAnswerTimeout = TimeSpan.FromMinutes(2),
            WebhookRetryDelays = [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(20), 6)],
        });
        Portal.AddProperty("contacts", Key, unique: true);
    }

    public virtual async Task DisposeAsync()
    {
        await simulators!.DisposeAsync();
        Logs.Dispose();
    }

    /// <summary>A client that does not count calls and repeats at once.</summary>
    protected HubSpotClient Client(Action<HubSpotOptions>? change = null, HttpClient? http = null, TimeProvider? clock = null)
    {
        var options = new HubSpotOptions
        {
            BaseAddress = Portal.BaseAddress,
            Credential = HubSpotCredential.Token(Secret.From(Token)),
            Limits = new HubSpotLimitsOptions { CountsCalls = false },
        };
        options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(1);
        change?.Invoke(options);
        return new HubSpotClient(options, http, Logs, clock ?? Clock);
    }

    protected IHubSpotObjects<HubSpotRecord> Contacts(Action<HubSpotOptions>? change = null) => Client(change).Objects("contacts");

    protected static Dictionary<string, string?> Map(params ReadOnlySpan<(string Name, string? Value)> properties)
    {
        var map = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach ((string name, string? value) in properties)
        {
            map[name] = value;
        }

        return map;
    }

    protected static Dictionary<string, string> Values(params ReadOnlySpan<(string Name, string Value)> properties)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in properties)
        {
            map[name] = value;
        }

        return map;
    }

    protected static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
