using Broker.MetaTrader.Clock;
using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>One bar. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.1.</remarks>
[WireRecord]
public sealed partial record Mt5Bar
{
    /// <summary>When it begins, on the server's clock.</summary>
    public partial ServerTime? Time { get; init; }

    /// <summary>The first price.</summary>
    public partial decimal? OpenPrice { get; init; }

    /// <summary>The highest price.</summary>
    public partial decimal? HighPrice { get; init; }

    /// <summary>The lowest price.</summary>
    public partial decimal? LowPrice { get; init; }

    /// <summary>The last price.</summary>
    public partial decimal? ClosePrice { get; init; }

    /// <summary>How many prices came.</summary>
    public partial long? TickVolume { get; init; }

    /// <summary>The spread in points.</summary>
    public partial int? Spread { get; init; }

    /// <summary>The volume traded; 0 where the market tells none.</summary>
    public partial long? Volume { get; init; }
}
