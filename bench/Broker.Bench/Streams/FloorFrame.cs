namespace Broker.Bench.Streams;

/// <summary>A frame, as written by hand for source generation.</summary>
internal sealed class FloorFrame
{
    public string? Type { get; set; }

    public FloorQuote? Data { get; set; }
}
