namespace Broker.Crm.HubSpot.Objects;

/// <summary>HubSpot's limits of one batch call (contracts/hubspot.md 3). Longer lists are split into calls of this size.</summary>
public static class HubSpotBatchLimits
{
    /// <summary>Inputs of one call.</summary>
    public const int MaxInputs = 100;

    /// <summary>Inputs of one call that reads property history: history makes the allowed size smaller (contracts/hubspot.md 13).</summary>
    public const int MaxInputsWithHistory = 50;
}
