using Broker.Core.Identity;
using Broker.Core.Pipeline;

namespace Broker.MetaTrader.Streams;

/// <summary>The sockets as operations: their names are what errors and logs show (contracts/metatrader.md 6).</summary>
internal static class StreamOperations
{
    internal static readonly ApiOperation Gateway = Socket("stream");

    private static readonly ApiOperation[] All =
    [
        Socket("OnQuote"), Socket("OnOrderUpdate"), Socket("OnOrderProfit"), Socket("OnTickValue"), Socket("OnMarketWatch"), Socket("OnMail"),
        Socket("OnOpenedOrdersTickets"), Socket("OnOpenedOrdersTicketsProfit"), Socket("OnOrderBook"), Socket("OnOhlc"), Socket("OnTickHistory"), Socket("Events"),
        Socket("OnQuoteHistory"), Socket("OnDisconnect"),
    ];

    internal static ApiOperation Of(StreamKind kind) => All[(int)kind];

    internal static bool Has(TradingPlatform platform, StreamKind kind) => kind switch
    {
        StreamKind.Quote or StreamKind.OrderUpdate or StreamKind.OrderProfit or StreamKind.TickValue => true,
        StreamKind.QuoteHistory or StreamKind.Disconnect => platform == TradingPlatform.MetaTrader4,
        _ => platform == TradingPlatform.MetaTrader5,
    };

    private static ApiOperation Socket(string name) => new(name, HttpMethod.Get, "/" + name, RetrySafety.Read);
}
