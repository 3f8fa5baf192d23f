namespace Broker.Crm.HubSpot.Wire;

/// <summary>The one place that builds paths. The version stands behind the API's name (contracts/hubspot.md 1).</summary>
internal sealed class HubSpotPaths(string version)
{
    private const int MaxTypeLength = 200;

    internal string Version { get; } = version;

    internal string Objects(string objectType) => $"/crm/objects/{Version}/{Type(objectType)}";

    internal string Properties(string objectType) => $"/crm/properties/{Version}/{Type(objectType)}";

    internal string PropertyGroups(string objectType) => Properties(objectType) + "/groups";

    internal string Pipelines(string objectType) => $"/crm/pipelines/{Version}/{Type(objectType)}";

    internal string DefaultAssociation(string fromType, string fromId, string toType, string toId) =>
        $"{Objects(fromType)}/{Segment(fromId, nameof(fromId))}/associations/default/{Type(toType)}/{Segment(toId, nameof(toId))}";

    /// <summary>An id or a unique value as one path segment. Dots alone would walk up the path in some proxies.</summary>
    internal static string Segment(string value, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return value is "." or ".." ? throw new ArgumentException("A dot or two dots cannot be an id.", name) : Uri.EscapeDataString(value);
    }

    private static string Type(string objectType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(objectType);
        if (objectType.Length > MaxTypeLength || !objectType.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            throw new ArgumentException($"'{objectType}' is not an object type; give a name such as contacts, a type id such as 0-1 or 2-123, or p{{hubId}}_{{name}}.", nameof(objectType));
        }

        return objectType;
    }
}
