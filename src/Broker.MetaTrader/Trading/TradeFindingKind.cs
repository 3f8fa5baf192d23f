namespace Broker.MetaTrader.Trading;

/// <summary>What a look for a trade of unknown outcome has found.</summary>
public enum TradeFindingKind
{
    /// <summary>Not to be told yet, or not at all: a listing failed or is partial, or it is too early. See <see cref="TradeFinding.Reason"/> and <see cref="TradeFinding.TryAgainAt"/>.</summary>
    Undetermined = 0,

    /// <summary>It was applied.</summary>
    Applied = 1,

    /// <summary>It was not applied, and will not be. Only this allows to send it anew.</summary>
    NotApplied = 2,

    /// <summary>There are orders that may be the one, and nothing tells which. A person decides.</summary>
    Ambiguous = 3,
}
