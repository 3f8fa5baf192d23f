using Broker.MetaTrader.Clock;
using Broker.WireReaders;

namespace Broker.MetaTrader.Mt4.Models;

/// <summary>One bar of a MetaTrader 4 chart. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.2.</remarks>
[WireRecord]
public sealed partial record Mt4Bar
{
    /// <summary>When it begins, on the server's clock.</summary>
    public partial ServerTime? Time { get; init; }

    /// <summary>The first price.</summary>
    public partial decimal? Open { get; init; }

    /// <summary>The highest price.</summary>
    public partial decimal? High { get; init; }

    /// <summary>The lowest price.</summary>
    public partial decimal? Low { get; init; }

    /// <summary>The last price.</summary>
    public partial decimal? Close { get; init; }

    /// <summary>The number of price changes in it.</summary>
    public partial decimal? Volume { get; init; }
}
