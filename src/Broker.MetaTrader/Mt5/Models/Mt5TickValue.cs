using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>What a tick of a symbol is worth. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.1, <c>TickValueWithSize</c>.</remarks>
[WireRecord]
public sealed partial record Mt5TickValue
{
    /// <summary>The symbol as the server spells it.</summary>
    [WireShared]
    public partial string? Symbol { get; init; }

    /// <summary>The value of a tick, in the account's currency.</summary>
    public partial decimal? TickValue { get; init; }

    /// <summary>The size of a tick.</summary>
    public partial decimal? TickSize { get; init; }

    /// <summary>The value of a tick as the platform itself computes it.</summary>
    [WireName("tickValueMq")]
    public partial decimal? TickValueMq { get; init; }
}
