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

    internal string Associations(string fromType, string fromId, string toType) =>
        $"{Objects(fromType)}/{Segment(fromId, nameof(fromId))}/associations/{Type(toType)}";

    internal string Association(string fromType, string fromId, string toType, string toId) =>
        $"{Associations(fromType, fromId, toType)}/{Segment(toId, nameof(toId))}";

    internal string AssociationPair(string fromType, string toType) => $"/crm/associations/{Version}/{Type(fromType)}/{Type(toType)}";

    internal string AssociationLabels(string fromType, string toType) => AssociationPair(fromType, toType) + "/labels";

    internal string AllAssociationLimits() => $"/crm/associations/{Version}/definitions/configurations/all";

    internal string AssociationLimits(string fromType, string toType) =>
        $"/crm/associations/{Version}/definitions/configurations/{Type(fromType)}/{Type(toType)}";

    internal string Property(string objectType, string name) => $"{Properties(objectType)}/{Segment(name, nameof(name))}";

    internal string PropertyGroup(string objectType, string name) => $"{PropertyGroups(objectType)}/{Segment(name, nameof(name))}";

    internal string Pipeline(string objectType, string pipelineId) => $"{Pipelines(objectType)}/{Segment(pipelineId, nameof(pipelineId))}";

    internal string Stages(string objectType, string pipelineId) => Pipeline(objectType, pipelineId) + "/stages";

    internal string Stage(string objectType, string pipelineId, string stageId) => $"{Stages(objectType, pipelineId)}/{Segment(stageId, nameof(stageId))}";

    internal string Schemas() => $"/crm-object-schemas/{Version}/schemas";

    internal string Schema(string objectType) => $"{Schemas()}/{Type(objectType)}";

    internal string Owners() => $"/crm/owners/{Version}";

    /// <summary>An id or a unique value as one path segment. Dots alone would walk up the path in some proxies.</summary>
    internal static string Segment(string value, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return value is "." or ".." ? throw new ArgumentException("A dot or two dots cannot be an id.", name) : Uri.EscapeDataString(value);
    }

    internal static bool IsType(string? text) =>
        text is { Length: > 0 and <= MaxTypeLength } && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private static string Type(string objectType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(objectType);
        if (!IsType(objectType))
        {
            throw new ArgumentException($"'{objectType}' is not an object type; give a name such as contacts, a type id such as 0-1 or 2-123, or p{{hubId}}_{{name}}.", nameof(objectType));
        }

        return objectType;
    }
}
