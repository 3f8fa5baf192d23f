using Broker.MetaTrader.Clock;

namespace Broker.MetaTrader.Quotes;

/// <summary>A price of one symbol, the same on both platforms. A member the answer lacked is null.</summary>
public sealed record QuoteView
{
    /// <summary>The symbol as the server spells it.</summary>
    public string? Symbol { get; init; }

    /// <summary>The price at which one sells. 0 is also sent outside trading sessions.</summary>
    public decimal? Bid { get; init; }

    /// <summary>The price at which one buys. 0 is also sent outside trading sessions.</summary>
    public decimal? Ask { get; init; }

    /// <summary>When it was made, on the server's clock. It can stand still: judge freshness by arrival.</summary>
    public ServerTime? Time { get; init; }
}
