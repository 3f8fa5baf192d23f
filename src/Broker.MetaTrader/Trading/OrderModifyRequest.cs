using Broker.Core.Boundaries.Trading;
using Broker.MetaTrader.Clock;

namespace Broker.MetaTrader.Trading;

/// <summary>A change of an open position or pending order.</summary>
public sealed record OrderModifyRequest : TradeRequest
{
    /// <summary>The ticket.</summary>
    public required long Ticket { get; init; }

    /// <summary>What becomes of the stop loss.</summary>
    public required StopChange StopLoss { get; init; }

    /// <summary>What becomes of the take profit.</summary>
    public required StopChange TakeProfit { get; init; }

    /// <summary>The symbol, for the gate only: it is not sent, and the server goes by the ticket. Null when not known.</summary>
    public string? Symbol { get; init; }

    /// <summary>The new price of a pending order. Give it also when it stays: whether the server keeps a price that is left out is not known.</summary>
    /// <remarks>Where the order is read because of <see cref="StopChange.Keep"/>, a pending order's present price is sent when this is null.</remarks>
    public decimal? Price { get; init; }

    /// <summary>When a pending order ends, on the server's clock. Null for never: one that had an end loses it.</summary>
    public ServerTime? Expiration { get; init; }

    /// <summary>The limit price of a pending stop-limit order. Give it also when it stays. MetaTrader 5 only.</summary>
    public decimal? StopLimitPrice { get; init; }

    /// <inheritdoc/>
    public override TradeOrder ToTradeOrder() => new()
    {
        Action = TradeAction.Modify,
        Account = Account,
        Symbol = Symbol ?? string.Empty,
        Operation = "OrderModify",
        Lots = 0,
        Price = Price,
        StopLoss = StopLoss.Value,
        TakeProfit = TakeProfit.Value,
        Ticket = Ticket,
        StopLimitPrice = StopLimitPrice,
        Expiration = Expiration?.ToString(),
        Terms = Terms,
        Key = Key,
    };
}
