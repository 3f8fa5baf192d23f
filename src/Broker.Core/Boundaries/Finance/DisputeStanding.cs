namespace Broker.Core.Boundaries.Finance;

/// <summary>Where a dispute about a payment stands.</summary>
public enum DisputeStanding
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>An inquiry before a formal dispute.</summary>
    Inquiry = 1,

    /// <summary>Open; the money may already be withdrawn.</summary>
    Open = 2,

    /// <summary>Won. Not final with every provider.</summary>
    Won = 3,

    /// <summary>Lost.</summary>
    Lost = 4,
}
