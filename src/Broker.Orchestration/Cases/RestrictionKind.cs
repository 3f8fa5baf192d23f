namespace Broker.Orchestration.Cases;

/// <summary>The kinds of restrictions.</summary>
public enum RestrictionKind
{
    /// <summary>No deposits.</summary>
    DepositsOff = 0,

    /// <summary>No withdrawals.</summary>
    WithdrawalsOff = 1,

    /// <summary>No transfers.</summary>
    TransfersOff = 2,

    /// <summary>Positions may only be closed.</summary>
    CloseOnly = 3,

    /// <summary>No trading.</summary>
    TradingOff = 4,

    /// <summary>Leverage may not change.</summary>
    LeverageLocked = 5,

    /// <summary>Held by compliance: blocks the case.</summary>
    ComplianceHold = 6,
}
