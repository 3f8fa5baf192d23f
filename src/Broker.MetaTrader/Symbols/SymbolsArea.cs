using Broker.Core.Identity;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Platforms;

namespace Broker.MetaTrader.Symbols;

/// <inheritdoc cref="ISymbolsArea"/>
internal sealed class SymbolsArea(IPlatformCalls platform, SymbolRulesCache rules) : ISymbolsArea
{
    public async Task<IReadOnlyList<string>> ListNamesAsync(AccountId id, CancellationToken cancellationToken = default) =>
        (await platform.TryListSymbolsAsync(id, cancellationToken).ConfigureAwait(false)).Value;

    public async Task<SymbolRules> GetRulesAsync(AccountId id, string symbol, CancellationToken cancellationToken = default)
    {
        SymbolRules read = (await platform.TryGetRulesAsync(id, SymbolNames.Check(symbol), cancellationToken).ConfigureAwait(false)).Value;
        rules.Set(id, symbol, read);
        return read;
    }

    public async Task<ServerTimeZone> GetServerTimeZoneAsync(AccountId id, CancellationToken cancellationToken = default) =>
        (await platform.TryGetServerTimeZoneAsync(id, cancellationToken).ConfigureAwait(false)).Value;
}
