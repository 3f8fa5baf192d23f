using Broker.Core.Boundaries.Trading;

namespace Broker.MetaTrader.Trading;

/// <summary>Closes a position by an opposite one of the same symbol. MetaTrader 4 only.</summary>
/// <remarks>
/// MetaTrader 5 has <c>/OrderCloseByTask</c>, named by one client whose parameters are inferred and hold a single ticket (contracts/metatrader.md 4.1): a call
/// whose other half nobody knows is not sent. Close both positions instead.
/// </remarks>
public sealed record OrderCloseByRequest : TradeRequest
{
    /// <summary>The ticket of the position.</summary>
    public required long Ticket { get; init; }

    /// <summary>The ticket of the opposite position.</summary>
    public required long OtherTicket { get; init; }

    /// <summary>The symbol, for the gate only. Null when not known.</summary>
    public string? Symbol { get; init; }

    /// <inheritdoc/>
    public override TradeOrder ToTradeOrder() => new()
    {
        Action = TradeAction.CloseBy,
        Account = Account,
        Symbol = Symbol ?? string.Empty,
        Operation = "OrderCloseBy",
        Lots = 0,
        Ticket = Ticket,
        OtherTicket = OtherTicket,
        Terms = Terms,
        Key = Key,
    };
}
