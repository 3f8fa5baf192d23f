using System.Text;
using Broker.Bench.Measuring;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Streams.Frames;

namespace Broker.Bench.Streams;

/// <summary>Decoding alone, without a connection: what is left when everything else is free.</summary>
internal sealed class DecodeOnly : IFrameContender
{
    private readonly QuoteFrameReader reader = new(QuoteFrames.Symbols);
    private readonly byte[][] frames = [.. QuoteFrames.All.Select(Encoding.UTF8.GetBytes)];
    private int next;

    public string Name => "decoding alone";

    public ContenderKind Kind => ContenderKind.Reference;

    public ValueTask RunAsync(int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            Next();
        }

        return default;
    }

    public Task CheckAsync()
    {
        for (int i = 0; i < QuoteFrames.All.Count; i++)
        {
            QuoteView quote = Next();
            FrameCheck.Same(i, quote.Symbol, quote.Bid, quote.Ask, quote.Time?.Clock);
        }

        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => default;

    private QuoteView Next()
    {
        reader.Read(frames[next], out QuoteView? quote);
        next = (next + 1) % frames.Length;
        return quote!;
    }
}
