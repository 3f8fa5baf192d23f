using Broker.MetaTrader.Orders;

namespace Broker.MetaTrader.Streams;

/// <summary>A change of an account's orders with the figures after it, the same on both platforms. A member the frame lacked is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.1, 5.2, 6. Amounts are in the account's currency. Updates can come twice; compare tickets.</remarks>
public sealed record OrderUpdate
{
    /// <summary>
    /// What happened, as it was sent: for example <c>MarketOpen</c> or <c>OnStopLoss</c> on MetaTrader 5, <c>PositionOpen</c> or <c>PendingFill</c> on
    /// MetaTrader 4. Null for what was read after a reconnect.
    /// </summary>
    public string? Action { get; init; }

    /// <summary>The order it happened to.</summary>
    public OrderView? Order { get; init; }

    /// <summary>The ticket a position was closed by. MetaTrader 5 only.</summary>
    public long? CloseByTicket { get; init; }

    /// <summary>All open positions and pending orders afterwards.</summary>
    public IReadOnlyList<OrderView>? OpenedOrders { get; init; }

    /// <summary>True when <see cref="OpenedOrders"/> holds every order, each with its ticket: only then does an absent order prove that it is closed.</summary>
    public bool OpenedOrdersAreComplete { get; init; }

    /// <summary>Closed results plus deposits and withdrawals.</summary>
    public decimal? Balance { get; init; }

    /// <summary>Credit granted by the broker.</summary>
    public decimal? Credit { get; init; }

    /// <summary>Balance plus credit plus floating result.</summary>
    public decimal? Equity { get; init; }

    /// <summary>Margin in use.</summary>
    public decimal? Margin { get; init; }

    /// <summary>Equity minus margin in use.</summary>
    public decimal? FreeMargin { get; init; }

    /// <summary>Equity in percent of margin in use.</summary>
    public decimal? MarginLevel { get; init; }

    /// <summary>Floating result of the open positions.</summary>
    public decimal? Profit { get; init; }
}
