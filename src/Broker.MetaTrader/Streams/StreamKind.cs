using System.Diagnostics.CodeAnalysis;

namespace Broker.MetaTrader.Streams;

/// <summary>The sockets of a session host (contracts/metatrader.md 6). On the vendor's hosted trial only quotes and order updates answered, the others gave 404.</summary>
public enum StreamKind
{
    /// <summary><c>/OnQuote</c>: quotes. Both platforms.</summary>
    Quote = 0,

    /// <summary><c>/OnOrderUpdate</c>: changes of orders. Both platforms.</summary>
    OrderUpdate = 1,

    /// <summary><c>/OnOrderProfit</c>: floating results. Both platforms.</summary>
    OrderProfit = 2,

    /// <summary><c>/OnTickValue</c>: tick values. Both platforms.</summary>
    TickValue = 3,

    /// <summary><c>/OnMarketWatch</c>: daily figures. MetaTrader 5 only.</summary>
    MarketWatch = 4,

    /// <summary><c>/OnMail</c>: mails of the broker. MetaTrader 5 only.</summary>
    Mail = 5,

    /// <summary><c>/OnOpenedOrdersTickets</c>: tickets of the open orders. MetaTrader 5 only.</summary>
    OpenedOrdersTickets = 6,

    /// <summary><c>/OnOpenedOrdersTicketsProfit</c>: tickets and floating results. MetaTrader 5 only.</summary>
    OpenedOrdersTicketsProfit = 7,

    /// <summary><c>/OnOrderBook</c>: order books. MetaTrader 5 only.</summary>
    OrderBook = 8,

    /// <summary><c>/OnOhlc</c>: growing bars. MetaTrader 5 only.</summary>
    Ohlc = 9,

    /// <summary><c>/OnTickHistory</c>: ticks that were asked for. MetaTrader 5 only.</summary>
    TickHistory = 10,

    /// <summary><c>/Events</c>: any of the types. MetaTrader 5 only.</summary>
    Events = 11,

    /// <summary><c>/OnQuoteHistory</c>: bars that were asked for. MetaTrader 4 only.</summary>
    /// <remarks>Commented out in the vendor's gRPC list, its HTTP form inferred.</remarks>
    [Experimental(ExperimentalApi.Uncertain)]
    QuoteHistory = 12,

    /// <summary><c>/OnDisconnect</c>: a text when the trade server is lost. MetaTrader 4 only.</summary>
    /// <remarks>Commented out in the vendor's gRPC list, its HTTP form inferred.</remarks>
    [Experimental(ExperimentalApi.Uncertain)]
    Disconnect = 13,
}
