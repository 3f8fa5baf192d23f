namespace Broker.Bench.Streams;

/// <summary>The data of a frame, as written by hand for source generation.</summary>
internal sealed class FloorQuote
{
    public string? Symbol { get; set; }

    public decimal? Bid { get; set; }

    public decimal? Ask { get; set; }

    public DateTime? Time { get; set; }
}
