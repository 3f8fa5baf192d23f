namespace Broker.Crm.HubSpot.Properties;

/// <summary>Refuses definitions that HubSpot would refuse, before anything is sent.</summary>
internal static class PropertyChecks
{
    internal static void Definition(HubSpotPropertyDefinition? definition, string parameter, bool groupRequired = true)
    {
        ArgumentNullException.ThrowIfNull(definition, parameter);
        Given(definition.Name, "name", definition, parameter);
        Given(definition.Label, "label", definition, parameter);
        Given(definition.Type, "type", definition, parameter);
        Given(definition.FieldType, "field type", definition, parameter);
        if (groupRequired)
        {
            Given(definition.GroupName, "group", definition, parameter);
        }

        PropertyKinds.Check(definition.Type, definition.FieldType, definition.Name, parameter);
        Options(definition.Options, definition.Name, parameter);
    }

    internal static void Options(IReadOnlyList<HubSpotPropertyOption>? options, string property, string parameter)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (HubSpotPropertyOption option in options ?? [])
        {
            if (string.IsNullOrEmpty(option?.Value))
            {
                throw new ArgumentException($"An option of '{property}' has no value.", parameter);
            }

            if (!values.Add(option.Value))
            {
                throw new ArgumentException($"Two options of '{property}' have the value '{option.Value}'.", parameter);
            }
        }
    }

    private static void Given(string? text, string what, HubSpotPropertyDefinition definition, string parameter)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ArgumentException($"The property '{definition.Name}' has no {what}.", parameter);
        }
    }
}
