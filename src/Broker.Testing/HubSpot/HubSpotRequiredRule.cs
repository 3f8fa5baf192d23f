namespace Broker.Testing.HubSpot;

/// <summary>An administrator's rule: a property must be set, always or while another property has a value (contracts/hubspot.md 1).</summary>
/// <param name="Property">The property that must be set.</param>
/// <param name="WhenProperty">The property the rule depends on; none makes the rule hold for every record.</param>
/// <param name="WhenValue">The value that property must have for the rule to hold.</param>
internal sealed record HubSpotRequiredRule(string Property, string? WhenProperty, string? WhenValue);
