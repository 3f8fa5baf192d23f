using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Secrets;
using Broker.MetaTrader;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>A client of each dialect over the real server, with waits short enough for a test.</summary>
public abstract class MetaTraderContractTest(WireMockFixture server) : WireMockTest(server)
{
    public static TheoryData<string> Operations => [.. MetaTraderOperation.All.Select(operation => operation.Name)];

    private protected MetaTraderClient Client(MetaTraderOperation operation, Action<MetaTraderClientOptions>? configure = null)
    {
        var options = new MetaTraderClientOptions
        {
            BaseAddress = Server.BaseAddress,
            Credential = operation.IsGateway ? MetaTraderCredential.SingleAccount(Secret.From(MetaTraderOperation.ApiKey)) : MetaTraderCredential.None,
        };
        options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(5);
        options.Resilience.MaxDelay = TimeSpan.FromSeconds(5);
        configure?.Invoke(options);
        return new MetaTraderClient(options);
    }
}
