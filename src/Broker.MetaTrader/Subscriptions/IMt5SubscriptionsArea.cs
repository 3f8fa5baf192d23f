using System.Diagnostics.CodeAnalysis;
using Broker.Core.Errors;
using Broker.Core.Identity;

namespace Broker.MetaTrader.Subscriptions;

/// <summary>The subscriptions that only MetaTrader 5 hosts have. Thread-safe. All calls may be repeated (contracts/metatrader.md 4.1).</summary>
public interface IMt5SubscriptionsArea
{
    /// <summary>Subscribes to the quotes of several symbols, with the platform's own switch. Symbols the server does not know are dropped silently.</summary>
    /// <param name="id">The account.</param>
    /// <param name="symbols">The symbols as the server spells them.</param>
    /// <param name="interval">The least time between two quotes of a symbol, whole milliseconds; null for every quote.</param>
    /// <param name="force">Handed on as <c>force</c>; what it does is not documented.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">No symbol or an empty one is given, or the interval is negative or no whole milliseconds.</exception>
    /// <exception cref="BrokerApiException">The subscription was refused or its effect is unknown.</exception>
    Task SubscribeManyAsync(AccountId id, IReadOnlyCollection<string> symbols, TimeSpan? interval, bool force, CancellationToken cancellationToken = default);

    /// <summary>Subscribes to the market watch; it arrives on the socket <see cref="Streams.StreamKind.MarketWatch"/>.</summary>
    /// <exception cref="BrokerApiException">The subscription was refused or its effect is unknown.</exception>
    Task SubscribeMarketWatchAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>Subscribes to the tickets of the open orders; they arrive on the socket <see cref="Streams.StreamKind.OpenedOrdersTickets"/>.</summary>
    /// <remarks>Named only by the vendor's gRPC list; whether the HTTP hosts have it is not known (contracts/metatrader.md 4.1).</remarks>
    /// <param name="id">The account.</param>
    /// <param name="interval">The least time between two lists, whole milliseconds. Default null: the server's own.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The interval is negative or no whole milliseconds.</exception>
    /// <exception cref="BrokerApiException">The subscription was refused or its effect is unknown.</exception>
    [Experimental(ExperimentalApi.Uncertain)]
    Task SubscribeOpenedOrdersTicketsAsync(AccountId id, TimeSpan? interval = null, CancellationToken cancellationToken = default);

    /// <summary>Subscribes to the order books of symbols; they arrive on the socket <see cref="Streams.StreamKind.OrderBook"/>.</summary>
    /// <param name="id">The account.</param>
    /// <param name="symbols">The symbols as the server spells them.</param>
    /// <param name="interval">The least time between two books, whole milliseconds. Default null: every change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">No symbol or an empty one is given, or the interval is negative or no whole milliseconds.</exception>
    /// <exception cref="BrokerApiException">The subscription was refused or its effect is unknown.</exception>
    Task SubscribeOrderBookAsync(AccountId id, IReadOnlyCollection<string> symbols, TimeSpan? interval = null, CancellationToken cancellationToken = default);

    /// <summary>Ends the order books of symbols, for all sockets of the session.</summary>
    /// <exception cref="ArgumentException">No symbol or an empty one is given.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task UnsubscribeOrderBookAsync(AccountId id, IReadOnlyCollection<string> symbols, CancellationToken cancellationToken = default);

    /// <summary>Subscribes to the growing bar of a symbol; it arrives on the socket <see cref="Streams.StreamKind.Ohlc"/>.</summary>
    /// <param name="id">The account.</param>
    /// <param name="symbol">The symbol as the server spells it.</param>
    /// <param name="timeframe">The length of a bar in minutes, as in price history.</param>
    /// <param name="interval">The least time between two updates, whole <em>seconds</em>: the wire counts seconds here, milliseconds everywhere else (contracts/metatrader.md 8, point 12). Null leaves it to the server.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The symbol is empty, the time frame is not positive, or the interval is negative or no whole seconds.</exception>
    /// <exception cref="BrokerApiException">The subscription was refused or its effect is unknown.</exception>
    Task SubscribeOhlcAsync(AccountId id, string symbol, int timeframe, TimeSpan? interval = null, CancellationToken cancellationToken = default);

    /// <summary>Ends the growing bar of a symbol, for all sockets of the session.</summary>
    /// <param name="id">The account.</param>
    /// <param name="symbol">The symbol as the server spells it.</param>
    /// <param name="timeframe">The length of a bar in minutes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The symbol is empty or the time frame is not positive.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task UnsubscribeOhlcAsync(AccountId id, string symbol, int timeframe, CancellationToken cancellationToken = default);

    /// <summary>The symbols whose quotes the session pushes. The way to find out which symbols a subscription dropped.</summary>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<string>> ListSubscribedSymbolsAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>Asks for the ticks of a symbol from a day on; they arrive on the socket <see cref="Streams.StreamKind.TickHistory"/>, not here.</summary>
    /// <param name="id">The account.</param>
    /// <param name="symbol">The symbol as the server spells it.</param>
    /// <param name="start">The first day, on the server's calendar.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The symbol is empty.</exception>
    /// <exception cref="BrokerApiException">The request was refused or its effect is unknown.</exception>
    Task RequestTickHistoryAsync(AccountId id, string symbol, DateOnly start, CancellationToken cancellationToken = default);

    /// <summary>Stops sending the ticks of a symbol.</summary>
    /// <exception cref="ArgumentException">The symbol is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task StopTickHistoryAsync(AccountId id, string symbol, CancellationToken cancellationToken = default);
}
