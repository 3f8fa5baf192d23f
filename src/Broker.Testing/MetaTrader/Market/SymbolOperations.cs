using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Market;

/// <summary>What can be traded, when, and on which terms.</summary>
internal static class SymbolOperations
{
    public static IEnumerable<Operation> All { get; } =
    [
        new("Symbols", CallScope.Connected, Platforms.Both, Symbols),
        new("SymbolList", CallScope.Connected, Platforms.Both, call => Call.List(Names(call))),
        new("SymbolParams", CallScope.Connected, Platforms.Both, call => Call.Json(SymbolJson.Params(call, call.Symbol()))),
        new("SymbolParamsMany", CallScope.Connected, Platforms.Both, ParamsMany),
        new("SymbolSessions", CallScope.Connected, Platforms.MetaTrader5, Sessions),
        new("ServerTimezone", CallScope.Connected, Platforms.Both, call => Call.Number(call.World.ServerTimeZoneHours)),
        new("IsTradeSession", CallScope.Connected, Platforms.MetaTrader5, IsInSession),
        new("IsQuoteSession", CallScope.Connected, Platforms.MetaTrader5, IsInSession),
        new("IsTradeSessionMany", CallScope.Connected, Platforms.MetaTrader5, InSessionMany),
        new("IsQuoteSessionMany", CallScope.Connected, Platforms.MetaTrader5, InSessionMany),
        new("Groups", CallScope.Connected, Platforms.MetaTrader4, _ => Call.List([new JsonObject { ["name"] = "Retail", ["description"] = "Retail symbols" }])),
    ];

    private static SimResponse Symbols(Call call)
    {
        if (call.IsMt4)
        {
            return Call.List(Names(call));
        }

        var map = new JsonObject();
        foreach (var symbol in call.World.Market.All)
        {
            map[symbol.Name] = SymbolJson.Info5(call, symbol);
        }

        return Call.Json(map);
    }

    private static SimResponse ParamsMany(Call call) => Call.List(Chosen(call, "symbol")
        .Take(Math.Max(0, call.Int("limit", 10_000)))
        .Select(symbol => SymbolJson.Params(call, symbol)));

    private static SimResponse Sessions(Call call)
    {
        var symbol = call.Symbol();
        return Call.Json(new JsonObject { ["quotes"] = Week(symbol), ["trades"] = Week(symbol) });
    }

    private static SimResponse IsInSession(Call call) => Call.Truth(call.World.Market.IsTraded(call.Symbol()));

    private static SimResponse InSessionMany(Call call) => Call.List(Chosen(call, "symbols").Select(symbol => (JsonNode)new JsonObject
    {
        ["symbol"] = symbol.Name,
        ["active"] = call.World.Market.IsTraded(symbol),
    }));

    private static IEnumerable<SimulatedSymbol> Chosen(Call call, string parameter) =>
        call.Many(parameter) is { Length: > 0 } names ? names.Select(call.World.Market.Get) : call.World.Market.All;

    private static IEnumerable<JsonNode> Names(Call call) => call.World.Market.All.Select(symbol => (JsonNode)JsonValue.Create(symbol.Name));

    private static JsonArray Week(SimulatedSymbol symbol) => JsonText.Array(Enum.GetValues<DayOfWeek>().Select(day => (JsonNode)JsonText.Array(symbol.TradeSessions
        .Where(session => session.Day == day)
        .Select(session => (JsonNode)new JsonObject { ["startTime"] = session.StartMinute, ["endTime"] = session.EndMinute }))));
}
