using System.Diagnostics.CodeAnalysis;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Core.Secrets;

namespace Broker.MetaTrader.Connection;

/// <summary>Connects accounts and checks their connection. Thread-safe.</summary>
/// <remarks>
/// Every way to connect is repeated unless the login was refused: with an id of the caller's choice twice is once. The session's id is a bearer secret. Passwords travel in the
/// query, or in the form of a certificate login, so nothing of the address is ever logged or put into an error.
/// </remarks>
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

    /// <summary>As <see cref="TryCheckAsync"/>, and never sent twice once it may have left: for those who count how often an account may be reconnected.</summary>
    ValueTask<ApiResult<ConnectionCheck>> TryCheckOnceAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>Reads what the API remembers of the session: connected or not, since when, and when the last quote arrived. Not intrusive.</summary>
    /// <remarks>Wire: <c>ConnectionStatus</c>. Seen on session hosts (contracts/metatrader.md 4.1); another host may answer that it has no such operation.</remarks>
    /// <exception cref="NotFoundException">The API knows no session of this id, or has no such operation.</exception>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<ConnectionStatus> GetStatusAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="GetStatusAsync"/>, with a failure as a value instead of an exception.</summary>
    ValueTask<ApiResult<ConnectionStatus>> TryGetStatusAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>Connects an existing login by its server's name and returns its session. Session hosts only.</summary>
    /// <remarks>Wire: <c>ConnectEx</c>, contracts/metatrader.md 4. The API finds the access points of the server itself.</remarks>
    /// <exception cref="BrokerApiException">It was refused or could not be connected.</exception>
    Task<AccountId> ConnectAsync(ConnectRequest request, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="ConnectAsync"/>, with a refusal as a value instead of an exception.</summary>
    ValueTask<ApiResult<AccountId>> TryConnectAsync(ConnectRequest request, CancellationToken cancellationToken = default);

    /// <summary>Connects an existing login by an access point of its server. Session hosts only.</summary>
    /// <remarks>Wire: <c>Connect</c>. The server's name is not sent; it names the login, and so decides which id the session gets.</remarks>
    /// <exception cref="BrokerApiException">It was refused or could not be connected.</exception>
    Task<AccountId> ConnectToHostAsync(ConnectRequest request, HostAndPort accessPoint, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="ConnectToHostAsync"/>, with a refusal as a value instead of an exception.</summary>
    ValueTask<ApiResult<AccountId>> TryConnectToHostAsync(ConnectRequest request, HostAndPort accessPoint, CancellationToken cancellationToken = default);

    /// <summary>Connects an existing login by its server's name through a proxy. Session hosts, MetaTrader 5 only.</summary>
    /// <remarks>Wire: <c>ConnectProxyEx</c>. Evidence: one source, a rendering of the upstream description; never seen live.</remarks>
    /// <exception cref="BrokerApiException">It was refused or could not be connected.</exception>
    [Experimental(ExperimentalApi.Uncertain)]
    Task<AccountId> ConnectThroughProxyAsync(ConnectRequest request, ProxyServer proxy, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="ConnectThroughProxyAsync"/>, with a refusal as a value instead of an exception.</summary>
    [Experimental(ExperimentalApi.Uncertain)]
    ValueTask<ApiResult<AccountId>> TryConnectThroughProxyAsync(ConnectRequest request, ProxyServer proxy, CancellationToken cancellationToken = default);

    /// <summary>Connects an existing login by an access point of its server through a proxy. Session hosts only.</summary>
    /// <remarks>Wire: <c>ConnectProxy</c>. MetaTrader 4 has no time limit and no order history here: they are left out.</remarks>
    /// <exception cref="BrokerApiException">It was refused or could not be connected.</exception>
    Task<AccountId> ConnectToHostThroughProxyAsync(ConnectRequest request, HostAndPort accessPoint, ProxyServer proxy, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="ConnectToHostThroughProxyAsync"/>, with a refusal as a value instead of an exception.</summary>
    ValueTask<ApiResult<AccountId>> TryConnectToHostThroughProxyAsync(ConnectRequest request, HostAndPort accessPoint, ProxyServer proxy, CancellationToken cancellationToken = default);

    /// <summary>Connects an existing login with a certificate. Session hosts, MetaTrader 5 only.</summary>
    /// <remarks>
    /// Wire: <c>ConnectCert</c>, the only login that is posted, as a form. Evidence: one source, a rendering of the upstream description; never seen live. A file above
    /// <see cref="MetaTraderClientOptions.MaxUploadBytes"/> is refused unsent.
    /// </remarks>
    /// <exception cref="BrokerApiException">It was refused or could not be connected.</exception>
    [Experimental(ExperimentalApi.Uncertain)]
    Task<AccountId> ConnectWithCertificateAsync(ConnectRequest request, HostAndPort accessPoint, ClientCertificate certificate, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="ConnectWithCertificateAsync"/>, with a refusal as a value instead of an exception.</summary>
    [Experimental(ExperimentalApi.Uncertain)]
    ValueTask<ApiResult<AccountId>> TryConnectWithCertificateAsync(
        ConnectRequest request, HostAndPort accessPoint, ClientCertificate certificate, CancellationToken cancellationToken = default);

    /// <summary>Connects a session again that the host remembers, without a password. Session hosts only.</summary>
    /// <remarks>Wire: <c>ConnectByToken</c>. It needs the host's own session store, which self-hosted trial containers lack (contracts/metatrader.md 7).</remarks>
    /// <param name="id">The session's id.</param>
    /// <param name="oneTimePassword">The one-time password of accounts that demand one. MetaTrader 5 only. Default null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The session: the given id, or the one the host answers.</returns>
    /// <exception cref="NotFoundException">The host does not remember it: connect with login and password.</exception>
    /// <exception cref="BrokerApiException">It was refused or could not be connected.</exception>
    Task<AccountId> ConnectByTokenAsync(AccountId id, Secret? oneTimePassword = null, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="ConnectByTokenAsync"/>, with a refusal as a value instead of an exception.</summary>
    ValueTask<ApiResult<AccountId>> TryConnectByTokenAsync(AccountId id, Secret? oneTimePassword = null, CancellationToken cancellationToken = default);

    /// <summary>Ends a session. Session hosts only; calls of that account that are in flight fail.</summary>
    /// <remarks>Wire: <c>Disconnect</c>. One account has one session on the host, so whoever else uses the account loses it too (contracts/metatrader.md 7).</remarks>
    /// <exception cref="NotFoundException">The API knows no session of this id: it has ended already.</exception>
    /// <exception cref="BrokerApiException">It could not be ended.</exception>
    Task DisconnectAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="DisconnectAsync"/>, with a refusal as a value instead of an exception. The value of a success is always true.</summary>
    ValueTask<ApiResult<bool>> TryDisconnectAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>
    /// The session id that this client chooses for a login: always the same for the same login, server and platform. Null where it would be guessable: on a host without a
    /// credential, when <see cref="MetaTraderClientOptions.SessionIdKey"/> is not set.
    /// </summary>
    AccountId? SessionIdFor(TradingLogin login);
}
