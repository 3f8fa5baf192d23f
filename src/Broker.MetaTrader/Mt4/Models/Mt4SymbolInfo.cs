using Broker.WireReaders;

namespace Broker.MetaTrader.Mt4.Models;

/// <summary>One MetaTrader 4 symbol. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.2. The member <c>ex</c> has no documented shape and stays among <see cref="UnknownFields"/>.</remarks>
[WireRecord]
public sealed partial record Mt4SymbolInfo
{
    /// <summary>How it is executed.</summary>
    public partial Mt4ExecutionType? Execution { get; init; }

    /// <summary>The least distance of stops from the price, in points.</summary>
    public partial int? StopsLevel { get; init; }

    /// <summary>How many digits a price has behind the point.</summary>
    public partial int? Digits { get; init; }

    /// <summary>The size of one point in the price.</summary>
    public partial decimal? Point { get; init; }

    /// <summary>Swap of positions bought.</summary>
    public partial decimal? SwapLong { get; init; }

    /// <summary>Swap of positions sold.</summary>
    public partial decimal? SwapShort { get; init; }

    /// <summary>The spread in points; 0 for floating.</summary>
    public partial int? Spread { get; init; }

    /// <summary>The distance from the price, in points, within which an order cannot be changed.</summary>
    public partial int? FreezeLevel { get; init; }

    /// <summary>The currency of the margin.</summary>
    [WireShared]
    public partial string? MarginCurrency { get; init; }

    /// <summary>How results are computed, as it was sent.</summary>
    [WireShared]
    public partial string? ProfitMode { get; init; }

    /// <summary>How margin is computed, as it was sent.</summary>
    [WireShared]
    public partial string? MarginMode { get; init; }

    /// <summary>The size of one lot in units of the base.</summary>
    public partial decimal? ContractSize { get; init; }

    /// <summary>The currency of the symbol.</summary>
    [WireShared]
    public partial string? Currency { get; init; }

    /// <summary>By what the margin is divided.</summary>
    public partial decimal? MarginDivider { get; init; }

    /// <summary>The server's number of the symbol.</summary>
    public partial int? Code { get; init; }
}
