using System.Text.Json.Nodes;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Market;

/// <summary>Quotes as each platform writes them.</summary>
internal static class QuoteJson
{
    public static JsonObject Quote(MetaTraderWorld world, SimulatedSymbol symbol, MetaTraderPlatform platform)
    {
        var quote = new JsonObject
        {
            ["symbol"] = symbol.Name,
            ["bid"] = symbol.Bid,
            ["ask"] = symbol.Ask,
            ["time"] = WireTime.Format(world.ServerTime(symbol.QuotedAt)),
        };
        if (platform == MetaTraderPlatform.MetaTrader4)
        {
            quote["high"] = symbol.Ask;
            quote["low"] = symbol.Bid;
        }
        else
        {
            quote["last"] = 0m;
            quote["volume"] = 0L;
        }

        return quote;
    }

    public static JsonObject MarketWatch(SimulatedSymbol symbol) => new()
    {
        ["symbol"] = symbol.Name,
        ["high"] = symbol.Ask,
        ["low"] = symbol.Bid,
        ["openPrice"] = symbol.Bid,
        ["closePrice"] = symbol.Bid,
        ["dailyChange"] = 0m,
        ["bid"] = symbol.Bid,
        ["ask"] = symbol.Ask,
        ["spread"] = Spread(symbol),
        ["volume"] = 0L,
    };

    public static JsonObject TickValue(MetaTraderWorld world, SimulatedSymbol symbol, string currency) => new()
    {
        ["symbol"] = symbol.Name,
        ["tickValue"] = world.Market.TickValue(symbol, currency),
        ["tickSize"] = symbol.Point,
    };

    public static int Spread(SimulatedSymbol symbol) => (int)decimal.Round((symbol.Ask - symbol.Bid) / symbol.Point);
}
