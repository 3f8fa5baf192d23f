namespace Broker.Testing.MetaTrader.Streaming;

/// <summary>What a session asked to be told.</summary>
internal sealed class SubscriptionSet
{
    public HashSet<string> Quotes { get; } = new(StringComparer.Ordinal);

    public HashSet<string> TickValues { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Books { get; } = new(StringComparer.Ordinal);

    public HashSet<(string Symbol, int Minutes)> Ohlc { get; } = [];

    public bool MarketWatch { get; set; }

    public bool OrderProfit { get; set; }

    public void Clear()
    {
        Quotes.Clear();
        TickValues.Clear();
        Books.Clear();
        Ohlc.Clear();
        (MarketWatch, OrderProfit) = (false, false);
    }
}
