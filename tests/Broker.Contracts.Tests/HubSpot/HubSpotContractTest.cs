using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Authentication;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>A client over the real server, with waits short enough for a test.</summary>
public abstract class HubSpotContractTest(WireMockFixture server) : WireMockTest(server)
{
    public const string Token = "pat-contract";

    public static TheoryData<string> Operations => [.. HubSpotOperation.All.Select(operation => operation.Name)];

    public static TheoryData<string, string> OperationsOfBothVersions
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (HubSpotOperation operation in HubSpotOperation.All)
            {
                data.Add(operation.Name, "2026-09");
                data.Add(operation.Name, "2026-03");
            }

            return data;
        }
    }

    private protected HubSpotClient Client(Action<HubSpotOptions>? configure = null)
    {
        var options = new HubSpotOptions { BaseAddress = Server.BaseAddress, Credential = HubSpotCredential.Token(Secret.From(Token)) };
        options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(5);
        options.Resilience.MaxDelay = TimeSpan.FromSeconds(5);
        configure?.Invoke(options);
        return new HubSpotClient(options);
    }
}
