using Broker.Core.Identity;
using Broker.Core.Secrets;

namespace Broker.Core.Boundaries.Accounts;

/// <summary>
/// The host's port to whatever creates logins (its Manager API, a pool of prepared logins). The family never creates logins and never stores passwords.
/// </summary>
public interface IAccountCredentials
{
    /// <summary>Reserves one login on one server. The same request always yields the same login, also after a restart of the host.</summary>
    ValueTask<TradingLogin> ReserveAsync(LoginReservation reservation, CancellationToken cancellationToken = default);

    /// <summary>Hands out the password of a reserved login for one call. The caller disposes it.</summary>
    ValueTask<Secret> GetPasswordAsync(TradingLogin login, CancellationToken cancellationToken = default);
}
