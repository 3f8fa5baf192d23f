namespace Broker.MetaTrader.Trading;

/// <summary>How surely an order of a listing is the one that was sent.</summary>
internal enum MatchStrength
{
    /// <summary>It is another.</summary>
    None = 0,

    /// <summary>Nothing rules it out.</summary>
    Possible = 1,

    /// <summary>Everything but a comment of its own says so: it is the one if there is no other.</summary>
    Likely = 2,

    /// <summary>Its comment says so.</summary>
    Certain = 3,
}
