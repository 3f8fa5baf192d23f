using Broker.Core.Boundaries.Trading;

namespace Broker.MetaTrader.Trading;

/// <summary>Deletes a pending order.</summary>
/// <remarks>
/// MetaTrader 4: <c>/OrderDelete</c>, which takes pending orders only. MetaTrader 5: <c>/OrderClose</c>, or <c>/OrderCloseSafe</c>, which was seen to cancel a
/// pending order (contracts/metatrader.md 4.1, 4.3); since it would close a position just as well, the order is read right before and nothing is sent unless it
/// is pending. An order filled in the moment between is closed at the market; its answer then says <see cref="TradeStatus.Closed"/>.
/// <c>/OrderCancelTask</c> is not used: one client names it and its parameters are inferred.
/// </remarks>
public sealed record OrderDeleteRequest : TradeRequest
{
    /// <summary>The ticket of the pending order.</summary>
    public required long Ticket { get; init; }

    /// <summary>The symbol, for the gate only. Null when not known.</summary>
    public string? Symbol { get; init; }

    /// <inheritdoc/>
    public override TradeOrder ToTradeOrder() => new()
    {
        Action = TradeAction.Delete,
        Account = Account,
        Symbol = Symbol ?? string.Empty,
        Operation = "OrderDelete",
        Lots = 0,
        Ticket = Ticket,
        Terms = Terms,
        Key = Key,
    };
}
