namespace Broker.Core.Boundaries.Trading;

/// <summary>What a trading request does.</summary>
public enum TradeAction
{
    /// <summary>Sends a new order: a position at once, or a pending order.</summary>
    Open = 0,

    /// <summary>Changes stop loss, take profit, price or expiration of an order.</summary>
    Modify = 1,

    /// <summary>Closes a position, wholly or in part.</summary>
    Close = 2,

    /// <summary>Closes a position by an opposite one.</summary>
    CloseBy = 3,

    /// <summary>Deletes a pending order.</summary>
    Delete = 4,
}
