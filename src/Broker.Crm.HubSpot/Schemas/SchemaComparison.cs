namespace Broker.Crm.HubSpot.Schemas;

/// <summary>Compares an object type with what is wanted, in words for the person who must change it. Its properties are compared elsewhere.</summary>
internal static class SchemaComparison
{
    internal static IEnumerable<string> Compare(HubSpotSchemaDefinition wanted, HubSpotSchema found)
    {
        if (found.PrimaryDisplayProperty is { } primary && primary != wanted.PrimaryDisplayProperty)
        {
            yield return $"The object type '{wanted.Name}' names its records by another property than {wanted.PrimaryDisplayProperty}.";
        }

        if (found.Labels is { } labels && (labels.Singular != wanted.Labels.Singular || labels.Plural != wanted.Labels.Plural))
        {
            yield return $"The object type '{wanted.Name}' has other labels than '{wanted.Labels.Singular}' and '{wanted.Labels.Plural}'.";
        }

        foreach (string sentence in Lacking(wanted.Name, "required properties", wanted.RequiredProperties, found.RequiredProperties)
            .Concat(Lacking(wanted.Name, "searchable properties", wanted.SearchableProperties, found.SearchableProperties))
            .Concat(Lacking(wanted.Name, "secondary display properties", wanted.SecondaryDisplayProperties, found.SecondaryDisplayProperties)))
        {
            yield return sentence;
        }

        // A property that the account requires and we do not know of makes our own writes fail.
        string[] demanded = [.. (found.RequiredProperties ?? []).Except(wanted.RequiredProperties, StringComparer.Ordinal)];
        if (demanded.Length > 0)
        {
            yield return $"The object type '{wanted.Name}' requires {demanded.Length} more properties than wanted: new records without them are refused.";
        }

        if (wanted.AllowsSensitiveProperties && found.AllowsSensitiveProperties == false)
        {
            yield return $"The object type '{wanted.Name}' allows no sensitive properties.";
        }

        foreach (string type in wanted.AssociatedObjects.Where(t => IdOf(t) is { } id && found.Associations is { } all && !all.Any(a => a.FromObjectTypeId == id || a.ToObjectTypeId == id)))
        {
            yield return $"The object type '{wanted.Name}' cannot be linked with {type}: add it with CreateAssociationAsync.";
        }
    }

    private static IEnumerable<string> Lacking(string name, string what, IReadOnlyList<string> wanted, IReadOnlyList<string>? found)
    {
        string[] missing = found is null ? [] : [.. wanted.Except(found, StringComparer.Ordinal)];
        return missing.Length == 0 ? [] : [$"The object type '{name}' lacks the {what} {string.Join(", ", missing)}."];
    }

    // Associations are told by type id only: names are compared where their id is the same in every account (contracts/hubspot.md 2).
    private static string? IdOf(string type) => type.ToUpperInvariant() switch
    {
        "CONTACT" or "CONTACTS" => "0-1",
        "COMPANY" or "COMPANIES" => "0-2",
        "DEAL" or "DEALS" => "0-3",
        "TICKET" or "TICKETS" => "0-5",
        _ when type.All(static c => char.IsAsciiDigit(c) || c == '-') => type,
        _ => null,
    };
}
