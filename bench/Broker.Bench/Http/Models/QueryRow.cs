using System.Text.Json.Serialization;

namespace Broker.Bench.Http.Models;

/// <summary>A row as it is usually written down: dates stay text, since <c>+0000</c> is no offset that the serializer reads.</summary>
internal sealed class QueryRow
{
    [JsonPropertyName("attributes")]
    public QueryRowAttributes? Attributes { get; set; }

    public string? Id { get; set; }

    public string? Name { get; set; }

    [JsonPropertyName("BrokerId__c")]
    public string? BrokerId { get; set; }

    [JsonPropertyName("Account__c")]
    public string? Account { get; set; }

    [JsonPropertyName("Stage__c")]
    public string? Stage { get; set; }

    [JsonPropertyName("Country__c")]
    public string? Country { get; set; }

    [JsonPropertyName("Balance__c")]
    public decimal? Balance { get; set; }

    [JsonPropertyName("IsActive__c")]
    public bool? IsActive { get; set; }

    public string? OwnerId { get; set; }

    public string? CreatedDate { get; set; }

    public string? LastModifiedDate { get; set; }
}
