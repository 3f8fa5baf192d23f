using Broker.Core.Identity;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>The endpoints of contracts/metatrader.md 4.1 and 4.2: offered, or withheld for a reason.</summary>
internal static class ContractEndpoints
{
    /// <summary>Parameters that the client leaves out on purpose.</summary>
    public static readonly string[] NeverSent =
    [
        // Who placed an order is told by the API itself: by hand, which is what its default says.
        "OrderSend: placedType", "OrderSendSafe: placedType", "OrderSendTask: placedType",
        "ConnectByToken: connectTimeoutClusterMemberSeconds",
    ];

    private const string Both = """
        RegisterAccount DeleteAccount GetAccounts ConnectEx Connect ConnectProxy ConnectByToken CheckConnect Disconnect ConnectionStatus AccountSummary AccountDetails
        GetQuoteMany OpenedOrders OpenedOrder ClosedOrders OrderHistory OrderHistoryPagination HistoryPositions Symbols SymbolList SymbolParams SymbolParamsMany
        ServerTimezone TickValueWithSize Ping PingHost PingHostMany Search Subscribe SubscribeMany UnSubscribe UnSubscribeMany SubscribeOrderProfit
        SubscribeOrderUpdate SubscribeTickValue OrderSend OrderModify OrderClose OrderSendSafe OrderModifySafe OrderCloseSafe
        """;

    private const string Only4 = """
        IsInvestor Groups Quote QuoteHistory QuoteHistoryMany RequestQuoteHistory SetPlacedType LoadSrv LoadServersIni GetLogs GetLogsByUser SubscribeQuoteHistory
        OrderCloseBy OrderDelete
        """;

    private const string Only5 = """
        ConnectProxyEx ConnectCert Account OpenedOrdersTickets QuoteClient GetQuote MarketWatchMany SymbolSessions IsTradeSession IsTradeSessionMany IsQuoteSession
        IsQuoteSessionMany GetTickValueMany ClusterDetails ChangePassword Mails RequiredMargin UpdateProfits PendingOrderHistory OrderHistoryPaginationRelease
        HistoryDealsByPositionId HistoryPositionsByCloseTime OrderHistoryDownloadComplete PriceHistory PriceHistoryMany PriceHistoryEx PriceHistoryExMany
        PriceHistoryMonth PriceHistoryMonthMany PriceHistoryToday PriceHistoryTodayMany PriceHistoryHighLow LoadServersDat GetDemo Version ReadMe
        SubscribeMarketWatch SubscribeOpenedOrdersTickets SubscribeOrderBook UnsubscribeOrderBook SubscribeOhlc UnsubscribeOhlc SubscribedSymbols
        TickHistoryRequest TickHistoryStop EquityHistory TradeStats TradeStatsEquityHistory TradeUnrealizedPL OrderSendTask OrderModifyTask OrderCloseTask Positions
        """;

    // Of the operator of a host, who has its key.
    private const string Operators4 = "GetClients MemoryUsage MemorySnapshot";
    private const string Operators5 = "ConnectionStatusAll DisconnectOrphans MetricsApiKey";

    // Trades whose parameters are inferred: how OrderCloseByTask names the other position is not known, and a guess could close the wrong one.
    private const string Unclear5 = "OrderCancelTask OrderCloseByTask";

    public static string[] Offered(TradingPlatform platform) => Words(Both, platform == TradingPlatform.MetaTrader4 ? Only4 : Only5);

    public static string[] Withheld(TradingPlatform platform) => platform == TradingPlatform.MetaTrader4 ? Words(Operators4) : Words(Operators5, Unclear5);

    private static string[] Words(params string[] lists) => [.. lists.SelectMany(list => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];
}
