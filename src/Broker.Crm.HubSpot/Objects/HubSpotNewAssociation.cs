namespace Broker.Crm.HubSpot.Objects;

/// <summary>A link that is made together with a new record.</summary>
/// <param name="ToId">The id of the record to link to. Text, although HubSpot sends digits.</param>
/// <param name="Category">HubSpot's name of the category: <see cref="HubSpotDefined"/>, <see cref="UserDefined"/>, <c>INTEGRATOR_DEFINED</c> or a later one.</param>
/// <param name="TypeId">
/// The association type, which has a direction: from the new record to the other one, for example 3 from a deal to a contact and 4 the other way round. The ids
/// of own types differ in each account (contracts/hubspot.md 5).
/// </param>
/// <remarks>Several types to one record are several entries with the same id; they are sent together.</remarks>
public sealed record HubSpotNewAssociation(string ToId, string Category, long TypeId)
{
    /// <summary>The category of types that every account has.</summary>
    public const string HubSpotDefined = "HUBSPOT_DEFINED";

    /// <summary>The category of types that the account made, labels among them.</summary>
    public const string UserDefined = "USER_DEFINED";
}
