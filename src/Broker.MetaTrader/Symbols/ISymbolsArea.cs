using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.MetaTrader.Clock;

namespace Broker.MetaTrader.Symbols;

/// <summary>Symbols and the server's clock, the same on both platforms. Thread-safe. The platform's own records are under <c>Mt4.Symbols</c> and <c>Mt5.Symbols</c>.</summary>
public interface ISymbolsArea
{
    /// <summary>The names of all symbols.</summary>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<string>> ListNamesAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>What a request on this symbol must keep to. The trading area checks requests against what was read last.</summary>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<SymbolRules> GetRulesAsync(AccountId id, string symbol, CancellationToken cancellationToken = default);

    /// <summary>The server's distance from UTC, with which <see cref="ServerTime"/> becomes a point in time.</summary>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<ServerTimeZone> GetServerTimeZoneAsync(AccountId id, CancellationToken cancellationToken = default);
}
