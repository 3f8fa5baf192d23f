namespace Broker.Crm.HubSpot.Properties;

/// <summary>Compares a property with what is wanted, in words for the person who must change it.</summary>
internal static class PropertyComparison
{
    internal static HubSpotSchemaDifference? Compare(string objectType, HubSpotPropertyDefinition wanted, HubSpotProperty? found)
    {
        string name = $"{objectType}.{wanted.Name}";
        if (found is null)
        {
            return new HubSpotSchemaDifference(name, "is refused as a duplicate but not listed: it is probably archived; restore it in HubSpot's settings.", wanted.HasUniqueValue);
        }

        if (wanted.HasUniqueValue && found.HasUniqueValue != true)
        {
            return new HubSpotSchemaDifference(name, "exists without unique values, which cannot be changed afterwards: archive it, or use another name.", LacksUniqueness: true);
        }

        if (found.Type is { } type && !string.Equals(type, wanted.Type, StringComparison.OrdinalIgnoreCase))
        {
            // A type is the account's own text but only known ones are repeated: a report may be shown anywhere.
            return new HubSpotSchemaDifference(name, $"has the type {Known(type)}, wanted is {wanted.Type}: change it in HubSpot's settings, or use another name.", LacksUniqueness: false);
        }

        return found.IsReadOnly
            ? new HubSpotSchemaDifference(name, "exists but its values cannot be written by the API.", LacksUniqueness: false)
            : null;
    }

    private static string Known(string type) =>
        type is "bool" or "date" or "datetime" or "enumeration" or "number" or "phone_number" or "string" ? type : "(unknown)";
}
