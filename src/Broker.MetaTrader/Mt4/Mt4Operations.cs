using Broker.Core.Pipeline;

namespace Broker.MetaTrader.Mt4;

/// <summary>The reading operations of MetaTrader 4 (contracts/metatrader.md 4.2). All are GET.</summary>
internal static class Mt4Operations
{
    internal static readonly ApiOperation IsInvestor = Read("IsInvestor");

    internal static readonly ApiOperation Groups = Read("Groups");

    internal static readonly ApiOperation GetLogs = Read("GetLogs");

    internal static readonly ApiOperation GetLogsByUser = Read("GetLogsByUser");

    internal static readonly ApiOperation OpenedOrders = Read("OpenedOrders");

    internal static readonly ApiOperation OpenedOrder = Read("OpenedOrder");

    internal static readonly ApiOperation ClosedOrders = Read("ClosedOrders");

    internal static readonly ApiOperation OrderHistory = Read("OrderHistory");

    internal static readonly ApiOperation OrderHistoryPagination = Read("OrderHistoryPagination");

    internal static readonly ApiOperation HistoryPositions = Read("HistoryPositions");

    internal static readonly ApiOperation Symbols = Read("Symbols");

    internal static readonly ApiOperation SymbolList = Read("SymbolList");

    internal static readonly ApiOperation SymbolParams = Read("SymbolParams");

    internal static readonly ApiOperation SymbolParamsMany = Read("SymbolParamsMany");

    internal static readonly ApiOperation ServerTimezone = Read("ServerTimezone");

    internal static readonly ApiOperation TickValueWithSize = Read("TickValueWithSize");

    internal static readonly ApiOperation Quote = Read("Quote");

    internal static readonly ApiOperation GetQuoteMany = Read("GetQuoteMany");

    internal static readonly ApiOperation QuoteHistory = Read("QuoteHistory");

    internal static readonly ApiOperation QuoteHistoryMany = Read("QuoteHistoryMany");

    /// <summary>Asking twice sends the same bars twice to the socket.</summary>
    internal static readonly ApiOperation RequestQuoteHistory = new("RequestQuoteHistory", HttpMethod.Get, "/RequestQuoteHistory", RetrySafety.Idempotent);

    private static ApiOperation Read(string name) => new(name, HttpMethod.Get, "/" + name, RetrySafety.Read);
}
