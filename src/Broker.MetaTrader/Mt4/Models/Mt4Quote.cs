using Broker.MetaTrader.Clock;
using Broker.WireReaders;

namespace Broker.MetaTrader.Mt4.Models;

/// <summary>A price of one MetaTrader 4 symbol. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.2, <c>QuoteEventArgs</c>; 6: bid and ask can be 0 outside sessions and the time can stand still.</remarks>
[WireRecord]
public sealed partial record Mt4Quote
{
    /// <summary>The symbol as the server spells it.</summary>
    [WireShared]
    public partial string? Symbol { get; init; }

    /// <summary>The price at which one sells.</summary>
    public partial decimal? Bid { get; init; }

    /// <summary>The price at which one buys.</summary>
    public partial decimal? Ask { get; init; }

    /// <summary>When it was made, on the server's clock.</summary>
    public partial ServerTime? Time { get; init; }

    /// <summary>The day's highest price.</summary>
    public partial decimal? High { get; init; }

    /// <summary>The day's lowest price.</summary>
    public partial decimal? Low { get; init; }
}
