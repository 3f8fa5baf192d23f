using System.Text.Json.Nodes;
using Broker.Contracts.Tests.MetaTrader.Operations;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Pipeline;
using Broker.Core.Registration;
using Broker.Core.Secrets;
using Broker.MetaTrader;
using Microsoft.Extensions.Logging.Abstractions;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>A client of each platform and dialect over the real server, with waits short enough for a test.</summary>
public abstract class MetaTraderContractTest(WireMockFixture server) : WireMockTest(server)
{
    public static TheoryData<string> Operations => [.. MetaTraderOperations.All.Select(operation => operation.Name)];

    public static TheoryData<string> SentOnce => [.. MetaTraderOperations.All.Where(operation => !operation.MayRepeat).Select(operation => operation.Name)];

    private protected MetaTraderClient Client(MetaTraderOperation operation, string path = "/", Action<MetaTraderClientOptions>? configure = null, HttpMessageHandler? handler = null, TimeProvider? clock = null)
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
        ApiTransport transport = handler is null ? ApiTransport.Shared : ApiTransport.From(new HttpClient(handler, disposeHandler: false));
        return new MetaTraderClient(new ClientContext<MetaTraderClientOptions>(options, transport, NullLogger.Instance, clock ?? TimeProvider.System));
    }

    private protected static JsonObject Answer(int status, string? body = null, string contentType = "text/json") =>
        new WireMockResponse(status, body) { ContentType = contentType }.ToJson();
}
