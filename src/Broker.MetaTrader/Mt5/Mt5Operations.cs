using Broker.Core.Pipeline;

namespace Broker.MetaTrader.Mt5;

/// <summary>The reading operations of MetaTrader 5, and the two of the accounts that write (contracts/metatrader.md 4.1).</summary>
internal static class Mt5Operations
{
    internal static readonly ApiOperation Account = Read("Account");
    internal static readonly ApiOperation Mails = Read("Mails");
    internal static readonly ApiOperation RequiredMargin = Read("RequiredMargin");
    internal static readonly ApiOperation UpdateProfits = Read("UpdateProfits");
    internal static readonly ApiOperation EquityHistory = Read("EquityHistory");
    internal static readonly ApiOperation TradeStats = Read("TradeStats");
    internal static readonly ApiOperation TradeStatsEquityHistory = Read("TradeStatsEquityHistory");
    internal static readonly ApiOperation TradeUnrealizedPl = Read("TradeUnrealizedPL");
    internal static readonly ApiOperation ClusterDetails = Read("ClusterDetails");
    internal static readonly ApiOperation QuoteClient = Read("QuoteClient");
    internal static readonly ApiOperation Version = Read("Version");
    internal static readonly ApiOperation ReadMe = Read("ReadMe");

    /// <summary>Ends the session: a repeat would meet a dead token and look like a failure.</summary>
    internal static readonly ApiOperation ChangePassword = Once("ChangePassword");

    /// <summary>Two calls make two accounts.</summary>
    internal static readonly ApiOperation GetDemo = Once("GetDemo");

    internal static readonly ApiOperation OpenedOrders = Read("OpenedOrders");
    internal static readonly ApiOperation OpenedOrder = Read("OpenedOrder");
    internal static readonly ApiOperation OpenedOrdersTickets = Read("OpenedOrdersTickets");
    internal static readonly ApiOperation ClosedOrders = Read("ClosedOrders");
    internal static readonly ApiOperation OrderHistory = Read("OrderHistory");
    internal static readonly ApiOperation PendingOrderHistory = Read("PendingOrderHistory");
    internal static readonly ApiOperation OrderHistoryPagination = Read("OrderHistoryPagination");
    internal static readonly ApiOperation OrderHistoryPaginationRelease = Read("OrderHistoryPaginationRelease");
    internal static readonly ApiOperation HistoryDealsByPositionId = Read("HistoryDealsByPositionId");
    internal static readonly ApiOperation HistoryPositions = Read("HistoryPositions");
    internal static readonly ApiOperation HistoryPositionsByCloseTime = Read("HistoryPositionsByCloseTime");
    internal static readonly ApiOperation OrderHistoryDownloadComplete = Read("OrderHistoryDownloadComplete");
    internal static readonly ApiOperation Positions = Read("Positions");

    internal static readonly ApiOperation Symbols = Read("Symbols");
    internal static readonly ApiOperation SymbolList = Read("SymbolList");
    internal static readonly ApiOperation SymbolParams = Read("SymbolParams");
    internal static readonly ApiOperation SymbolParamsMany = Read("SymbolParamsMany");
    internal static readonly ApiOperation SymbolSessions = Read("SymbolSessions");
    internal static readonly ApiOperation ServerTimezone = Read("ServerTimezone");
    internal static readonly ApiOperation IsTradeSession = Read("IsTradeSession");
    internal static readonly ApiOperation IsTradeSessionMany = Read("IsTradeSessionMany");
    internal static readonly ApiOperation IsQuoteSession = Read("IsQuoteSession");
    internal static readonly ApiOperation IsQuoteSessionMany = Read("IsQuoteSessionMany");
    internal static readonly ApiOperation GetTickValueMany = Read("GetTickValueMany");
    internal static readonly ApiOperation TickValueWithSize = Read("TickValueWithSize");

    internal static readonly ApiOperation GetQuote = Read("GetQuote");
    internal static readonly ApiOperation GetQuoteMany = Read("GetQuoteMany");
    internal static readonly ApiOperation MarketWatchMany = Read("MarketWatchMany");

    internal static readonly ApiOperation PriceHistory = Read("PriceHistory");
    internal static readonly ApiOperation PriceHistoryMany = Read("PriceHistoryMany");
    internal static readonly ApiOperation PriceHistoryEx = Read("PriceHistoryEx");
    internal static readonly ApiOperation PriceHistoryExMany = Read("PriceHistoryExMany");
    internal static readonly ApiOperation PriceHistoryMonth = Read("PriceHistoryMonth");
    internal static readonly ApiOperation PriceHistoryMonthMany = Read("PriceHistoryMonthMany");
    internal static readonly ApiOperation PriceHistoryToday = Read("PriceHistoryToday");
    internal static readonly ApiOperation PriceHistoryTodayMany = Read("PriceHistoryTodayMany");
    internal static readonly ApiOperation PriceHistoryHighLow = Read("PriceHistoryHighLow");

    private static ApiOperation Read(string name) => new(name, HttpMethod.Get, "/" + name, RetrySafety.Read);

    private static ApiOperation Once(string name) => new(name, HttpMethod.Get, "/" + name, RetrySafety.Once);
}
