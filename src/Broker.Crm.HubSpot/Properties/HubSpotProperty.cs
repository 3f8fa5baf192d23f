using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Properties;

/// <summary>A property of an object type as the account has it (contracts/hubspot.md 4). Types are open sets.</summary>
public sealed record HubSpotProperty
{
    /// <summary>The internal name.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string Name { get; init; } = string.Empty;

    /// <summary>The label a user sees.</summary>
    public string? Label { get; init; }

    /// <summary>The group it stands in.</summary>
    public string? GroupName { get; init; }

    /// <summary>What it holds: <c>string</c>, <c>number</c>, <c>datetime</c>, <c>bool</c>, <c>enumeration</c> and others.</summary>
    public string? Type { get; init; }

    /// <summary>How it is shown: <c>text</c>, <c>number</c>, <c>date</c>, <c>booleancheckbox</c> and others.</summary>
    public string? FieldType { get; init; }

    /// <summary>True when no two records may share a value: records can be read and upserted by it.</summary>
    public bool? HasUniqueValue { get; init; }

    /// <summary>True when HubSpot computes the value.</summary>
    public bool? Calculated { get; init; }

    /// <summary>True for properties that HubSpot itself brought.</summary>
    public bool? HubspotDefined { get; init; }

    /// <summary>True when it was archived.</summary>
    public bool? Archived { get; init; }

    /// <summary>What may be changed.</summary>
    public HubSpotModification? ModificationMetadata { get; init; }

    /// <summary>The options of an enumeration.</summary>
    public IReadOnlyList<HubSpotPropertyOption>? Options { get; init; }

    /// <summary>True when the API cannot write values.</summary>
    [JsonIgnore]
    public bool IsReadOnly => Calculated == true || ModificationMetadata?.ReadOnlyValue == true;
}
