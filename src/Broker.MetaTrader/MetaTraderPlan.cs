namespace Broker.MetaTrader;

/// <summary>The plans a credential can belong to (contracts/metatrader.md 1).</summary>
public enum MetaTraderPlan
{
    /// <summary>No credential: a session host.</summary>
    None = 0,

    /// <summary>The Single Account plan on the shared host.</summary>
    SingleAccount = 1,

    /// <summary>The Pro plan on a dedicated host.</summary>
    Pro = 2,
}
