namespace Broker.MetaTrader.Orders;

/// <summary>How far an order has come.</summary>
public enum OrderPhase
{
    /// <summary>Its state is not known to this version; see <see cref="OrderView.State"/>.</summary>
    Unknown = 0,

    /// <summary>Accepted by the server, not yet in the market.</summary>
    Started = 1,

    /// <summary>Waiting for its price.</summary>
    Pending = 2,

    /// <summary>Filled in part; the rest is still working.</summary>
    PartlyFilled = 3,

    /// <summary>Open: a position.</summary>
    Open = 4,

    /// <summary>Closed.</summary>
    Closed = 5,

    /// <summary>Deleted or expired before it was filled.</summary>
    Cancelled = 6,

    /// <summary>Rejected by the server.</summary>
    Rejected = 7,
}
