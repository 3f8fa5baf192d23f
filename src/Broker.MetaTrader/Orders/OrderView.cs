using Broker.Core.Identity;
using Broker.MetaTrader.Clock;

namespace Broker.MetaTrader.Orders;

/// <summary>One order, the same on both platforms: what they share. The platform's own record has the rest.</summary>
/// <remarks>Amounts are in the account's currency, prices in the symbol's, volumes in lots. A member the answer lacked is null.</remarks>
public sealed record OrderView
{
    /// <summary>The platform it was read from.</summary>
    public required TradingPlatform Platform { get; init; }

    /// <summary>The ticket; null when the answer named none. On MetaTrader 4 what is left after a partial close has a new one.</summary>
    public required long? Ticket { get; init; }

    /// <summary>The direction.</summary>
    public required OrderSide Side { get; init; }

    /// <summary>The kind.</summary>
    public required OrderKind Kind { get; init; }

    /// <summary>How far it has come.</summary>
    public required OrderPhase Phase { get; init; }

    /// <summary>The type as it was sent, for example <c>BuyLimit</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The state as it was sent, for example <c>Filled</c> or <c>CLOSED_PART</c>.</summary>
    public string? State { get; init; }

    /// <summary>The symbol as the server spells it, suffix included.</summary>
    public string? Symbol { get; init; }

    /// <summary>The volume in lots.</summary>
    public decimal? Lots { get; init; }

    /// <summary>The part that was closed, in lots. MetaTrader 5 only.</summary>
    public decimal? ClosedLots { get; init; }

    /// <summary>The price it was opened at, or the price a pending order waits for.</summary>
    public decimal? OpenPrice { get; init; }

    /// <summary>The price it was closed at; for an open position the present price.</summary>
    public decimal? ClosePrice { get; init; }

    /// <summary>The stop loss; 0 for none.</summary>
    public decimal? StopLoss { get; init; }

    /// <summary>The take profit; 0 for none.</summary>
    public decimal? TakeProfit { get; init; }

    /// <summary>The result without swap and commission.</summary>
    public decimal? Profit { get; init; }

    /// <summary>Interest for positions held overnight.</summary>
    public decimal? Swap { get; init; }

    /// <summary>Commission.</summary>
    public decimal? Commission { get; init; }

    /// <summary>The magic number: which program the order belongs to.</summary>
    public long? Magic { get; init; }

    /// <summary>The comment. Brokers shorten it and write into it.</summary>
    public string? Comment { get; init; }

    /// <summary>When it was opened, on the server's clock.</summary>
    public ServerTime? OpenTime { get; init; }

    /// <summary>When it was closed, on the server's clock.</summary>
    public ServerTime? CloseTime { get; init; }

    /// <summary>When it was opened; only where the answer states UTC.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When it was closed; only where the answer states UTC.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
}
