namespace Broker.Crm.HubSpot.Associations;

/// <summary>Who defined an association type. An open set: other names are kept as they come (contracts/hubspot.md 5).</summary>
public static class HubSpotAssociationCategories
{
    /// <summary>HubSpot itself.</summary>
    public const string HubSpotDefined = "HUBSPOT_DEFINED";

    /// <summary>The account, as a label.</summary>
    public const string UserDefined = "USER_DEFINED";

    /// <summary>An app.</summary>
    public const string IntegratorDefined = "INTEGRATOR_DEFINED";

    /// <summary>HubSpot's own work features.</summary>
    public const string Work = "WORK";
}
