using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

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
    [JsonConverter(typeof(LenientListConverter<HubSpotPropertyOption>))]
    public IReadOnlyList<HubSpotPropertyOption>? Options { get; init; }

    /// <summary>A sentence for those who fill it in.</summary>
    public string? Description { get; init; }

    /// <summary>The place in its group; null leaves it to HubSpot.</summary>
    public int? DisplayOrder { get; init; }

    /// <summary>True to hide it from users; null leaves it to HubSpot.</summary>
    public bool? Hidden { get; init; }

    /// <summary>True to let forms ask for it; null leaves it to HubSpot.</summary>
    public bool? FormField { get; init; }

    /// <summary>How sensitive its values are, see <see cref="HubSpotDataSensitivity"/>; null for not sensitive.</summary>
    public string? DataSensitivity { get; init; }

    /// <summary>True when its options come from elsewhere; null for not.</summary>
    public bool? ExternalOptions { get; init; }

    /// <summary>The object type its options come from, for example <c>OWNER</c>.</summary>
    public string? ReferencedObjectType { get; init; }

    /// <summary>The formula of a computed property.</summary>
    public string? CalculationFormula { get; init; }

    /// <summary>How a number is shown, for example <c>currency</c>.</summary>
    public string? NumberDisplayHint { get; init; }

    /// <summary>The property that holds the currency of this amount.</summary>
    public string? CurrencyPropertyName { get; init; }

    /// <summary>True to show the currency's sign; null leaves it to HubSpot.</summary>
    public bool? ShowCurrencySymbol { get; init; }

    /// <summary>A line of text.</summary>
    public static HubSpotPropertyDefinition Text(string name, string label, string group, bool unique = false) =>
        new() { Name = name, Label = label, GroupName = group, Type = "string", FieldType = "text", HasUniqueValue = unique };

    /// <summary>A number.</summary>
    public static HubSpotPropertyDefinition Number(string name, string label, string group) =>
        new() { Name = name, Label = label, GroupName = group, Type = "number", FieldType = "number" };

    /// <summary>A point in time.</summary>
    public static HubSpotPropertyDefinition DateTime(string name, string label, string group) =>
        new() { Name = name, Label = label, GroupName = group, Type = "datetime", FieldType = "date" };

    /// <summary>One of some options.</summary>
    public static HubSpotPropertyDefinition Choice(string name, string label, string group, params IReadOnlyList<HubSpotPropertyOption> options) => new()
    {
        Name = name,
        Label = label,
        GroupName = group,
        Type = "enumeration",
        FieldType = "select",
        Options = options,
    };

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
