using Broker.Core.Boundaries.Accounts;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.MetaTrader.Connection;

/// <summary>Connects accounts and checks their connection. Thread-safe.</summary>
public interface IConnectionArea
{
    /// <summary>Checks the connection of one account to its trade server.</summary>
    /// <remarks>
    /// Intrusive: the API reconnects a dropped session while it checks (contracts/metatrader.md 8). A lost connection is an answer,
    /// <see cref="ConnectionState.Disconnected"/>; an answer of unknown shape is <see cref="ConnectionState.Unknown"/>. Connected does not prove that trading works.
    /// </remarks>
    /// <exception cref="NotFoundException">The API knows no account or session of this id.</exception>
    /// <exception cref="BrokerApiException">It could not be checked.</exception>
    Task<ConnectionCheck> CheckAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="CheckAsync"/>, with a failure as a value instead of an exception.</summary>
    ValueTask<ApiResult<ConnectionCheck>> TryCheckAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>Connects an existing login and returns its session. Session hosts only.</summary>
    /// <remarks>
    /// Repeated unless the login was refused: with an id of the caller's choice twice is once. Wire: <c>ConnectEx</c>, contracts/metatrader.md 4. The session's id
    /// is a bearer secret.
    /// </remarks>
    /// <exception cref="BrokerApiException">It was refused or could not be connected.</exception>
    Task<AccountId> ConnectAsync(ConnectRequest request, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="ConnectAsync"/>, with a refusal as a value instead of an exception.</summary>
    ValueTask<ApiResult<AccountId>> TryConnectAsync(ConnectRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// The session id that this client chooses for a login: always the same for the same login, server and platform. Null where it would be guessable: on a host without a
    /// credential, when <see cref="MetaTraderClientOptions.SessionIdKey"/> is not set.
    /// </summary>
    AccountId? SessionIdFor(TradingLogin login);
}
