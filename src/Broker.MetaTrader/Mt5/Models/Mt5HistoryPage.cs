using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>One page of the orders of a time range. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.1, <c>PaginationReply</c>.</remarks>
[WireRecord]
public sealed partial record Mt5HistoryPage
{
    /// <summary>How many pages there are.</summary>
    public partial int? PagesCount { get; init; }

    /// <summary>Which page this is, from zero; page 0 is the oldest when ascending.</summary>
    public partial int? PageNumber { get; init; }

    /// <summary>The orders of the page.</summary>
    public partial IReadOnlyList<Mt5Order>? Orders { get; init; }
}
