using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>A symbol in the market watch. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.1.</remarks>
[WireRecord]
public sealed partial record Mt5MarketWatch
{
    /// <summary>The symbol as the server spells it.</summary>
    [WireShared]
    public partial string? Symbol { get; init; }

    /// <summary>The highest price of the day.</summary>
    public partial decimal? High { get; init; }

    /// <summary>The lowest price of the day.</summary>
    public partial decimal? Low { get; init; }

    /// <summary>The first price of the day.</summary>
    public partial decimal? OpenPrice { get; init; }

    /// <summary>The last price of the day.</summary>
    public partial decimal? ClosePrice { get; init; }

    /// <summary>The change of the day, as sent.</summary>
    public partial decimal? DailyChange { get; init; }

    /// <summary>The price at which one sells.</summary>
    public partial decimal? Bid { get; init; }

    /// <summary>The price at which one buys.</summary>
    public partial decimal? Ask { get; init; }

    /// <summary>The spread in points.</summary>
    public partial int? Spread { get; init; }

    /// <summary>The volume, as sent.</summary>
    public partial long? Volume { get; init; }
}
