using Broker.Core.Identity;
using Broker.MetaTrader.Mt4.Models;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt4;

/// <inheritdoc cref="IMt4QuotesArea"/>
internal sealed class Mt4QuotesArea(MetaTraderApi api) : IMt4QuotesArea
{
    public Task<Mt4Quote> GetAsync(AccountId id, string symbol, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt4Requests.Quote(id, symbol), Mt4Readers.Quote, cancellationToken);

    public Task<IReadOnlyList<Mt4Quote>> ListAsync(AccountId id, IReadOnlyCollection<string> symbols, TimeSpan? notOlderThan = null, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt4Requests.Quotes(id, symbols, notOlderThan), Mt4Readers.Quotes, cancellationToken);
}
