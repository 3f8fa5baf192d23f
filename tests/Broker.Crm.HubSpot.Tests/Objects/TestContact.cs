using System.Text.Json.Serialization;

namespace Broker.Crm.HubSpot.Tests.Objects;

internal sealed class TestContact
{
    [JsonPropertyName("email")]
    public string? Email { get; set; }

    [JsonPropertyName("broker_client_id")]
    public string? BrokerClientId { get; set; }

    [JsonPropertyName("deposits")]
    public decimal? Deposits { get; set; }

    [JsonPropertyName("lastmodifieddate")]
    public DateTimeOffset? LastModified { get; set; }

    [JsonIgnore]
    public string Local { get; set; } = "kept";
}
