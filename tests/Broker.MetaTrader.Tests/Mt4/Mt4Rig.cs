using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Core.Secrets;
using Broker.Core.Telemetry;
using Broker.MetaTrader.Mt4;
using Broker.MetaTrader.Sequencing;
using Broker.MetaTrader.Wire;
using Broker.TestSupport;

namespace Broker.MetaTrader.Tests.Mt4;

/// <summary>The MetaTrader 4 areas over a scripted transport.</summary>
internal sealed class Mt4Rig
{
    private static readonly ClientTelemetry Telemetry = new("Broker.MetaTrader", "0.1.0");

    public Mt4Rig(Action<MetaTraderClientOptions>? configure = null)
    {
        var options = new MetaTraderClientOptions { Credential = MetaTraderCredential.SingleAccount(Secret.From(Rig.ApiKey)), Platform = TradingPlatform.MetaTrader4 };
        configure?.Invoke(options);
        var pipeline = new ApiPipeline(new MetaTraderProtocol(options.Credential!, options.Platform), ApiTransport.From(Server), options, Telemetry, Logs, Time);
        Api = new MetaTraderApi(pipeline, new AccountQueues(options.MaxQueuedCallsPerAccount, options.Resilience.TotalTimeout, Time));
        Client = new Mt4Client(Api);
        Calls = new Mt4Calls(Api);
    }

    public StubHttpHandler Server { get; } = new();

    public LogCollector Logs { get; } = new();

    public FakeTimeProvider Time { get; } = new() { AutoAdvance = true };

    public MetaTraderApi Api { get; }

    public IMt4Client Client { get; }

    public Mt4Calls Calls { get; }

    public static Mt4Rig Answering(string body, int status = 200)
    {
        var rig = new Mt4Rig(o => o.Resilience.MaxRetries = 0);
        rig.Server.Answer(status, body, "text/json");
        return rig;
    }

    /// <summary>Reads the scripted answer with any reader.</summary>
    public ValueTask<ApiResult<T>> ReadAsync<T>(ApiResponseReader<T> reader) => Api.TrySendAsync(Mt4Operations.Symbols.Call(), reader, default);

    /// <summary>Path and decoded query of the only request.</summary>
    public string Asked() => Decoded(Assert.Single(Server.Requests).PathAndQuery);

    public static string Decoded(string target)
    {
        string[] parts = target.Split('?', 2);
        return parts.Length == 1 ? target : parts[0] + " " + string.Join(" ", parts[1].Split('&').Select(Uri.UnescapeDataString));
    }
}
