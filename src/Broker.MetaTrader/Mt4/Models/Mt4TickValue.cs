using Broker.WireReaders;

namespace Broker.MetaTrader.Mt4.Models;

/// <summary>What one tick of a MetaTrader 4 symbol is worth. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.2, <c>TickValueWithSize</c>.</remarks>
[WireRecord]
public sealed partial record Mt4TickValue
{
    /// <summary>The symbol as the server spells it.</summary>
    [WireShared]
    public partial string? Symbol { get; init; }

    /// <summary>What one tick of one lot is worth, in the account's currency.</summary>
    public partial decimal? TickValue { get; init; }

    /// <summary>The size of one tick in the price.</summary>
    public partial decimal? TickSize { get; init; }

    /// <summary>The tick's value as the platform's own language tells it.</summary>
    public partial decimal? TickValueMq { get; init; }
}
