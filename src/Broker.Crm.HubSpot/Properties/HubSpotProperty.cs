using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Properties;

/// <summary>A property of an object type as the account has it (contracts/hubspot.md 4). Types are open sets.</summary>
public sealed record HubSpotProperty
{
    /// <summary>The internal name.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string Name { get => field ?? string.Empty; init; }

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

    /// <summary>A sentence for those who fill it in.</summary>
    public string? Description { get; init; }

    /// <summary>The place in its group; -1 for behind those with a place.</summary>
    public int? DisplayOrder { get; init; }

    /// <summary>True when users do not see it.</summary>
    public bool? Hidden { get; init; }

    /// <summary>True when forms may ask for it.</summary>
    public bool? FormField { get; init; }

    /// <summary>True when its options come from elsewhere, for example the owners.</summary>
    public bool? ExternalOptions { get; init; }

    /// <summary>The object type its options come from, for example <c>OWNER</c>.</summary>
    public string? ReferencedObjectType { get; init; }

    /// <summary>The formula of a computed property.</summary>
    public string? CalculationFormula { get; init; }

    /// <summary>How sensitive its values are; open, see <see cref="HubSpotDataSensitivity"/>.</summary>
    public string? DataSensitivity { get; init; }

    /// <summary>How a number is shown, for example <c>currency</c> or <c>percentage</c>.</summary>
    public string? NumberDisplayHint { get; init; }

    /// <summary>The property that holds the currency of this amount.</summary>
    public string? CurrencyPropertyName { get; init; }

    /// <summary>True when the currency's sign is shown.</summary>
    public bool? ShowCurrencySymbol { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it was archived.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>The options of an enumeration.</summary>
    [JsonConverter(typeof(LenientListConverter<HubSpotPropertyOption>))]
    public IReadOnlyList<HubSpotPropertyOption>? Options { get; init; }

    /// <summary>True when the API cannot write values.</summary>
    [JsonIgnore]
    public bool IsReadOnly => Calculated == true || ModificationMetadata?.ReadOnlyValue == true;
}
