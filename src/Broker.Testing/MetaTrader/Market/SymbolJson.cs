using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Market;

/// <summary>A symbol's terms as each platform writes them; the same key can have another type.</summary>
internal static class SymbolJson
{
    private const decimal LotUnits = 100_000_000m;

    public static JsonObject Params(Call call, SimulatedSymbol symbol) => call.IsMt4
        ? new JsonObject
        {
            ["symbolName"] = symbol.Name,
            ["symbol"] = Info4(symbol),
            ["group"] = new JsonObject { ["name"] = "Retail", ["description"] = "" },
            ["groupParams"] = Group4(symbol),
        }
        : new JsonObject { ["symbol"] = symbol.Name, ["symbolInfo"] = Info5(call, symbol), ["symbolGroup"] = Group5(symbol) };

    public static JsonObject Info5(Call call, SimulatedSymbol symbol)
    {
        var tickValue = call.World.Market.TickValue(symbol, call.Account.Currency);
        return new JsonObject
        {
            ["updateTime"] = WireTime.Seconds(call.World.ServerTime(symbol.QuotedAt)),
            ["currency"] = symbol.BaseCurrency,
            ["isin"] = "",
            ["description"] = symbol.Description,
            ["basis"] = "",
            ["refToSite"] = "",
            ["custom"] = 0,
            ["profitCurrency"] = symbol.ProfitCurrency,
            ["marginCurrency"] = symbol.BaseCurrency,
            ["precision"] = symbol.Digits,
            ["bkgndColor"] = 0,
            ["digits"] = symbol.Digits,
            ["points"] = symbol.Point,
            ["limitPoints"] = symbol.Point,
            ["id"] = 0,
            ["depthOfMarket"] = 0,
            ["spread"] = QuoteJson.Spread(symbol),
            ["tickValue"] = tickValue,
            ["tickSize"] = symbol.Point,
            ["contractSize"] = symbol.ContractSize,
            ["gtcMode"] = "GTC",
            ["calcMode"] = "Forex",
            ["settlementPrice"] = 0m,
            ["lowerLimit"] = 0m,
            ["upperLimit"] = 0m,
            ["faceValue"] = 0m,
            ["accruedInterest"] = 0m,
            ["firstTradeTime"] = 0L,
            ["lastTradeTime"] = 0L,
            ["bid_tickvalue"] = tickValue,
            ["ask_tickvalue"] = tickValue,
        };
    }

    private static JsonObject Group5(SimulatedSymbol symbol) => new()
    {
        ["groupName"] = "Retail\\" + symbol.Name,
        ["deviationRate"] = 0,
        ["roundRate"] = 0,
        ["tradeMode"] = symbol.TradeEnabled ? "FullAccess" : "Disabled",
        ["sl"] = 0,
        ["tp"] = 0,
        ["tradeType"] = "Market",
        ["fillPolicy"] = symbol.FillPolicy,
        ["expiration"] = "GTC, DAY, SPECIFIED, SPECIFIED_DAY",
        ["orderFlags"] = 127,
        ["priceTimeout"] = 0,
        ["requoteTimeout"] = 0,
        ["requestLots"] = 0,
        ["tmp1"] = 0,
        ["minVolume"] = (long)(symbol.MinLots * LotUnits),
        ["maxVolume"] = (long)(symbol.MaxLots * LotUnits),
        ["volumeStep"] = (long)(symbol.LotsStep * LotUnits),
        ["initialMargin"] = 0m,
        ["maintenanceMargin"] = 0m,
        ["initMarginRate"] = Ones(),
        ["mntnMarginRate"] = Ones(),
        ["hedgedMargin"] = symbol.ContractSize,
        ["swapType"] = "InPoints",
        ["swapLong"] = -5m,
        ["swapShort"] = 1m,
        ["threeDaysSwap"] = "Wednesday",
        ["swapRates"] = Ones(),
        ["minLots"] = symbol.MinLots,
        ["maxLots"] = symbol.MaxLots,
        ["lotsStep"] = symbol.LotsStep,
    };

    private static JsonObject Info4(SimulatedSymbol symbol) => new()
    {
        ["execution"] = "Market",
        ["stopsLevel"] = symbol.StopsLevel,
        ["digits"] = symbol.Digits,
        ["point"] = symbol.Point,
        ["swapLong"] = -5m,
        ["swapShort"] = 1m,
        ["spread"] = QuoteJson.Spread(symbol),
        ["freezeLevel"] = symbol.FreezeLevel,
        ["marginCurrency"] = symbol.BaseCurrency,
        ["profitMode"] = "Forex",
        ["marginMode"] = "Forex",
        ["contractSize"] = symbol.ContractSize,
        ["currency"] = symbol.BaseCurrency,
        ["marginDivider"] = 1m,
        ["ex"] = new JsonObject { ["symbol"] = symbol.Name, ["description"] = symbol.Description, ["digits"] = symbol.Digits },
        ["code"] = 0,
    };

    private static JsonObject Group4(SimulatedSymbol symbol) => new()
    {
        ["minLot"] = symbol.MinLots,
        ["maxLot"] = symbol.MaxLots,
        ["lotStep"] = symbol.LotsStep,
        ["show"] = 1,
        ["trade"] = symbol.TradeEnabled ? 1 : 0,
        ["execution"] = 2,
        ["comm_base"] = 0m,
        ["comm_type"] = 0,
        ["comm_lots"] = 0,
        ["comm_agent"] = 0m,
        ["comm_agent_type"] = 0,
        ["spread_diff"] = 0,
        ["lot_min"] = (int)(symbol.MinLots * 100m),
        ["lot_max"] = (int)(symbol.MaxLots * 100m),
        ["ie_deviation"] = 0,
        ["confirmation"] = 0,
        ["trade_rights"] = 0,
        ["ie_quick_mode"] = 0,
        ["autocloseout_mode"] = 0,
        ["comm_tax"] = 0m,
        ["comm_agent_lots"] = 0,
        ["freemargin_mode"] = 1,
    };

    private static JsonArray Ones() => JsonText.Array(Enumerable.Repeat(0, 7).Select(_ => (JsonNode)JsonValue.Create(1m)));
}
