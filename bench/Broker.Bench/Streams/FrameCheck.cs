using System.Globalization;
using System.Text.Json.Nodes;

namespace Broker.Bench.Streams;

/// <summary>Compares what was read with what was sent.</summary>
internal static class FrameCheck
{
    public static void Same(int index, string? symbol, decimal? bid, decimal? ask, DateTime? time)
    {
        JsonNode sent = JsonNode.Parse(QuoteFrames.All[index])!["data"]!;
        bool isSame = symbol == (string?)sent["symbol"] && bid == (decimal?)sent["bid"] && ask == (decimal?)sent["ask"] &&
            time?.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) == (string?)sent["time"];
        if (!isSame)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Frame {index} was read wrongly."));
        }
    }
}
