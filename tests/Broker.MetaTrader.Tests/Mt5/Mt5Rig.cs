using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Core.Secrets;
using Broker.Core.Telemetry;
using Broker.MetaTrader.Mt5;
using Broker.MetaTrader.Sequencing;
using Broker.MetaTrader.Wire;
using Broker.TestSupport;

namespace Broker.MetaTrader.Tests.Mt5;

/// <summary>The MetaTrader 5 client over a scripted transport.</summary>
internal sealed class Mt5Rig
{
    private static readonly ClientTelemetry Telemetry = new("Broker.MetaTrader.Tests.Mt5", "0");

    private readonly MetaTraderApi api;

    public Mt5Rig(Action<MetaTraderClientOptions>? configure = null)
    {
        var options = new MetaTraderClientOptions { Credential = MetaTraderCredential.SingleAccount(Secret.From(Rig.ApiKey)) };
        configure?.Invoke(options);
        var protocol = new MetaTraderProtocol(options.Credential!, TradingPlatform.MetaTrader5);
        var pipeline = new ApiPipeline(protocol, ApiTransport.From(Server), options, Telemetry, Logs, Time);
        api = new MetaTraderApi(pipeline, new AccountQueues(100, TimeSpan.FromMinutes(1), Time));
        Client = new Mt5Client(api);
        Calls = new Mt5Calls(api);
    }

    public StubHttpHandler Server { get; } = new();

    public LogCollector Logs { get; } = new();

    public FakeTimeProvider Time { get; } = new() { AutoAdvance = true };

    public IMt5Client Client { get; }

    public Mt5Calls Calls { get; }

    public static Mt5Rig Answering(string body, int status = 200)
    {
        var rig = new Mt5Rig();
        rig.Server.Answer(status, body);
        return rig;
    }

    public ValueTask<ApiResult<T>> SendAsync<T>(ApiCall call, ApiResponseReader<T> reader) => api.TrySendAsync(call, reader, default);

    /// <summary>Reads one record by its generated reader, without a client.</summary>
    public static T Read<T>(string json)
        where T : class, IWireRecord<T>
    {
        var reader = new System.Text.Json.Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(json));
        reader.Read();
        return T.Read(ref reader)!;
    }
}
