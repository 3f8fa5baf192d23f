using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Market;
using Broker.Testing.MetaTrader.Trading;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Streaming;

/// <summary>The frames a quote gives rise to.</summary>
internal static class SocketFrames
{
    public static byte[] Frame(string type, JsonNode data) => JsonText.ToBytes(new JsonObject { ["type"] = type, ["data"] = data });

    public static byte[] Quote(MetaTraderWorld world, SimulatedSymbol symbol, MetaTraderPlatform platform) => Frame("Quote", QuoteJson.Quote(world, symbol, platform));

    public static byte[] TicketsProfit(MetaTraderWorld world, SimulatedAccount account) => Frame("OpenedOrdersTicketsProfit", JsonText.Array(account.Open.Select(order =>
        (JsonNode)new JsonObject { ["ticket"] = order.Ticket, ["profit"] = Valuation.Floating(world, account, order) })));

    /// <summary>All but the quote itself.</summary>
    public static void OfQuote(MetaTraderWorld world, SocketConnection connection, SimulatedSymbol symbol)
    {
        var (account, wanted) = (connection.Account, connection.Account.Subscriptions);
        if (connection.Path == SocketConnection.GatewayPath)
        {
            if (connection.StreamSymbols.Contains(symbol.Name))
            {
                connection.Enqueue(GatewayStream.Quote(symbol));
            }

            return;
        }

        if (connection.Tells("OnTickValue") && wanted.TickValues.Contains(symbol.Name))
        {
            connection.Enqueue(Frame("TickValue", QuoteJson.TickValue(world, symbol, account.Currency)));
        }

        if (connection.Tells("OnMarketWatch") && wanted.MarketWatch)
        {
            connection.Enqueue(Frame("MarketWatch", QuoteJson.MarketWatch(symbol)));
        }

        if (connection.Tells("OnOrderBook") && wanted.Books.Contains(symbol.Name))
        {
            connection.Enqueue(Frame("OrderBook", Book(symbol)));
        }

        foreach (var (_, minutes) in connection.Tells("OnOhlc") ? wanted.Ohlc.Where(o => o.Symbol == symbol.Name) : [])
        {
            connection.Enqueue(Frame("Ohlc", Ohlc(world, symbol, minutes)));
        }

        if (!account.Open.Exists(order => order.Instrument == symbol && order.Kind.IsMarket()))
        {
            return;
        }

        if (connection.Path == "OnOrderProfit" || (connection.Path == "Events" && wanted.OrderProfit))
        {
            connection.Enqueue(Frame("OrderProfit", TradeFrames.Profit(world, account)));
        }

        if (connection.Path == "OnOpenedOrdersTicketsProfit")
        {
            connection.Enqueue(TicketsProfit(world, account));
        }
    }

    /// <summary>No public source shows the shape of a book; this one is made up.</summary>
    private static JsonObject Book(SimulatedSymbol symbol) => new()
    {
        ["symbol"] = symbol.Name,
        ["items"] = JsonText.Array(
        [
            new JsonObject { ["type"] = "Sell", ["price"] = symbol.Ask, ["volume"] = 100L },
            new JsonObject { ["type"] = "Buy", ["price"] = symbol.Bid, ["volume"] = 100L },
        ]),
    };

    private static JsonObject Ohlc(MetaTraderWorld world, SimulatedSymbol symbol, int minutes)
    {
        var length = TimeSpan.FromMinutes(minutes).Ticks;
        return new JsonObject
        {
            ["symbol"] = symbol.Name,
            ["timeframe"] = minutes,
            ["open"] = symbol.Bid,
            ["high"] = symbol.Bid,
            ["low"] = symbol.Bid,
            ["close"] = symbol.Bid,
            ["time"] = WireTime.Format(new DateTime(world.ServerNow.Ticks / length * length)),
            ["volume"] = 0L,
            ["tickVolume"] = 1L,
            ["lastQuoteTime"] = WireTime.Format(world.ServerTime(symbol.QuotedAt)),
        };
    }
}
