using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Market;

/// <summary>Prices of the moment.</summary>
internal static class QuoteOperations
{
    public static IEnumerable<Operation> All { get; } =
    [
        new("GetQuote", CallScope.Connected, Platforms.MetaTrader5, One),
        new("Quote", CallScope.Connected, Platforms.MetaTrader4, One),
        new("GetQuoteMany", CallScope.Connected, Platforms.Both, Many),
        new("MarketWatchMany", CallScope.Connected, Platforms.MetaTrader5, MarketWatch),
        new("GetTickValueMany", CallScope.Connected, Platforms.MetaTrader5, TickValues),
        new("TickValueWithSize", CallScope.Connected, Platforms.Both, TickSizes),
    ];

    private static SimResponse One(Call call)
    {
        var symbol = call.Symbol();
        DemandFresh(call, symbol);
        return Call.Json(QuoteJson.Quote(call.World, symbol, call.Platform));
    }

    private static SimResponse Many(Call call)
    {
        var symbols = call.Many("symbols").Select(call.World.Market.Get).ToList();
        symbols.ForEach(symbol => DemandFresh(call, symbol));
        return Call.List(symbols.Select(symbol => QuoteJson.Quote(call.World, symbol, call.Platform)));
    }

    private static SimResponse MarketWatch(Call call) => Call.List(call.Many("symbols").Select(name => QuoteJson.MarketWatch(call.World.Market.Get(name))));

    private static SimResponse TickValues(Call call) => Call.List(Chosen(call).Select(symbol => (JsonNode)new JsonObject
    {
        [symbol.Name] = call.World.Market.TickValue(symbol, call.Account.Currency),
    }));

    private static SimResponse TickSizes(Call call) => Call.List(Chosen(call).Select(symbol =>
    {
        var row = QuoteJson.TickValue(call.World, symbol, call.Account.Currency);
        row["tickValueMq"] = call.World.Market.TickValue(symbol, call.Account.Currency);
        return (JsonNode)row;
    }));

    private static IEnumerable<SimulatedSymbol> Chosen(Call call) =>
        call.Many("symbol") is { Length: > 0 } names ? names.Select(call.World.Market.Get) : call.World.Market.All;

    /// <summary>The real call may block for a tick; here a wait that would be in vain ends at once.</summary>
    private static void DemandFresh(Call call, SimulatedSymbol symbol)
    {
        if (call.Int("msNotOlder", 0) is > 0 and var limit && (call.World.Now - symbol.QuotedAt).TotalMilliseconds > limit)
        {
            throw new Refusal("TIMEOUT", $"No quote of {symbol.Name} within {limit} ms");
        }
    }
}
