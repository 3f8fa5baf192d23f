namespace Broker.MetaTrader.Trading;

/// <summary>What became of a trading request.</summary>
public enum TradeStatus
{
    /// <summary>It may have been applied and nobody knows. Look it up with <see cref="TradeResult.Lookup"/>; never send it again unseen.</summary>
    Unknown = 0,

    /// <summary>The server took it; the answer does not say how far it has come.</summary>
    Accepted = 1,

    /// <summary>The pending order waits for its price.</summary>
    Placed = 2,

    /// <summary>The position is open.</summary>
    Filled = 3,

    /// <summary>A part of the volume was filled, or closed.</summary>
    PartlyFilled = 4,

    /// <summary>The order was changed.</summary>
    Modified = 5,

    /// <summary>The requested volume was closed.</summary>
    Closed = 6,

    /// <summary>A pending order was deleted; or the server cancelled a new order.</summary>
    Cancelled = 7,

    /// <summary>Not allowed: by the gate, by the account's rights, or by the broker's rules. <see cref="TradeResult.WasSent"/> tells the gate's refusals from the server's.</summary>
    RejectedByPolicy = 8,

    /// <summary>The market refused it: closed, no price, another price, stops too near.</summary>
    RejectedByMarket = 9,

    /// <summary>Not enough money.</summary>
    RejectedByFunds = 10,

    /// <summary>The request itself is wrong: symbol, ticket, volume or nothing to change. Correct it.</summary>
    RejectedAsInvalid = 11,

    /// <summary>Too many requests. By one integrator's reading nothing was applied, so the client does not repeat it; whoever does looks it up first or takes that risk.</summary>
    Throttled = 12,

    /// <summary>It never left this machine.</summary>
    NotSent = 13,
}
