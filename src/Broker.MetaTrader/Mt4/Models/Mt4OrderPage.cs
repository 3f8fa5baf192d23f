using Broker.WireReaders;

namespace Broker.MetaTrader.Mt4.Models;

/// <summary>One page of a MetaTrader 4 history.</summary>
/// <remarks>Source: contracts/metatrader.md 5.2, <c>PaginationReply</c>, whose names are inferred there.</remarks>
[WireRecord]
public sealed partial record Mt4OrderPage
{
    /// <summary>How many pages there are; null when the answer did not say.</summary>
    public partial int? PagesCount { get; init; }

    /// <summary>Which page this is, from zero; null when the answer did not say.</summary>
    public partial int? PageNumber { get; init; }

    /// <summary>Its orders. Never null in what the client returns: an answer without them is an error.</summary>
    public partial IReadOnlyList<Mt4Order>? Orders { get; init; }
}
