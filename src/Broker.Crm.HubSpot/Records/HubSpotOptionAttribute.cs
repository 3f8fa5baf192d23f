namespace Broker.Crm.HubSpot.Records;

/// <summary>The value of an option when it is not the enum member's name in lower case with underscores.</summary>
/// <param name="value">The internal value, not the label.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class HubSpotOptionAttribute(string value) : Attribute
{
    /// <summary>The option's internal value, case-sensitive (contracts/hubspot.md 4).</summary>
    public string Value { get; } = value;
}
