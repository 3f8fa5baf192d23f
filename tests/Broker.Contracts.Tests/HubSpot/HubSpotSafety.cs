namespace Broker.Contracts.Tests.HubSpot;

/// <summary>The table of contracts/hubspot.md 11.</summary>
internal enum HubSpotSafety
{
    /// <summary>Only reads: repeated.</summary>
    Read,

    /// <summary>Sets an end state, or a second one is refused: repeated.</summary>
    Repeatable,

    /// <summary>May double or cannot be undone: sent once.</summary>
    Once,
}
