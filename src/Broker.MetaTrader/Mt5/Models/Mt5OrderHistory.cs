using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>The orders of a time range. A member the answer lacks, or that was left out by a filter, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.1, <c>OrderHistoryEventArgs</c>.</remarks>
[WireRecord]
public sealed partial record Mt5OrderHistory
{
    /// <summary>The orders.</summary>
    public partial IReadOnlyList<Mt5Order>? Orders { get; init; }

    /// <summary>The deals as the trade server keeps them.</summary>
    public partial IReadOnlyList<Mt5Deal>? InternalDeals { get; init; }

    /// <summary>The orders as the trade server keeps them.</summary>
    public partial IReadOnlyList<Mt5OrderRecord>? InternalOrders { get; init; }

    /// <summary>The vendor's action number; its meaning is not documented.</summary>
    public partial int? Action { get; init; }

    /// <summary>True when the answer does not hold everything: what is missing proves nothing.</summary>
    public partial bool? PartialResponse { get; init; }
}
