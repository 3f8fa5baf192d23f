using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.MetaTrader.Mt4.Models;

namespace Broker.MetaTrader.Mt4;

/// <summary>Present prices of MetaTrader 4, with the platform's own records. Thread-safe.</summary>
/// <remarks>Source: contracts/metatrader.md 4.2. Symbols are given as the server spells them: case and suffix matter.</remarks>
public interface IMt4QuotesArea
{
    /// <summary>The present price of one symbol.</summary>
    /// <remarks>By <c>Quote</c>: <c>GetQuote</c> does not exist on this platform.</remarks>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<Mt4Quote> GetAsync(AccountId id, string symbol, CancellationToken cancellationToken = default);

    /// <summary>The present prices of several symbols. Symbols the server does not know can be missing in the answer.</summary>
    /// <param name="id">The account.</param>
    /// <param name="symbols">The symbols.</param>
    /// <param name="notOlderThan">The greatest age of a quote, to the millisecond. Default null: any. Above zero the API may wait for new prices, which can take long.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">No symbol is given, or the age is out of range.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt4Quote>> ListAsync(AccountId id, IReadOnlyCollection<string> symbols, TimeSpan? notOlderThan = null, CancellationToken cancellationToken = default);
}
