namespace Broker.Crm.HubSpot.Records;

/// <summary>The HubSpot name of a property when it is not its own name in lower case with underscores.</summary>
/// <param name="name">The internal name.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HubSpotPropertyAttribute(string name) : Attribute
{
    /// <summary>The internal name: lower-case letters, digits, underscore; a letter first.</summary>
    public string Name { get; } = name;
}
