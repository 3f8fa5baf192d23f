using Broker.Core.Pipeline;

namespace Broker.MetaTrader.Subscriptions;

/// <summary>The subscriptions. All may be repeated: subscribing twice is subscribing once (contracts/metatrader.md 4.1, 4.2).</summary>
internal static class SubscriptionOperations
{
    internal static readonly ApiOperation Subscribe = Idempotent("Subscribe");

    internal static readonly ApiOperation SubscribeMany = Idempotent("SubscribeMany");

    internal static readonly ApiOperation UnSubscribe = Idempotent("UnSubscribe");

    internal static readonly ApiOperation UnSubscribeMany = Idempotent("UnSubscribeMany");

    internal static readonly ApiOperation SubscribeTickValue = Idempotent("SubscribeTickValue");

    internal static readonly ApiOperation SubscribeOrderProfit = Idempotent("SubscribeOrderProfit");

    internal static readonly ApiOperation SubscribeOrderUpdate = Idempotent("SubscribeOrderUpdate");

    internal static readonly ApiOperation SubscribeMarketWatch = Idempotent("SubscribeMarketWatch");

    internal static readonly ApiOperation SubscribeOpenedOrdersTickets = Idempotent("SubscribeOpenedOrdersTickets");

    internal static readonly ApiOperation SubscribeOrderBook = Idempotent("SubscribeOrderBook");

    internal static readonly ApiOperation UnsubscribeOrderBook = Idempotent("UnsubscribeOrderBook");

    internal static readonly ApiOperation SubscribeOhlc = Idempotent("SubscribeOhlc");

    internal static readonly ApiOperation UnsubscribeOhlc = Idempotent("UnsubscribeOhlc");

    internal static readonly ApiOperation SubscribedSymbols = new("SubscribedSymbols", HttpMethod.Get, "/SubscribedSymbols", RetrySafety.Read);

    internal static readonly ApiOperation TickHistoryRequest = Idempotent("TickHistoryRequest");

    internal static readonly ApiOperation TickHistoryStop = Idempotent("TickHistoryStop");

    internal static readonly ApiOperation SubscribeQuoteHistory = Idempotent("SubscribeQuoteHistory");

    private static ApiOperation Idempotent(string name) => new(name, HttpMethod.Get, "/" + name, RetrySafety.Idempotent);
}
