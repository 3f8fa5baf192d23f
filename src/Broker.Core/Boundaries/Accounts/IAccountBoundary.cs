using Broker.Core.Identity;
using Broker.Core.Secrets;

namespace Broker.Core.Boundaries.Accounts;

/// <summary>The owner of account identity, state and connection: the MetaTrader side. Implementations are thread-safe.</summary>
public interface IAccountBoundary
{
    /// <summary>Connects an existing login to the trading API. Sent at most once: the API has no idempotency, two calls make two accounts.</summary>
    /// <returns>Confirmed with the new id; refused; never sent; or unknown, then <see cref="FindAsync"/> decides.</returns>
    ValueTask<BoundaryResult<AccountId>> RegisterAsync(AccountRegistration registration, Secret password, CancellationToken cancellationToken = default);

    /// <summary>Lists the registered accounts with this login and server. A partial listing proves presence, never absence.</summary>
    ValueTask<BoundaryResult<AccountListing>> FindAsync(TradingLogin login, CancellationToken cancellationToken = default);

    /// <summary>Reads balance, equity, margin and permissions of one account, without reconnecting it.</summary>
    ValueTask<BoundaryResult<AccountState>> ReadStateAsync(AccountId account, CancellationToken cancellationToken = default);

    /// <summary>Checks the connection to the trade server. Intrusive: it may reconnect a dropped session.</summary>
    ValueTask<BoundaryResult<ConnectionCheck>> CheckConnectionAsync(AccountId account, CancellationToken cancellationToken = default);

    /// <summary>Asks whether the API service itself answers; touches no account.</summary>
    ValueTask<BoundaryResult<TimeSpan>> PingAsync(CancellationToken cancellationToken = default);
}
