using System.Text.Json.Serialization;

namespace Broker.Crm.Salesforce.Describe;

/// <summary>The objects of an org.</summary>
public sealed record SalesforceGlobalDescribe
{
    /// <summary>How texts are encoded, usually <c>UTF-8</c>.</summary>
    public string? Encoding { get; init; }

    /// <summary>The most records of one batch.</summary>
    public int? MaxBatchSize { get; init; }

    /// <summary>The objects.</summary>
    [JsonPropertyName("sobjects")]
    public IReadOnlyList<SalesforceObjectSummary> Objects { get; init => field = value ?? []; } = [];

    /// <summary>The object of a name, compared without case; null when there is none that the user may see.</summary>
    public SalesforceObjectSummary? Find(string objectType) => Objects.FirstOrDefault(o => string.Equals(o.Name, objectType, StringComparison.OrdinalIgnoreCase));

    /// <summary>Only how many.</summary>
    public override string ToString() => $"{Objects.Count} Salesforce objects";
}
