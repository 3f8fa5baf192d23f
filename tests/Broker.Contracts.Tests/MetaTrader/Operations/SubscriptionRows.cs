using Broker.Core.Identity;
using Broker.MetaTrader;
using static Broker.Contracts.Tests.MetaTrader.Operations.Rows;

namespace Broker.Contracts.Tests.MetaTrader.Operations;

/// <summary>What an account's sockets deliver. Intervals travel in milliseconds, that of bars in seconds.</summary>
internal static class SubscriptionRows
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(1500);

    public static IReadOnlyList<MetaTraderOperation> All { get; } =
    [
        .. new[] { Mt4, Mt5 }.SelectMany(Of),
        Ok(Mt4, "/SubscribeQuoteHistory", "id=*", c => c.Mt4.Subscriptions.SubscribeQuoteHistoryAsync(Id)),
        Ok(Mt5, "/SubscribeMany", "id=*; symbols=EURUSD; symbols=GBPUSD; interval=1500; force=true", c => c.Mt5.Subscriptions.SubscribeManyAsync(Id, Pair, Interval, force: true)) with { Variant = "forced" },
        Ok(Mt5, "/SubscribeMarketWatch", "id=*", c => c.Mt5.Subscriptions.SubscribeMarketWatchAsync(Id)),
        Ok(Mt5, "/SubscribeOpenedOrdersTickets", "id=*; interval=1500", c => c.Mt5.Subscriptions.SubscribeOpenedOrdersTicketsAsync(Id, Interval)),
        Ok(Mt5, "/SubscribeOrderBook", "id=*; symbols=EURUSD; symbols=GBPUSD; interval=1500", c => c.Mt5.Subscriptions.SubscribeOrderBookAsync(Id, Pair, Interval)),
        Ok(Mt5, "/UnsubscribeOrderBook", "id=*; symbols=EURUSD; symbols=GBPUSD", c => c.Mt5.Subscriptions.UnsubscribeOrderBookAsync(Id, Pair)),
        Ok(Mt5, "/SubscribeOhlc", "id=*; symbol=EURUSD; timeframe=15; interval=5", c => c.Mt5.Subscriptions.SubscribeOhlcAsync(Id, "EURUSD", 15, TimeSpan.FromSeconds(5))),
        Ok(Mt5, "/UnsubscribeOhlc", "id=*; symbol=EURUSD; timeframe=15", c => c.Mt5.Subscriptions.UnsubscribeOhlcAsync(Id, "EURUSD", 15)),
        Read(Mt5, "/SubscribedSymbols", "id=*", c => c.Mt5.Subscriptions.ListSubscribedSymbolsAsync(Id), symbols => Assert.Equal(["EURUSD"], symbols)),
        Ok(Mt5, "/TickHistoryRequest", "id=*; symbol=EURUSD; startYear=2026; startMonth=3; startDay=9", c => c.Mt5.Subscriptions.RequestTickHistoryAsync(Id, "EURUSD", new DateOnly(2026, 3, 9))),
        Ok(Mt5, "/TickHistoryStop", "id=*; symbol=EURUSD", c => c.Mt5.Subscriptions.StopTickHistoryAsync(Id, "EURUSD")),
    ];

    private static IEnumerable<MetaTraderOperation> Of(TradingPlatform platform) =>
    [
        Ok(platform, "/Subscribe", "id=*; symbol=EURUSD; interval=1500", c => c.Subscriptions.SubscribeAsync(Id, "EURUSD", Interval)),
        Ok(platform, "/SubscribeMany", "id=*; symbols=EURUSD; symbols=GBPUSD; interval=1500", c => c.Subscriptions.SubscribeManyAsync(Id, Pair, Interval)),
        Ok(platform, "/UnSubscribe", "id=*; symbol=EURUSD", c => c.Subscriptions.UnsubscribeAsync(Id, "EURUSD")),
        Ok(platform, "/UnSubscribeMany", "id=*; symbols=EURUSD; symbols=GBPUSD", c => c.Subscriptions.UnsubscribeManyAsync(Id, Pair)),
        Ok(platform, "/SubscribeTickValue", "id=*; symbol=EURUSD; interval=1500", c => c.Subscriptions.SubscribeTickValueAsync(Id, "EURUSD", Interval)),
        Ok(platform, "/SubscribeOrderProfit", "id=*", c => c.Subscriptions.SubscribeOrderProfitAsync(Id)),
        Ok(platform, "/SubscribeOrderUpdate", "id=*", c => c.Subscriptions.SubscribeOrderUpdateAsync(Id)),
    ];

    private static MetaTraderOperation Ok(TradingPlatform platform, string path, string query, Func<IMetaTraderClient, Task> call) =>
        Done(platform, RetryClass.Subscription, path, query, call);
}
