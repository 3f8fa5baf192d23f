using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt4.Models;

namespace Broker.MetaTrader.Mt4;

/// <summary>Symbols and clock of a MetaTrader 4 server, with the platform's own records. Thread-safe.</summary>
/// <remarks>Source: contracts/metatrader.md 4.2. Symbols are given as the server spells them: case and suffix matter.</remarks>
public interface IMt4SymbolsArea
{
    /// <summary>The symbols, by <c>Symbols</c>: missing from the published definition, yet present in a live run.</summary>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<string>> ListAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>The names of all symbols, by <c>SymbolList</c>.</summary>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<string>> ListNamesAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>What is known of one symbol.</summary>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<Mt4SymbolParams> GetParamsAsync(AccountId id, string symbol, CancellationToken cancellationToken = default);

    /// <summary>What is known of several symbols.</summary>
    /// <exception cref="ArgumentException">No symbol is given.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt4SymbolParams>> ListParamsAsync(AccountId id, IReadOnlyCollection<string> symbols, CancellationToken cancellationToken = default);

    /// <summary>The server's distance from UTC.</summary>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<ServerTimeZone> GetServerTimeZoneAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>What one tick of each symbol is worth.</summary>
    /// <param name="id">The account.</param>
    /// <param name="symbols">The symbols. Default null: what the API takes by itself, which is not documented.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The list of symbols is empty.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt4TickValue>> ListTickValuesAsync(AccountId id, IReadOnlyCollection<string>? symbols = null, CancellationToken cancellationToken = default);
}
