using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Market;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Streaming;

/// <summary>The calls that say what the sockets shall tell. Intervals are read over: every change is told.</summary>
internal static class SubscriptionOperations
{
    public static IEnumerable<Operation> All { get; } =
    [
        On("Subscribe", Platforms.Both, call => call.Account.Subscriptions.Quotes.Add(call.Symbol().Name)),
        On("SubscribeMany", Platforms.Both, call => call.Account.Subscriptions.Quotes.UnionWith(Known(call))),
        On("UnSubscribe", Platforms.Both, call => call.Account.Subscriptions.Quotes.Remove(call.Required("symbol"))),
        On("UnSubscribeMany", Platforms.Both, UnSubscribeMany),
        On("SubscribeTickValue", Platforms.Both, call => call.Account.Subscriptions.TickValues.Add(call.Symbol().Name)),
        On("SubscribeMarketWatch", Platforms.MetaTrader5, call => call.Account.Subscriptions.MarketWatch = true),
        On("SubscribeOrderProfit", Platforms.Both, call => call.Account.Subscriptions.OrderProfit = true),
        On("SubscribeOrderUpdate", Platforms.Both, _ => { }),
        On("SubscribeOpenedOrdersTickets", Platforms.MetaTrader5, _ => { }),
        On("SubscribeQuoteHistory", Platforms.MetaTrader4, _ => { }),
        On("SubscribeOrderBook", Platforms.MetaTrader5, call => call.Account.Subscriptions.Books.UnionWith(Known(call))),
        On("UnsubscribeOrderBook", Platforms.MetaTrader5, call => call.Account.Subscriptions.Books.ExceptWith(call.Many("symbols"))),
        On("SubscribeOhlc", Platforms.MetaTrader5, call => call.Account.Subscriptions.Ohlc.Add((call.Symbol().Name, BarTimes.Minutes(call, "timeframe")))),
        On("UnsubscribeOhlc", Platforms.MetaTrader5, call => call.Account.Subscriptions.Ohlc.Remove((call.Required("symbol"), BarTimes.Minutes(call, "timeframe")))),
        On("TickHistoryRequest", Platforms.MetaTrader5, RequestTicks),
        On("TickHistoryStop", Platforms.MetaTrader5, call => call.Symbol()),
        On("RequestQuoteHistory", Platforms.MetaTrader4, RequestBars),
        new("SubscribedSymbols", CallScope.Connected, Platforms.MetaTrader5, Subscribed),
    ];

    private static Operation On(string name, Platforms platforms, Action<Call> change) => new(name, CallScope.Connected, platforms, call =>
    {
        change(call);
        return call.Done();
    });

    private static SimResponse Subscribed(Call call) =>
        Call.List(call.Account.Subscriptions.Quotes.Order(StringComparer.Ordinal).Select(symbol => (JsonNode)JsonValue.Create(symbol)));

    /// <summary>Unknown names are dropped without a word.</summary>
    private static IEnumerable<string> Known(Call call) => call.Many("symbols").Where(name => call.World.Market.Find(name) is not null);

    private static void UnSubscribeMany(Call call)
    {
        if (call.Many("symbols") is { Length: > 0 } names)
        {
            call.Account.Subscriptions.Quotes.ExceptWith(names);
        }
        else
        {
            call.Account.Subscriptions.Quotes.Clear();
        }
    }

    private static void RequestTicks(Call call)
    {
        var symbol = call.Symbol();
        _ = (call.RequiredLong("startYear"), call.RequiredLong("startMonth"), call.RequiredLong("startDay"));
        var ticks = BarMaker.Before(symbol, call.World.ServerNow, 5, 1).Select(bar => (JsonNode)new JsonObject
        {
            ["time"] = WireTime.Format(bar.Time), ["bid"] = bar.Close, ["ask"] = bar.Close + (symbol.Ask - symbol.Bid), ["last"] = 0m, ["volume"] = 0L,
        });
        call.World.Sockets.Send(call.Account, "OnTickHistory", "TickHistory", new JsonObject { ["symbol"] = symbol.Name, ["bars"] = JsonText.Array(ticks) });
    }

    private static void RequestBars(Call call)
    {
        var symbol = call.Symbol();
        var bars = BarMaker.Json(BarOperations.Counted(call, symbol), mt4: true);
        call.World.Sockets.Send(call.Account, "OnQuoteHistory", "QuoteHistory", new JsonObject { ["symbol"] = symbol.Name, ["bars"] = bars });
    }
}
