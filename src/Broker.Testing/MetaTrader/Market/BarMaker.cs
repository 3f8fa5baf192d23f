using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Market;

/// <summary>Makes up bars around the last bid. The same question gives the same bars as long as the quote stands.</summary>
internal static class BarMaker
{
    /// <summary>No answer has more.</summary>
    public const int Most = 50_000;

    public static IEnumerable<Bar> Between(SimulatedSymbol symbol, DateTime from, DateTime to, int minutes)
    {
        var length = TimeSpan.FromMinutes(minutes);
        var start = new DateTime((from.Ticks + length.Ticks - 1) / length.Ticks * length.Ticks);
        for (var count = 0; start <= to && count < Most; count++, start += length)
        {
            yield return At(symbol, start, length);
        }
    }

    /// <summary>The last bars that begin before or at <paramref name="end"/>, oldest first.</summary>
    public static IEnumerable<Bar> Before(SimulatedSymbol symbol, DateTime end, int count, int minutes)
    {
        var length = TimeSpan.FromMinutes(minutes);
        var last = end.Ticks / length.Ticks;
        var wanted = Math.Min(Math.Clamp(count, 0, Most), last);
        for (var number = last - wanted + 1; number <= last; number++)
        {
            yield return At(symbol, new DateTime(number * length.Ticks), length);
        }
    }

    public static JsonObject Json(Bar bar, bool mt4) => mt4
        ? new JsonObject
        {
            ["time"] = WireTime.Format(bar.Time), ["open"] = bar.Open, ["high"] = bar.High, ["low"] = bar.Low, ["close"] = bar.Close, ["volume"] = (decimal)bar.Ticks,
        }
        : new JsonObject
        {
            ["time"] = WireTime.Format(bar.Time),
            ["openPrice"] = bar.Open,
            ["highPrice"] = bar.High,
            ["lowPrice"] = bar.Low,
            ["closePrice"] = bar.Close,
            ["tickVolume"] = bar.Ticks,
            ["spread"] = bar.Spread,
            ["volume"] = 0L,
        };

    public static JsonArray Json(IEnumerable<Bar> bars, bool mt4) => JsonText.Array(bars.Select(bar => (JsonNode)Json(bar, mt4)));

    private static Bar At(SimulatedSymbol symbol, DateTime time, TimeSpan length)
    {
        var number = time.Ticks / length.Ticks;
        var open = symbol.Bid + Wave(number) * symbol.Point;
        var close = symbol.Bid + Wave(number + 1) * symbol.Point;
        var tail = (1 + number % 7) * symbol.Point;
        return new Bar(time, open, Math.Max(open, close) + tail, Math.Min(open, close) - tail, close, 10 + number % 90, QuoteJson.Spread(symbol));
    }

    /// <summary>A triangle of 40 bars between -100 and 100 points.</summary>
    private static long Wave(long number) => (Math.Abs(number % 40 - 20) - 10) * 10;
}
