using Broker.Core.Configuration;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot.Authentication;
using Broker.Crm.HubSpot.Crm;
using Broker.TestSupport;

namespace Broker.Crm.HubSpot.Tests;

/// <summary>A client against a scripted server, with a clock that runs by itself through waits.</summary>
internal sealed class HubSpotRig
{
    public const string Token = "pat-eu1-CANARY-token-7d1f";

    public HubSpotRig(Action<HubSpotOptions>? configure = null)
    {
        var options = new HubSpotOptions
        {
            Credential = HubSpotCredential.Token(Secret.From(Token)),
            Resilience = new ResilienceOptions { MaxRetries = 3, BaseDelay = TimeSpan.FromMilliseconds(10) },
        };
        configure?.Invoke(options);
        Client = new HubSpotClient(options, new HttpClient(Server), Logs, Time);
        Crm = new HubSpotCrm(Client, options.Crm);
    }

    public StubHttpHandler Server { get; } = new();

    public FakeTimeProvider Time { get; } = new() { AutoAdvance = true };

    public LogCollector Logs { get; } = new();

    public HubSpotClient Client { get; }

    public HubSpotCrm Crm { get; }

    public static Dictionary<string, string?> Map(params (string Name, string? Value)[] properties) => properties.ToDictionary(p => p.Name, p => p.Value);
}
