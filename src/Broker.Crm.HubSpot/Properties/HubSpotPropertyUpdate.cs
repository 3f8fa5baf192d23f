using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Properties;

/// <summary>Changes of a property. What is null is left as it is.</summary>
public sealed record HubSpotPropertyUpdate
{
    /// <summary>The label a user sees.</summary>
    public string? Label { get; init; }

    /// <summary>The group it stands in.</summary>
    public string? GroupName { get; init; }

    /// <summary>What it holds. HubSpot refuses a change that does not suit its values.</summary>
    public string? Type { get; init; }

    /// <summary>How it is shown.</summary>
    public string? FieldType { get; init; }

    /// <summary>A sentence for those who fill it in.</summary>
    public string? Description { get; init; }

    /// <summary>The place in its group.</summary>
    public int? DisplayOrder { get; init; }

    /// <summary>True to hide it from users.</summary>
    public bool? Hidden { get; init; }

    /// <summary>True to let forms ask for it.</summary>
    public bool? FormField { get; init; }

    /// <summary>The formula of a computed property.</summary>
    public string? CalculationFormula { get; init; }

    /// <summary>How a number is shown.</summary>
    public string? NumberDisplayHint { get; init; }

    /// <summary>The property that holds the currency of this amount.</summary>
    public string? CurrencyPropertyName { get; init; }

    /// <summary>True to show the currency's sign.</summary>
    public bool? ShowCurrencySymbol { get; init; }

    /// <summary>
    /// All options: those that are not among them are lost. To add some, use <see cref="IHubSpotProperties.AddOptionsAsync"/>.
    /// </summary>
    [JsonConverter(typeof(LenientListConverter<HubSpotPropertyOption>))]
    public IReadOnlyList<HubSpotPropertyOption>? Options { get; init; }
}
