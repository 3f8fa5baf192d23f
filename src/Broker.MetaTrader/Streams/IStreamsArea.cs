using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.MetaTrader.Quotes;

namespace Broker.MetaTrader.Streams;

/// <summary>What the host pushes, as streams that reconnect, catch up and tell of gaps. Thread-safe.</summary>
/// <remarks>
/// Source: contracts/metatrader.md 6. Each enumeration opens a socket of its own and closes it when the enumeration ends: by cancellation, by leaving the loop,
/// or by an exception. After a failure the stream subscribes again, opens a new socket, then reads by a call what it may have missed
/// (<see cref="StreamMessageKind.CaughtUp"/>); a frame right after that may be older than it by the length of the call. Failures that may pass are tried again;
/// others end the stream with the exception a call would throw.
/// </remarks>
public interface IStreamsArea
{
    /// <summary>Quotes of some symbols. Subscribes first; the subscription stays when the stream ends, since other sockets of the session may need it.</summary>
    /// <remarks>
    /// Symbols the server does not know are dropped silently, so no quote of them comes. After a reconnect the last quotes can repeat; on a closed market the
    /// last known quote can repeat; bid and ask can be 0 outside sessions.
    /// </remarks>
    /// <param name="id">The account.</param>
    /// <param name="symbols">The symbols as the server spells them: case and suffix matter. Quotes of others are skipped.</param>
    /// <param name="options">The options. Default null: each at its own default.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <exception cref="ArgumentException">The account is empty, or no symbol or an empty one is given.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is wrong.</exception>
    /// <exception cref="ValidationFailedException">The gateway was not permitted, while enumerating.</exception>
    /// <exception cref="BrokerApiException">The stream ended, while enumerating.</exception>
    IAsyncEnumerable<StreamMessage<QuoteView>> QuotesAsync(AccountId id, IReadOnlyCollection<string> symbols, StreamOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Changes of orders. After a reconnect all open orders are read. Session hosts only.</summary>
    /// <param name="id">The account.</param>
    /// <param name="options">The options. Default null: each at its own default.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <exception cref="ArgumentException">The account is empty.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is wrong.</exception>
    /// <exception cref="BrokerApiException">The stream ended, while enumerating.</exception>
    IAsyncEnumerable<StreamMessage<OrderUpdate>> OrderUpdatesAsync(AccountId id, StreamOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Floating results. After a reconnect the account's summary is read. Session hosts only.</summary>
    /// <param name="id">The account.</param>
    /// <param name="options">The options. Default null: each at its own default.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <exception cref="ArgumentException">The account is empty.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is wrong.</exception>
    /// <exception cref="BrokerApiException">The stream ended, while enumerating.</exception>
    IAsyncEnumerable<StreamMessage<ProfitUpdate>> OrderProfitsAsync(AccountId id, StreamOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Any socket, its frames as JSON, of whatever type they are. Session hosts only.</summary>
    /// <remarks>
    /// Nothing can be read here for what was missed: after each <see cref="StreamMessageKind.Connected"/> but the first, read it by the area it belongs to.
    /// </remarks>
    /// <param name="id">The account.</param>
    /// <param name="kind">Which socket.</param>
    /// <param name="subscribe">
    /// Makes the subscriptions the socket needs, before each time it is opened; see <see cref="Subscriptions.ISubscriptionsArea"/>. A <see cref="BrokerApiException"/>
    /// it throws counts as a failure of the connection. Default null: none.
    /// </param>
    /// <param name="options">The options. Default null: each at its own default.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <exception cref="ArgumentException">The account is empty, or there is no such socket.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is wrong.</exception>
    /// <exception cref="ValidationFailedException">The platform has no such socket, while enumerating.</exception>
    /// <exception cref="BrokerApiException">The stream ended, while enumerating.</exception>
    IAsyncEnumerable<StreamMessage<RawFrame>> RawAsync(
        AccountId id, StreamKind kind, Func<CancellationToken, Task>? subscribe = null, StreamOptions? options = null, CancellationToken cancellationToken = default);
}
