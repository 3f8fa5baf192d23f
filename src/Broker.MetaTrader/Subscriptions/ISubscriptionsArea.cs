using System.Diagnostics.CodeAnalysis;
using Broker.Core.Errors;
using Broker.Core.Identity;

namespace Broker.MetaTrader.Subscriptions;

/// <summary>Tells a session what to push, the same on both platforms. Thread-safe. <see cref="Streams.IStreamsArea"/> calls what it needs by itself.</summary>
/// <remarks>
/// Subscriptions belong to the session and are shared by all its sockets. Subscribing twice is subscribing once, so all calls may be repeated
/// (contracts/metatrader.md 4.1, 4.2).
/// </remarks>
public interface ISubscriptionsArea
{
    /// <summary>Subscribes to the quotes of one symbol.</summary>
    /// <param name="id">The account.</param>
    /// <param name="symbol">The symbol as the server spells it: case and suffix matter.</param>
    /// <param name="interval">The least time between two quotes, whole milliseconds. Default null: every quote.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The symbol is empty, or the interval is negative or no whole milliseconds.</exception>
    /// <exception cref="BrokerApiException">The subscription was refused or its effect is unknown.</exception>
    Task SubscribeAsync(AccountId id, string symbol, TimeSpan? interval = null, CancellationToken cancellationToken = default);

    /// <summary>Subscribes to the quotes of several symbols. Symbols the server does not know are dropped silently: no error tells of them.</summary>
    /// <param name="id">The account.</param>
    /// <param name="symbols">The symbols as the server spells them. All travel in one address: some hundred are the practical limit.</param>
    /// <param name="interval">The least time between two quotes of a symbol, whole milliseconds. Default null: every quote.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">No symbol or an empty one is given, or the interval is negative or no whole milliseconds.</exception>
    /// <exception cref="BrokerApiException">The subscription was refused or its effect is unknown.</exception>
    Task SubscribeManyAsync(AccountId id, IReadOnlyCollection<string> symbols, TimeSpan? interval = null, CancellationToken cancellationToken = default);

    /// <summary>Ends the quotes of one symbol, for all sockets of the session.</summary>
    /// <exception cref="ArgumentException">The symbol is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task UnsubscribeAsync(AccountId id, string symbol, CancellationToken cancellationToken = default);

    /// <summary>Ends the quotes of several symbols, for all sockets of the session.</summary>
    /// <exception cref="ArgumentException">No symbol or an empty one is given.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task UnsubscribeManyAsync(AccountId id, IReadOnlyCollection<string> symbols, CancellationToken cancellationToken = default);

    /// <summary>Subscribes to changes of the tick value of one symbol; they arrive on the socket <see cref="Streams.StreamKind.TickValue"/>.</summary>
    /// <param name="id">The account.</param>
    /// <param name="symbol">The symbol as the server spells it.</param>
    /// <param name="interval">The least time between two values, whole milliseconds. Default null: every change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The symbol is empty, or the interval is negative or no whole milliseconds.</exception>
    /// <exception cref="BrokerApiException">The subscription was refused or its effect is unknown.</exception>
    Task SubscribeTickValueAsync(AccountId id, string symbol, TimeSpan? interval = null, CancellationToken cancellationToken = default);

    /// <summary>Subscribes to the floating results of the open orders.</summary>
    /// <remarks>Named only by the vendor's gRPC list; whether the HTTP hosts have it is not known (contracts/metatrader.md 4.1, 4.2).</remarks>
    /// <exception cref="BrokerApiException">The subscription was refused or its effect is unknown; <see cref="NotFoundException"/> when the host has no such operation.</exception>
    [Experimental(ExperimentalApi.Uncertain)]
    Task SubscribeOrderProfitAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>Subscribes to changes of orders.</summary>
    /// <remarks>Named only by the vendor's gRPC list; whether the HTTP hosts have it is not known (contracts/metatrader.md 4.1, 4.2).</remarks>
    /// <exception cref="BrokerApiException">The subscription was refused or its effect is unknown; <see cref="NotFoundException"/> when the host has no such operation.</exception>
    [Experimental(ExperimentalApi.Uncertain)]
    Task SubscribeOrderUpdateAsync(AccountId id, CancellationToken cancellationToken = default);
}
