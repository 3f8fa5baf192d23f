using System.Text.Json.Serialization;

namespace Broker.Bench.Http.Models;

/// <typeparam name="TRow">A class of the rows.</typeparam>
internal sealed class QueryPage<TRow>
{
    [JsonPropertyName("totalSize")]
    public int TotalSize { get; set; }

    [JsonPropertyName("done")]
    public bool Done { get; set; }

    [JsonPropertyName("nextRecordsUrl")]
    public string? NextRecordsUrl { get; set; }

    [JsonPropertyName("records")]
    public List<TRow>? Records { get; set; }
}
