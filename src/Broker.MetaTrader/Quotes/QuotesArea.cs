using Broker.Core.Identity;
using Broker.MetaTrader.Platforms;
using Broker.MetaTrader.Symbols;

namespace Broker.MetaTrader.Quotes;

/// <inheritdoc cref="IQuotesArea"/>
internal sealed class QuotesArea(IPlatformCalls platform) : IQuotesArea
{
    public async Task<QuoteView> GetAsync(AccountId id, string symbol, CancellationToken cancellationToken = default) =>
        (await platform.TryGetQuoteAsync(id, SymbolNames.Check(symbol), cancellationToken).ConfigureAwait(false)).Value;

    public async Task<IReadOnlyList<QuoteView>> ListAsync(AccountId id, IReadOnlyCollection<string> symbols, CancellationToken cancellationToken = default) =>
        (await platform.TryListQuotesAsync(id, SymbolNames.CheckAny(symbols), cancellationToken).ConfigureAwait(false)).Value;
}
