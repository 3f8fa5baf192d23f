using Broker.Core.Errors;
using Broker.Core.Identity;

namespace Broker.MetaTrader.Quotes;

/// <summary>Prices, the same on both platforms. Thread-safe. The platform's own records are under <c>Mt4.Quotes</c> and <c>Mt5.Quotes</c>.</summary>
public interface IQuotesArea
{
    /// <summary>The present price of one symbol.</summary>
    /// <param name="id">The account.</param>
    /// <param name="symbol">The symbol as the server spells it: case and suffix matter.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<QuoteView> GetAsync(AccountId id, string symbol, CancellationToken cancellationToken = default);

    /// <summary>The present prices of several symbols. Symbols the server does not know can be missing in the answer.</summary>
    /// <exception cref="ArgumentException">No symbol is given.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<QuoteView>> ListAsync(AccountId id, IReadOnlyCollection<string> symbols, CancellationToken cancellationToken = default);
}
