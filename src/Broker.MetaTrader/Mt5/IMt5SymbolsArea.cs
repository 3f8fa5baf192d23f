using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt5.Models;

namespace Broker.MetaTrader.Mt5;

/// <summary>Symbols, their sessions and what a tick is worth, with all the platform tells of them. MetaTrader 5 only. Thread-safe.</summary>
/// <remarks>Source: contracts/metatrader.md 4.1, 5.1. Long lists of symbols make long addresses: leave the list out for all symbols.</remarks>
public interface IMt5SymbolsArea
{
    /// <summary>All symbols with what they are, in the order of the answer. Very large.</summary>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt5SymbolInfo>> ListAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>The names of all symbols.</summary>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<string>> ListNamesAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>One symbol with what the account's group may do on it.</summary>
    /// <exception cref="ArgumentException">The symbol is empty.</exception>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<Mt5SymbolParams> GetParamsAsync(AccountId id, string symbol, CancellationToken cancellationToken = default);

    /// <summary>Several symbols with what the account's group may do on them.</summary>
    /// <param name="id">The account.</param>
    /// <param name="symbols">The symbols. Default null: all.</param>
    /// <param name="limit">The most symbols; the server refuses when it has more. Default null: the server's, 10000.</param>
    /// <param name="filter">Only these fields. Default null: all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">A list is empty, or the limit is below 1.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt5SymbolParams>> ListParamsAsync(
        AccountId id, IReadOnlyCollection<string>? symbols = null, int? limit = null, IReadOnlyCollection<string>? filter = null, CancellationToken cancellationToken = default);

    /// <summary>When prices of a symbol come and when it can be traded, by day.</summary>
    /// <exception cref="ArgumentException">The symbol is empty.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<Mt5SymbolSessions> GetSessionsAsync(AccountId id, string symbol, CancellationToken cancellationToken = default);

    /// <summary>The server's distance from UTC, with which <see cref="ServerTime"/> becomes a point in time.</summary>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<ServerTimeZone> GetServerTimeZoneAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>Can a symbol be traded now?</summary>
    /// <exception cref="ArgumentException">The symbol is empty.</exception>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<bool> IsTradeSessionAsync(AccountId id, string symbol, CancellationToken cancellationToken = default);

    /// <summary>Which symbols can be traded now? Null for all symbols.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<IReadOnlyList<Mt5SessionState>> ListTradeSessionStatesAsync(
        AccountId id, IReadOnlyCollection<string>? symbols = null, CancellationToken cancellationToken = default);

    /// <summary>Do prices of a symbol come now?</summary>
    /// <remarks>The sources do not agree on the answer, a flag or a list of states: both are read (contracts/metatrader.md 4.1).</remarks>
    /// <exception cref="ArgumentException">The symbol is empty.</exception>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<bool> IsQuoteSessionAsync(AccountId id, string symbol, CancellationToken cancellationToken = default);

    /// <summary>Of which symbols do prices come now? Null for all symbols.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<IReadOnlyList<Mt5SessionState>> ListQuoteSessionStatesAsync(
        AccountId id, IReadOnlyCollection<string>? symbols = null, CancellationToken cancellationToken = default);

    /// <summary>What a tick of each symbol is worth, in the account's currency. Null for all symbols; a value that cannot be read is null.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyDictionary<string, decimal?>> GetTickValuesAsync(
        AccountId id, IReadOnlyCollection<string>? symbols = null, CancellationToken cancellationToken = default);

    /// <summary>What a tick of each symbol is worth and how large it is. Null for all symbols.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt5TickValue>> ListTickValuesWithSizeAsync(
        AccountId id, IReadOnlyCollection<string>? symbols = null, CancellationToken cancellationToken = default);
}
