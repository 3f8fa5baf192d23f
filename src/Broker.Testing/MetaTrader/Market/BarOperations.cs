using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Market;

/// <summary>Bars of the past.</summary>
internal static class BarOperations
{
    public static IEnumerable<Operation> All { get; } =
    [
        new("PriceHistory", CallScope.Connected, Platforms.MetaTrader5, call => One(call, Range)),
        new("PriceHistoryMany", CallScope.Connected, Platforms.MetaTrader5, call => ManyWithException(call, Range)),
        new("PriceHistoryEx", CallScope.Connected, Platforms.MetaTrader5, call => One(call, Last)),
        new("PriceHistoryExMany", CallScope.Connected, Platforms.MetaTrader5, call => ManyWithException(call, Last)),
        new("PriceHistoryMonth", CallScope.Connected, Platforms.MetaTrader5, call => One(call, Month)),
        new("PriceHistoryMonthMany", CallScope.Connected, Platforms.MetaTrader5, call => Many(call, Month)),
        new("PriceHistoryToday", CallScope.Connected, Platforms.MetaTrader5, call => One(call, Today)),
        new("PriceHistoryTodayMany", CallScope.Connected, Platforms.MetaTrader5, call => Many(call, Today)),
        new("PriceHistoryHighLow", CallScope.Connected, Platforms.MetaTrader5, HighLow),
        new("QuoteHistory", CallScope.Connected, Platforms.MetaTrader4, call => One(call, Counted)),
        new("QuoteHistoryMany", CallScope.Connected, Platforms.MetaTrader4, call => ManyWithException(call, Counted)),
    ];

    /// <summary>MT4: a number of bars up to a time.</summary>
    public static IEnumerable<Bar> Counted(Call call, SimulatedSymbol symbol) =>
        BarMaker.Before(symbol, call.RequiredDate("from"), call.Int("count", 0), BarTimes.Minutes(call, "timeframe"));

    private static IEnumerable<Bar> Range(Call call, SimulatedSymbol symbol) =>
        BarMaker.Between(symbol, call.RequiredDate("from"), Earlier(call.RequiredDate("to"), call.World.ServerNow), BarTimes.Minutes(call, "timeFrame"));

    /// <summary>Here <c>from</c> is the end.</summary>
    private static IEnumerable<Bar> Last(Call call, SimulatedSymbol symbol) =>
        BarMaker.Before(symbol, call.RequiredDate("from"), call.Int("numBars", 0), BarTimes.Minutes(call, "timeFrame"));

    private static IEnumerable<Bar> Month(Call call, SimulatedSymbol symbol)
    {
        var (year, month, day) = ((int)call.RequiredLong("year"), (int)call.RequiredLong("month"), (int)call.RequiredLong("day"));
        if (year is < 1970 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            throw new Refusal("INVALID_PARAM", "There is no such day.");
        }

        return BarMaker.Between(symbol, new DateTime(year, month, 1), Earlier(new DateTime(year, month, day).AddDays(1).AddTicks(-1), call.World.ServerNow), BarTimes.Minutes(call, "timeFrame"));
    }

    private static IEnumerable<Bar> Today(Call call, SimulatedSymbol symbol) =>
        BarMaker.Between(symbol, call.World.ServerNow.Date, call.World.ServerNow, BarTimes.Minutes(call, "timeFrame"));

    private static SimResponse One(Call call, Func<Call, SimulatedSymbol, IEnumerable<Bar>> bars) => Call.Json(BarMaker.Json(bars(call, call.Symbol()), call.IsMt4));

    /// <summary>An unknown symbol spoils its own row only.</summary>
    private static SimResponse ManyWithException(Call call, Func<Call, SimulatedSymbol, IEnumerable<Bar>> bars) => Call.List(call.Many("symbol").Select(name =>
    {
        var symbol = call.World.Market.Find(name);
        return (JsonNode)new JsonObject
        {
            ["symbol"] = name,
            ["bars"] = symbol is null ? null : BarMaker.Json(bars(call, symbol), call.IsMt4),
            ["exception"] = symbol is null ? $"Symbol {name} not found" : null,
        };
    }));

    private static SimResponse Many(Call call, Func<Call, SimulatedSymbol, IEnumerable<Bar>> bars) => Call.List(call.Many("symbols").Select(name => (JsonNode)new JsonObject
    {
        ["symbol"] = name,
        ["bars"] = BarMaker.Json(bars(call, call.World.Market.Get(name)), call.IsMt4),
    }));

    private static SimResponse HighLow(Call call)
    {
        var bars = Range(call, call.Symbol()).ToList();
        return bars.Count == 0
            ? throw new Refusal("NOT_FOUND", "There are no bars in that range.")
            : Call.Json(BarMaker.Json(new Bar(bars[0].Time, bars[0].Open, bars.Max(b => b.High), bars.Min(b => b.Low), bars[^1].Close, bars.Sum(b => b.Ticks), bars[0].Spread), mt4: false));
    }

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;
}
