using Broker.MetaTrader.Clock;
using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>The present price of one symbol. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.1.</remarks>
[WireRecord]
public sealed partial record Mt5Quote
{
    /// <summary>The symbol as the server spells it.</summary>
    [WireShared]
    public partial string? Symbol { get; init; }

    /// <summary>The price at which one sells. 0 is also sent outside trading sessions.</summary>
    public partial decimal? Bid { get; init; }

    /// <summary>The price at which one buys. 0 is also sent outside trading sessions.</summary>
    public partial decimal? Ask { get; init; }

    /// <summary>When it was made, on the server's clock. It can stand still: judge freshness by arrival.</summary>
    public partial ServerTime? Time { get; init; }

    /// <summary>The price of the last deal; 0 where the market has none.</summary>
    public partial decimal? Last { get; init; }

    /// <summary>The volume of the last deal.</summary>
    public partial long? Volume { get; init; }
}
