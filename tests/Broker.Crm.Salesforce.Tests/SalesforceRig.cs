using Broker.Core.Configuration;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce.Authentication;
using Broker.TestSupport;

namespace Broker.Crm.Salesforce.Tests;

/// <summary>A client against a scripted server, with a clock that runs by itself through short waits.</summary>
internal sealed class SalesforceRig
{
    public const string Token = "00Dxx!CANARY-token-5b2e";

    public SalesforceRig(Action<SalesforceOptions>? configure = null)
    {
        var options = new SalesforceOptions
        {
            Credential = SalesforceCredential.Session(Secret.From(Token), new Uri("https://acme.my.salesforce.test")),
            Resilience = new ResilienceOptions { MaxRetries = 3, BaseDelay = TimeSpan.FromMilliseconds(10) },
        };
        configure?.Invoke(options);
        Client = new SalesforceClient(options, new HttpClient(Server), Logs, Time);
    }

    public StubHttpHandler Server { get; } = new();

    public FakeTimeProvider Time { get; } = new() { AutoAdvance = true };

    public LogCollector Logs { get; } = new();

    public SalesforceClient Client { get; }
}
