namespace Broker.Crm.HubSpot.Associations;

/// <summary>A label that is to exist. At most 10 per pair of object types (contracts/hubspot.md 5).</summary>
/// <param name="Name">The internal name: no hyphen, not starting with a digit. Answers do not repeat it.</param>
/// <param name="Label">What a user sees.</param>
/// <param name="InverseLabel">What a user sees from the other side; null for the same.</param>
public sealed record HubSpotAssociationLabelDefinition(string Name, string Label, string? InverseLabel = null);
