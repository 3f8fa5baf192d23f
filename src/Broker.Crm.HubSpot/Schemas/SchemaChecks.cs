using Broker.Crm.HubSpot.Properties;

namespace Broker.Crm.HubSpot.Schemas;

/// <summary>Refuses definitions that HubSpot would refuse, before anything is sent.</summary>
internal static class SchemaChecks
{
    private const string OwnPrefix = "hs_";

    internal static void Definition(HubSpotSchemaDefinition? definition, string parameter)
    {
        ArgumentNullException.ThrowIfNull(definition, parameter);
        if (string.IsNullOrEmpty(definition.Name) || !char.IsAsciiLetter(definition.Name[0]) || !definition.Name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            throw new ArgumentException($"'{definition.Name}' cannot name an object type; allowed: a letter, then letters, digits and underscores.", parameter);
        }

        if (string.IsNullOrWhiteSpace(definition.Labels?.Singular) || string.IsNullOrWhiteSpace(definition.Labels.Plural))
        {
            throw new ArgumentException($"The object type '{definition.Name}' needs a singular and a plural label.", parameter);
        }

        if (definition.Properties is null or { Count: 0 })
        {
            throw new ArgumentException($"The object type '{definition.Name}' has no properties; it needs at least the one that names a record.", parameter);
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (HubSpotPropertyDefinition property in definition.Properties)
        {
            PropertyChecks.Definition(property, parameter, groupRequired: false);
            if (!names.Add(property.Name))
            {
                throw new ArgumentException($"The object type '{definition.Name}' defines the property '{property.Name}' twice.", parameter);
            }
        }

        Defined(definition, names, [definition.PrimaryDisplayProperty], nameof(definition.PrimaryDisplayProperty), parameter);
        Defined(definition, names, definition.SecondaryDisplayProperties, nameof(definition.SecondaryDisplayProperties), parameter);
        Defined(definition, names, definition.RequiredProperties, nameof(definition.RequiredProperties), parameter);
        Defined(definition, names, definition.SearchableProperties, nameof(definition.SearchableProperties), parameter);
        if (definition.AssociatedObjects is null || definition.AssociatedObjects.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException($"An entry of AssociatedObjects of '{definition.Name}' is empty.", parameter);
        }
    }

    private static void Defined(HubSpotSchemaDefinition definition, HashSet<string> names, IReadOnlyList<string>? wanted, string member, string parameter)
    {
        foreach (string? name in wanted ?? throw new ArgumentException($"{member} of '{definition.Name}' is null; give an empty list for none.", parameter))
        {
            if (string.IsNullOrEmpty(name) || (!names.Contains(name) && !name.StartsWith(OwnPrefix, StringComparison.Ordinal)))
            {
                throw new ArgumentException($"{member} of '{definition.Name}' names '{name}', which is not among its properties: {string.Join(", ", names)}.", parameter);
            }
        }
    }
}
