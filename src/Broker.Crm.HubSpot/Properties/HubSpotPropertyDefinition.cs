namespace Broker.Crm.HubSpot.Properties;

/// <summary>A property that is to exist.</summary>
public sealed record HubSpotPropertyDefinition
{
    /// <summary>The internal name: lower case, digits, underscore.</summary>
    public required string Name { get; init; }

    /// <summary>The label a user sees.</summary>
    public required string Label { get; init; }

    /// <summary>The group it stands in.</summary>
    public required string GroupName { get; init; }

    /// <summary>What it holds, for example <c>string</c>.</summary>
    public required string Type { get; init; }

    /// <summary>How it is shown, for example <c>text</c>. HubSpot checks that it goes with the type.</summary>
    public required string FieldType { get; init; }

    /// <summary>True when no two records may share a value. Fixed once the property exists; at most ten per object type.</summary>
    public bool HasUniqueValue { get; init; }

    /// <summary>The options, for enumerations and yes-or-no properties.</summary>
    public IReadOnlyList<HubSpotPropertyOption>? Options { get; init; }

    /// <summary>A line of text.</summary>
    public static HubSpotPropertyDefinition Text(string name, string label, string group, bool unique = false) =>
        new() { Name = name, Label = label, GroupName = group, Type = "string", FieldType = "text", HasUniqueValue = unique };

    /// <summary>A number.</summary>
    public static HubSpotPropertyDefinition Number(string name, string label, string group) =>
        new() { Name = name, Label = label, GroupName = group, Type = "number", FieldType = "number" };

    /// <summary>A point in time.</summary>
    public static HubSpotPropertyDefinition DateTime(string name, string label, string group) =>
        new() { Name = name, Label = label, GroupName = group, Type = "datetime", FieldType = "date" };

    /// <summary>Yes or no.</summary>
    public static HubSpotPropertyDefinition Boolean(string name, string label, string group) => new()
    {
        Name = name,
        Label = label,
        GroupName = group,
        Type = "bool",
        FieldType = "booleancheckbox",
        Options = [new() { Label = "Yes", Value = "true", DisplayOrder = 0 }, new() { Label = "No", Value = "false", DisplayOrder = 1 }],
    };
}
