using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Secrets;
using Broker.Core.Telemetry;
using Broker.MetaTrader.Sequencing;
using Broker.MetaTrader.Streams;
using Broker.MetaTrader.Wire;
using Broker.TestSupport;

namespace Broker.MetaTrader.Tests.Streams;

/// <summary>Streams over scripted sockets, scripted calls and a clock that runs by itself through waits.</summary>
internal sealed class StreamRig
{
    public static readonly AccountId Account = new("CANARY-session-token 1");

    private static readonly ClientTelemetry Telemetry = new(MetaTraderClient.TelemetryName, "0.1.0");

    public StreamRig(Action<MetaTraderClientOptions>? configure = null, IStreamConnector? connector = null)
    {
        var options = new MetaTraderClientOptions { Credential = MetaTraderCredential.None, BaseAddress = new Uri("https://mt5.acme.example/base/") };
        configure?.Invoke(options);
        var pipeline = new ApiPipeline(new MetaTraderProtocol(options.Credential!, options.Platform), ApiTransport.From(Server), options, Telemetry, Logs, Time);
        Api = new MetaTraderApi(pipeline, new AccountQueues(64, TimeSpan.FromSeconds(100), Time));
        Streams = new StreamsArea(Api, Calls, options, Logs, Time, connector ?? Connector);
    }

    public StubHttpHandler Server { get; } = new();

    public ScriptedConnector Connector { get; } = new();

    public PlatformScript Calls { get; } = new();

    public LogCollector Logs { get; } = new();

    public FakeTimeProvider Time { get; } = new() { AutoAdvance = true };

    public StreamStatistics Statistics { get; } = new();

    public MetaTraderApi Api { get; }

    public StreamsArea Streams { get; }

    public static StreamRig Gateway() => new(o =>
    {
        o.Credential = MetaTraderCredential.SingleAccount(Secret.From("CANARY-api&key"));
        o.BaseAddress = new Uri("https://api.acme.example");
    });

    public StreamRig Accepting()
    {
        Server.Answer(200, "OK", "text/plain");
        return this;
    }

    public StreamOptions Options(Action<StreamOptions>? configure = null)
    {
        var options = new StreamOptions { Statistics = Statistics };
        configure?.Invoke(options);
        return options;
    }

    public StreamHand<Broker.MetaTrader.Quotes.QuoteView> Quotes(Action<StreamOptions>? configure = null, params string[] symbols) =>
        new(Streams.QuotesAsync(Account, symbols.Length == 0 ? ["EURUSD"] : symbols, Options(configure)));

    public static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1), TimeProvider.System);
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
