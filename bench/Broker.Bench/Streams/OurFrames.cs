using Broker.Bench.Measuring;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Telemetry;
using Broker.MetaTrader;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Sequencing;
using Broker.MetaTrader.Streams;
using Broker.MetaTrader.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Broker.Bench.Streams;

/// <summary>The package's stream with everything it promises: watch of silence, counters, back-pressure that waits, hand-over to the consumer.</summary>
internal sealed class OurFrames : IFrameContender
{
    private static readonly ClientTelemetry Telemetry = new("Broker.Bench.Streams", "0.1.0");

    private readonly IAsyncEnumerator<StreamMessage<QuoteView>> messages;

    public OurFrames(Uri server)
    {
        var options = new MetaTraderClientOptions { Credential = MetaTraderCredential.None, BaseAddress = server };
        var pipeline = new ApiPipeline(
            new MetaTraderProtocol(options.Credential, options.Platform), ApiTransport.Shared, options, Telemetry, NullLogger.Instance, TimeProvider.System);
        var api = new MetaTraderApi(pipeline, new AccountQueues(64, options.Resilience.TotalTimeout, TimeProvider.System));

        // The platform's calls serve to catch up after a reconnect, which does not happen here.
        var area = new StreamsArea(api, null!, options, NullLogger.Instance, TimeProvider.System, new ClientWebSocketConnector());
        messages = area.QuotesAsync(new AccountId("bench"), QuoteFrames.Symbols, new StreamOptions { BackPressure = StreamBackPressure.Wait, MaxConsecutiveFailures = 1 })
            .GetAsyncEnumerator(CancellationToken.None);
    }

    public string Name => "Broker.MetaTrader Streams.QuotesAsync";

    public ContenderKind Kind => ContenderKind.Ours;

    public async ValueTask RunAsync(int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            await NextAsync();
        }
    }

    public async Task CheckAsync()
    {
        for (int i = 0; i < QuoteFrames.All.Count; i++)
        {
            QuoteView quote = await NextAsync();
            FrameCheck.Same(i, quote.Symbol, quote.Bid, quote.Ask, quote.Time?.Clock);
        }
    }

    public ValueTask DisposeAsync() => messages.DisposeAsync();

    private async ValueTask<QuoteView> NextAsync()
    {
        while (await messages.MoveNextAsync())
        {
            if (messages.Current.Data is { } quote)
            {
                return quote;
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }
}
