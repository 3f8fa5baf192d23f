namespace Broker.Crm.HubSpot.Properties;

/// <summary>How sensitive the values of a property are. An open set (contracts/hubspot.md 4).</summary>
public static class HubSpotDataSensitivity
{
    /// <summary>Not sensitive: the default of HubSpot.</summary>
    public const string NonSensitive = "non_sensitive";

    /// <summary>Sensitive.</summary>
    public const string Sensitive = "sensitive";

    /// <summary>Highly sensitive.</summary>
    public const string HighlySensitive = "highly_sensitive";
}
