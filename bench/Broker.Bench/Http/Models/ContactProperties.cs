using System.Text.Json.Serialization;

namespace Broker.Bench.Http.Models;

internal sealed class ContactProperties
{
    [JsonPropertyName("broker_account_uuid")]
    public string? BrokerAccountUuid { get; set; }

    [JsonPropertyName("broker_client_id")]
    public string? BrokerClientId { get; set; }

    [JsonPropertyName("country")]
    public string? Country { get; set; }

    [JsonPropertyName("createdate")]
    public DateTimeOffset? CreateDate { get; set; }

    [JsonPropertyName("email")]
    public string? Email { get; set; }

    [JsonPropertyName("firstname")]
    public string? FirstName { get; set; }

    [JsonPropertyName("hs_object_id")]
    public string? ObjectId { get; set; }

    [JsonPropertyName("lastmodifieddate")]
    public DateTimeOffset? LastModifiedDate { get; set; }

    [JsonPropertyName("lastname")]
    public string? LastName { get; set; }

    [JsonPropertyName("lifecyclestage")]
    public string? LifecycleStage { get; set; }

    [JsonPropertyName("phone")]
    public string? Phone { get; set; }
}
