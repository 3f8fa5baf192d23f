using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Trading;

/// <summary>An MT5 order with the deals that made it.</summary>
internal static class OrderJson5
{
    /// <summary>The wire's volume unit: 0.01 lot is 1 000 000.</summary>
    public static long Volume(decimal lots) => (long)(lots * 100_000_000m);

    public static JsonObject Of(MetaTraderWorld world, SimulatedAccount account, SimulatedOrder order)
    {
        var isOpen = order.ClosedAt is null;
        var type = order.Kind == OrderKind.Balance ? "Balance" : order.Kind.IsBuy() ? "DealBuy" : "DealSell";
        return new JsonObject
        {
            ["ticket"] = order.Ticket,
            ["profit"] = isOpen ? Valuation.Floating(world, account, order) : order.Profit,
            ["swap"] = 0m,
            ["commission"] = 0m,
            ["fee"] = 0m,
            ["closePrice"] = isOpen && order.Kind.IsMarket() ? Valuation.ClosingPrice(order) : order.ClosePrice,
            ["closeTime"] = WireTime.Format(order.ClosedAt is { } at ? world.ServerTime(at) : null),
            ["closeLots"] = isOpen ? 0m : order.ClosedLots,
            ["closeComment"] = isOpen ? "" : order.CloseComment,
            ["openPrice"] = order.OpenPrice,
            ["openTime"] = WireTime.Format(world.ServerTime(order.OpenedAt)),
            ["lots"] = order.Lots,
            ["contractSize"] = order.Instrument?.ContractSize ?? 0m,
            ["expertId"] = order.MagicNumber,
            ["placedType"] = order.PlacedType,
            ["orderType"] = order.Operation,
            ["dealType"] = type,
            ["symbol"] = order.Symbol,
            ["comment"] = order.Comment,
            ["state"] = order.State,
            ["stopLoss"] = order.StopLoss,
            ["takeProfit"] = order.TakeProfit,
            ["requestId"] = 0,
            ["digits"] = order.Instrument?.Digits ?? 2,
            ["profitRate"] = order.Instrument is { } symbol ? world.Market.Rate(symbol.ProfitCurrency, account.Currency) : 1m,
            ["stopLimitPrice"] = order.StopLimitPrice,
            ["dealInternalIn"] = order.In is { } entry ? DealJson.Deal(world, account, entry) : null,
            ["dealInternalOut"] = order.Out is { } exit ? DealJson.Deal(world, account, exit) : null,
            ["orderInternal"] = order.Kind == OrderKind.Balance ? null : DealJson.Order(world, account, order),
            ["partialCloseDeals"] = Deals(world, account, order.PartialCloses),
            ["partialFillDeals"] = Deals(world, account, order.PartialFills),
            ["closeVolume"] = isOpen ? 0L : Volume(order.ClosedLots),
            ["volume"] = Volume(order.Lots),
            ["expirationType"] = order.ExpirationType,
            ["expirationTime"] = WireTime.Format(order.Expiration),
            ["fillPolicy"] = "FillOrKill",
            ["openTimestampUTC"] = order.OpenedAt.ToUnixTimeMilliseconds(),
            ["closeTimestampUTC"] = order.ClosedAt?.ToUnixTimeMilliseconds() ?? 0L,
        };
    }

    private static JsonArray Deals(MetaTraderWorld world, SimulatedAccount account, List<Deal> deals) =>
        JsonText.Array(deals.Select(deal => (JsonNode)DealJson.Deal(world, account, deal)));
}
