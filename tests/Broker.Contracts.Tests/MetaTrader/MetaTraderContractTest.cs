using System.Text.Json.Nodes;
using Broker.Contracts.Tests.MetaTrader.Operations;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Secrets;
using Broker.MetaTrader;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>A client of each platform and dialect over the real server, with waits short enough for a test.</summary>
public abstract class MetaTraderContractTest(WireMockFixture server) : WireMockTest(server)
{
    public static TheoryData<string> Operations => [.. MetaTraderOperations.All.Select(operation => operation.Name)];

    public static TheoryData<string> SentOnce => [.. MetaTraderOperations.All.Where(operation => !operation.MayRepeat).Select(operation => operation.Name)];

    private protected MetaTraderClient Client(MetaTraderOperation operation, string path = "/", Action<MetaTraderClientOptions>? configure = null)
    {
        var options = new MetaTraderClientOptions
        {
            BaseAddress = new Uri(Server.BaseAddress, path),
            Platform = operation.Platform,
            Credential = operation.IsGateway ? MetaTraderCredential.SingleAccount(Secret.From(Rows.ApiKey)) : MetaTraderCredential.None,
        };
        options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(1);
        options.Resilience.MaxDelay = TimeSpan.FromSeconds(5);
        configure?.Invoke(options);
        return new MetaTraderClient(options);
    }

    private protected static JsonObject Answer(int status, string? body = null, string contentType = "text/json") =>
        new WireMockResponse(status, body) { ContentType = contentType }.ToJson();
}
