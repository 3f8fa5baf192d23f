using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>What a symbol is. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.1. The whole numbers of times are as sent; the sources do not say their unit.</remarks>
[WireRecord]
public sealed partial record Mt5SymbolInfo
{
    /// <summary>The symbol as the server spells it. From the list of all symbols only: there it is the key of the entry.</summary>
    [WireShared]
    public partial string? Name { get; init; }

    /// <summary>When it was changed last, as sent.</summary>
    public partial long? UpdateTime { get; init; }

    /// <summary>The base currency.</summary>
    [WireShared]
    public partial string? Currency { get; init; }

    /// <summary>The ISIN; empty for none.</summary>
    public partial string? Isin { get; init; }

    /// <summary>A description.</summary>
    public partial string? Description { get; init; }

    /// <summary>What it is derived from.</summary>
    public partial string? Basis { get; init; }

    /// <summary>A web page about it.</summary>
    public partial string? RefToSite { get; init; }

    /// <summary>The vendor's mark of custom symbols.</summary>
    public partial int? Custom { get; init; }

    /// <summary>The currency of the profit.</summary>
    [WireShared]
    public partial string? ProfitCurrency { get; init; }

    /// <summary>The currency of the margin.</summary>
    [WireShared]
    public partial string? MarginCurrency { get; init; }

    /// <summary>The vendor's precision; its meaning is not documented.</summary>
    public partial int? Precision { get; init; }

    /// <summary>The background colour in terminals.</summary>
    public partial long? BkgndColor { get; init; }

    /// <summary>How many digits a price has behind the point.</summary>
    public partial int? Digits { get; init; }

    /// <summary>The size of one point, for example 0.00001.</summary>
    public partial decimal? Points { get; init; }

    /// <summary>The vendor's limit of points; its meaning is not documented.</summary>
    public partial decimal? LimitPoints { get; init; }

    /// <summary>The number of the symbol at the trade server.</summary>
    public partial long? Id { get; init; }

    /// <summary>How many prices the order book holds.</summary>
    public partial int? DepthOfMarket { get; init; }

    /// <summary>The spread in points; 0 for a floating one.</summary>
    public partial int? Spread { get; init; }

    /// <summary>The value of a tick.</summary>
    public partial decimal? TickValue { get; init; }

    /// <summary>The size of a tick.</summary>
    public partial decimal? TickSize { get; init; }

    /// <summary>The size of one lot in units of the base.</summary>
    public partial decimal? ContractSize { get; init; }

    /// <summary>How long orders until cancelled live, as sent.</summary>
    [WireShared]
    public partial string? GtcMode { get; init; }

    /// <summary>How profit and margin are computed, as sent.</summary>
    [WireShared]
    public partial string? CalcMode { get; init; }

    /// <summary>The price of the last settlement.</summary>
    public partial decimal? SettlementPrice { get; init; }

    /// <summary>The lowest price of the session.</summary>
    public partial decimal? LowerLimit { get; init; }

    /// <summary>The highest price of the session.</summary>
    public partial decimal? UpperLimit { get; init; }

    /// <summary>The face value of a bond.</summary>
    public partial decimal? FaceValue { get; init; }

    /// <summary>The accrued interest of a bond.</summary>
    public partial decimal? AccruedInterest { get; init; }

    /// <summary>When it can be traded first, as sent; 0 for no limit.</summary>
    public partial long? FirstTradeTime { get; init; }

    /// <summary>When it can be traded last, as sent; 0 for no limit.</summary>
    public partial long? LastTradeTime { get; init; }

    /// <summary>The value of a tick at the bid.</summary>
    [WireName("bid_tickvalue", "bidTickValue")]
    public partial decimal? BidTickValue { get; init; }

    /// <summary>The value of a tick at the ask.</summary>
    [WireName("ask_tickvalue", "askTickValue")]
    public partial decimal? AskTickValue { get; init; }
}
