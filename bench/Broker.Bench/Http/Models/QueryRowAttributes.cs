using System.Text.Json.Serialization;

namespace Broker.Bench.Http.Models;

internal sealed class QueryRowAttributes
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("url")]
    public string? Url { get; set; }
}
