namespace Broker.Crm.HubSpot.Associations;

/// <summary>Names an association type: its id alone is not enough, and it has a direction (contracts/hubspot.md 5).</summary>
/// <param name="Category">Who defined it: one of <see cref="HubSpotAssociationCategories"/>.</param>
/// <param name="TypeId">Its id, see <see cref="HubSpotAssociationTypes"/> for those of HubSpot.</param>
public sealed record HubSpotAssociationType(string Category, long TypeId)
{
    /// <summary>A type of HubSpot, for example <see cref="HubSpotAssociationTypes.ContactToCompany"/>.</summary>
    public static HubSpotAssociationType HubSpotDefined(long typeId) => new(HubSpotAssociationCategories.HubSpotDefined, typeId);

    /// <summary>A label of the account; its id is looked up through <see cref="IHubSpotAssociations.Labels"/>.</summary>
    public static HubSpotAssociationType UserDefined(long typeId) => new(HubSpotAssociationCategories.UserDefined, typeId);
}
