using Broker.Core.Identity;
using Broker.MetaTrader.Orders;
using static Broker.Contracts.Tests.MetaTrader.Operations.Rows;

namespace Broker.Contracts.Tests.MetaTrader.Operations;

/// <summary>The areas that are the same on both platforms: the same calls, told in one shape.</summary>
internal static class SharedReads
{
    private const string Range = "id=*; from=2026-11-01T09:30:00; to=2026-11-02T23:59:59";

    public static IReadOnlyList<MetaTraderOperation> All { get; } = [.. new[] { Mt4, Mt5 }.SelectMany(Of).Select(row => row with { Variant = "in the shared shape" })];

    private static IEnumerable<MetaTraderOperation> Of(TradingPlatform platform) =>
    [
        Read(platform, "/OpenedOrders", "id=*", c => c.Orders.ListOpenedAsync(Id), orders => Assert.Equal(
            [(70001L, OrderKind.Market, OrderPhase.Open), (70002L, OrderKind.Limit, OrderPhase.Pending)], orders.Select(order => (order.Ticket, order.Kind, order.Phase)))),
        Read(platform, "/OpenedOrder", "id=*; ticket=70002", c => c.Orders.GetOpenedAsync(Id, 70002), order => Assert.Equal(
            (OrderSide.Buy, OrderKind.Limit, 1.0765m, 4711L), (order.Side, order.Kind, order.OpenPrice, order.Magic))),
        Read(platform, "/ClosedOrders", "id=*", c => c.Orders.ListClosedAsync(Id), CheckClosed),
        Read(platform, "/OrderHistory", Range, c => c.Orders.ListHistoryAsync(Id, From, To), listing =>
        {
            Assert.True(listing.IsComplete);
            CheckClosed(listing.Orders);
        }),
        Read(platform, "/OrderHistoryPagination", $"{Range}; ordersPerPage=50; pageNumber=0", c => ListAsync(c.Orders.ListHistoryPages(Id, From, To, 50)), CheckClosed),
        Read(platform, "/SymbolList", "id=*", c => c.Symbols.ListNamesAsync(Id), symbols => Assert.Equal(Pair, symbols)),
        Read(platform, "/SymbolParams", "id=*; symbol=EURUSD", c => c.Symbols.GetRulesAsync(Id, "EURUSD"), rules => Assert.Equal(
            ("EURUSD", 0.01m, 50m, 0.01m, 5, 100000m), (rules.Symbol, rules.MinLots, rules.MaxLots, rules.LotsStep, rules.Digits, rules.ContractSize))),
        Read(platform, "/ServerTimezone", "id=*", c => c.Symbols.GetServerTimeZoneAsync(Id), zone => Assert.Equal(TimeSpan.FromHours(2), zone.Offset)),
        Read(platform, platform == Mt4 ? "/Quote" : "/GetQuote", "id=*; symbol=EURUSD", c => c.Quotes.GetAsync(Id, "EURUSD"), quote => Assert.Equal(
            ("EURUSD", 1.08341m, 1.08353m, Opened), (quote.Symbol, quote.Bid, quote.Ask, quote.Time))),
        Read(platform, "/GetQuoteMany", "id=*; symbols=EURUSD; symbols=GBPUSD", c => c.Quotes.ListAsync(Id, Pair), quotes => Assert.Equal(Pair, quotes.Select(quote => quote.Symbol))),
    ];

    private static void CheckClosed(IReadOnlyList<OrderView> orders)
    {
        OrderView order = Assert.Single(orders);
        Assert.Equal((70001L, OrderSide.Buy, OrderKind.Market, OrderPhase.Closed), (order.Ticket, order.Side, order.Kind, order.Phase));
        Assert.Equal((0.25m, 1.08345m, 1.08295m, -12.34m), (order.Lots, order.OpenPrice, order.ClosePrice, order.Profit));
        Assert.Equal((Opened, Closed), (order.OpenTime, order.CloseTime));
    }
}
