namespace Broker.Crm.HubSpot.Properties;

/// <summary>Compares a property with what is wanted, in words for the person who must change it.</summary>
internal static class PropertyComparison
{
    private const int MaxListed = 10;

    internal static HubSpotSchemaDifference? Compare(string objectType, HubSpotPropertyDefinition wanted, HubSpotProperty? found)
    {
        string name = $"{objectType}.{wanted.Name}";
        if (found is null)
        {
            return new HubSpotSchemaDifference(name, "is refused as a duplicate but not listed: it is probably archived; restore it in HubSpot's settings.", wanted.HasUniqueValue);
        }

        bool lacksUniqueness = wanted.HasUniqueValue && found.HasUniqueValue != true;
        string[] hindering = [.. Hindering(wanted, found)];
        string[] shown = [.. Shown(wanted, found)];
        return hindering.Length + shown.Length == 0
            ? null
            : new HubSpotSchemaDifference(name, string.Join(" It ", [.. hindering, .. shown]), lacksUniqueness) { OnlyShownOtherwise = hindering.Length == 0 };
    }

    private static IEnumerable<string> Hindering(HubSpotPropertyDefinition wanted, HubSpotProperty found)
    {
        if (wanted.HasUniqueValue && found.HasUniqueValue != true)
        {
            yield return "exists without unique values, which cannot be changed afterwards: archive it, or use another name.";
        }
        else if (!wanted.HasUniqueValue && found.HasUniqueValue == true)
        {
            yield return "has unique values, which was not wanted: two records cannot share one. Use another name if they must.";
        }

        if (found.Type is { } type && !string.Equals(type, wanted.Type, StringComparison.OrdinalIgnoreCase))
        {
            // A type is the account's own text but only known ones are repeated: a report may be shown anywhere.
            yield return $"has the type {(PropertyKinds.IsKnownType(type) ? type : "(unknown)")}, wanted is {wanted.Type}: change it in HubSpot's settings, or use another name.";
        }

        if (found.IsReadOnly && wanted.CalculationFormula is null)
        {
            yield return "exists but its values cannot be written by the API.";
        }

        if (found.Options is { } options && wanted.Options is { Count: > 0 } && found.ExternalOptions != true)
        {
            HubSpotPropertyOption[] missing = [.. wanted.Options.Where(w => !options.Any(o => o.Value == w.Value))];
            if (missing.Length > 0)
            {
                string more = missing.Length > MaxListed ? ", .." : string.Empty;
                yield return $"lacks the options {string.Join(", ", missing.Take(MaxListed).Select(static o => o.Value))}{more}: add them with AddOptionsAsync or in HubSpot's settings.";
            }
        }
    }

    private static IEnumerable<string> Shown(HubSpotPropertyDefinition wanted, HubSpotProperty found)
    {
        if (found.FieldType is { } fieldType && !string.Equals(fieldType, wanted.FieldType, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"is shown as {(PropertyKinds.IsKnownFieldType(fieldType) ? fieldType : "(unknown)")}, wanted is {wanted.FieldType}.";
        }
    }
}
