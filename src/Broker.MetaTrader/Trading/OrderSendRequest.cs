using System.Globalization;
using Broker.Core.Boundaries.Trading;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Symbols;

namespace Broker.MetaTrader.Trading;

/// <summary>A new order. Prices are in the symbol's terms, volumes in lots.</summary>
public sealed record OrderSendRequest : TradeRequest
{
    /// <summary>The symbol as the server spells it, suffix included.</summary>
    public required string Symbol { get; init; }

    /// <summary>What to do.</summary>
    public required TradeOperation Operation { get; init; }

    /// <summary>The volume in lots.</summary>
    public required decimal Lots { get; init; }

    /// <summary>The price. Needed for pending orders; optional for market orders, where it matters only under instant execution.</summary>
    public decimal? Price { get; init; }

    /// <summary>The stop loss; null for none.</summary>
    public decimal? StopLoss { get; init; }

    /// <summary>The take profit; null for none.</summary>
    public decimal? TakeProfit { get; init; }

    /// <summary>How far the price may move against the request, in points; null for the server's own rule.</summary>
    public long? Slippage { get; init; }

    /// <summary>The comment, at most 31 characters. Put the key or another unique word into it: that is what makes an order certain to be found again.</summary>
    public string? Comment { get; init; }

    /// <summary>The magic number: which program the order belongs to. Travels as <c>expertID</c> on MetaTrader 5. Not with <see cref="TradeForm.Safe"/> there.</summary>
    public long? Magic { get; init; }

    /// <summary>When a pending order ends, on the server's clock; null for never.</summary>
    public ServerTime? Expiration { get; init; }

    /// <summary>The price of the limit order that a stop-limit order places. MetaTrader 5 only.</summary>
    public decimal? StopLimitPrice { get; init; }

    /// <summary>What the request must keep to. Not sent. Default null: what the client read last of this symbol, and without that nothing is checked against rules.</summary>
    public SymbolRules? Rules { get; init; }

    /// <inheritdoc/>
    public override TradeOrder ToTradeOrder() => new()
    {
        Action = TradeAction.Open,
        Account = Account,
        Symbol = Symbol ?? string.Empty,
        Operation = Enum.IsDefined(Operation) ? Operation.ToString() : ((int)Operation).ToString(CultureInfo.InvariantCulture),
        Lots = Lots,
        Price = Price,
        StopLoss = StopLoss,
        TakeProfit = TakeProfit,
        Slippage = Slippage,
        StopLimitPrice = StopLimitPrice,
        Expiration = Expiration?.ToString(),
        Comment = Comment,
        Magic = Magic,
        Terms = Terms,
        Key = Key,
    };
}
