using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.MetaTrader.Mt5.Models;

namespace Broker.MetaTrader.Mt5;

/// <summary>Prices with all the platform tells of them. MetaTrader 5 only. Thread-safe.</summary>
/// <remarks>Source: contracts/metatrader.md 4.1, 5.1, 8 (point 15).</remarks>
public interface IMt5QuotesArea
{
    /// <summary>The present price of one symbol.</summary>
    /// <param name="id">The account.</param>
    /// <param name="symbol">The symbol as the server spells it: case and suffix matter.</param>
    /// <param name="notOlderThan">The greatest age of a price, in whole milliseconds. Above zero the server may wait for a new price, so the call can take long. Default null: the last known price.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The symbol is empty, or the age is negative.</exception>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<Mt5Quote> GetAsync(AccountId id, string symbol, TimeSpan? notOlderThan = null, CancellationToken cancellationToken = default);

    /// <summary>The present prices of several symbols. Symbols the server does not know can be missing in the answer.</summary>
    /// <param name="id">The account.</param>
    /// <param name="symbols">The symbols; at least one.</param>
    /// <param name="notOlderThan">The greatest age of a price, in whole milliseconds. Above zero the server may wait for a new price, so the call can take long. Default null: the last known price.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">No symbol is given, or the age is negative.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt5Quote>> ListAsync(
        AccountId id, IReadOnlyCollection<string> symbols, TimeSpan? notOlderThan = null, CancellationToken cancellationToken = default);

    /// <summary>The market watch of several symbols: prices, and the range of the day.</summary>
    /// <exception cref="ArgumentException">No symbol is given.</exception>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<IReadOnlyList<Mt5MarketWatch>> ListMarketWatchAsync(
        AccountId id, IReadOnlyCollection<string> symbols, CancellationToken cancellationToken = default);
}
