using Broker.Core.Boundaries.Trading;

namespace Broker.MetaTrader.Trading;

/// <summary>Closes a position, wholly or in part.</summary>
public sealed record OrderCloseRequest : TradeRequest
{
    /// <summary>The ticket of the position.</summary>
    public required long Ticket { get; init; }

    /// <summary>The symbol, for the gate and for look-ups: it is not sent, and the server goes by the ticket.</summary>
    public required string Symbol { get; init; }

    /// <summary>The volume to close in lots, the whole or a part. Always sent, as <c>lots</c>: the API closes everything when it is left out or misnamed.</summary>
    public required decimal Lots { get; init; }

    /// <summary>The position's volume before this request, in lots, if known. Not sent: on MetaTrader 5 only it lets a later look tell whether a part was closed.</summary>
    public decimal? PositionLots { get; init; }

    /// <summary>The price; null for the market's. Matters only under instant execution.</summary>
    public decimal? Price { get; init; }

    /// <summary>How far the price may move against the request, in points; null for the server's own rule.</summary>
    public long? Slippage { get; init; }

    /// <summary>The comment of the closing, at most 31 characters. MetaTrader 5 only.</summary>
    public string? Comment { get; init; }

    /// <inheritdoc/>
    public override TradeOrder ToTradeOrder() => new()
    {
        Action = TradeAction.Close,
        Account = Account,
        Symbol = Symbol ?? string.Empty,
        Operation = "OrderClose",
        Lots = Lots,
        Price = Price,
        Ticket = Ticket,
        Slippage = Slippage,
        Comment = Comment,
        Terms = Terms,
        Key = Key,
    };
}
