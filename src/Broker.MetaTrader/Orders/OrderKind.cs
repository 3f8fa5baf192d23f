namespace Broker.MetaTrader.Orders;

/// <summary>The kind of an order, the same words on both platforms.</summary>
public enum OrderKind
{
    /// <summary>A type this version does not know; see <see cref="OrderView.Type"/>.</summary>
    Unknown = 0,

    /// <summary>A position, or the market order that opens one.</summary>
    Market = 1,

    /// <summary>A pending limit order.</summary>
    Limit = 2,

    /// <summary>A pending stop order.</summary>
    Stop = 3,

    /// <summary>A pending stop-limit order. MetaTrader 5 only.</summary>
    StopLimit = 4,

    /// <summary>A close-by. MetaTrader 5 only.</summary>
    CloseBy = 5,

    /// <summary>A deposit, a withdrawal or another balance operation.</summary>
    Balance = 6,

    /// <summary>A credit operation.</summary>
    Credit = 7,
}
