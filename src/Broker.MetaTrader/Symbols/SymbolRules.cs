namespace Broker.MetaTrader.Symbols;

/// <summary>What a request on a symbol must keep to, the same on both platforms. What the answer lacked is null and is not checked.</summary>
public sealed record SymbolRules
{
    /// <summary>The symbol as the server spells it.</summary>
    public required string Symbol { get; init; }

    /// <summary>The smallest volume in lots.</summary>
    public decimal? MinLots { get; init; }

    /// <summary>The largest volume in lots.</summary>
    public decimal? MaxLots { get; init; }

    /// <summary>The step of volumes in lots.</summary>
    public decimal? LotsStep { get; init; }

    /// <summary>How many digits a price has behind the point.</summary>
    public int? Digits { get; init; }

    /// <summary>The size of one lot in units of the base.</summary>
    public decimal? ContractSize { get; init; }

    /// <summary>The least distance of stops from the price, in points. MetaTrader 4 only; absent on MetaTrader 5, which does not mean zero.</summary>
    public int? StopsLevel { get; init; }

    /// <summary>What may be traded, as it was sent, for example <c>FullAccess</c> or <c>CloseOnly</c>. MetaTrader 5 only.</summary>
    public string? TradeMode { get; init; }
}
