namespace Broker.Crm.HubSpot.Objects;

/// <summary>One record to be created.</summary>
/// <param name="Properties">Its properties; null or empty values are sent as empty text.</param>
public sealed record HubSpotCreate(IReadOnlyDictionary<string, string?> Properties)
{
    /// <summary>Links to records that exist, made together with the record. Default none.</summary>
    public IReadOnlyList<HubSpotNewAssociation> Associations { get; init; } = [];

    /// <summary>Only how much is written: values may be personal data.</summary>
    public override string ToString() => $"HubSpot create of {Properties?.Count ?? 0} properties";
}
