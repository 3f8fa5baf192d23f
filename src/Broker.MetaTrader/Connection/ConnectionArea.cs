using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Core.Secrets;
using Broker.MetaTrader.Diagnostics;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Connection;

/// <inheritdoc cref="IConnectionArea"/>
internal sealed class ConnectionArea(MetaTraderApi api, MetaTraderClientOptions options, TimeProvider time) : IConnectionArea
{
    internal static readonly ApiResponseReader<ConnectionStatus> Status = Answers.One<ConnectionStatus>();

    private const string UseRegister = "The gateway has no sessions: use Accounts.RegisterAsync, or set Dialect to SessionHost.";
    private const string NothingToEnd = "The gateway has no sessions to end: its accounts stay connected by themselves. Set Dialect to SessionHost if this host is one.";

    private static readonly ApiResponseReader<ConnectionState> State = ConnectionStateReader.Read;

    private readonly ConnectCalls calls = new(options);
    private readonly int largestFile = options.MaxUploadBytes;
    private readonly bool isSessionHost = options.EffectiveDialect == MetaTraderDialect.SessionHost;
    private readonly bool is4 = options.Platform == TradingPlatform.MetaTrader4;
    private readonly SessionIds? ids = SessionIds.Create(options);

    public async Task<ConnectionCheck> CheckAsync(AccountId id, CancellationToken cancellationToken = default) =>
        (await TryCheckAsync(id, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<ConnectionCheck>> TryCheckAsync(AccountId id, CancellationToken cancellationToken = default) =>
        CheckAsync(Operations.CheckConnect, id, cancellationToken);

    public ValueTask<ApiResult<ConnectionCheck>> TryCheckOnceAsync(AccountId id, CancellationToken cancellationToken = default) =>
        CheckAsync(ConnectionOperations.CheckOnce, id, cancellationToken);

    public async Task<ConnectionStatus> GetStatusAsync(AccountId id, CancellationToken cancellationToken = default) =>
        (await TryGetStatusAsync(id, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<ConnectionStatus>> TryGetStatusAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.TrySendAsync(id, ConnectionOperations.Status.About(id), Status, cancellationToken);

    public async Task<AccountId> ConnectAsync(ConnectRequest request, CancellationToken cancellationToken = default) =>
        (await TryConnectAsync(request, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<AccountId>> TryConnectAsync(ConnectRequest request, CancellationToken cancellationToken = default) =>
        ConnectAsync(Operations.ConnectEx, request, id => calls.ByServer(request, id), cancellationToken);

    public async Task<AccountId> ConnectToHostAsync(ConnectRequest request, HostAndPort accessPoint, CancellationToken cancellationToken = default) =>
        (await TryConnectToHostAsync(request, accessPoint, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<AccountId>> TryConnectToHostAsync(ConnectRequest request, HostAndPort accessPoint, CancellationToken cancellationToken = default)
    {
        ThrowIfEmpty(accessPoint);
        return ConnectAsync(ConnectionOperations.Connect, request, id => calls.ByHost(request, accessPoint, id), cancellationToken);
    }

    public async Task<AccountId> ConnectThroughProxyAsync(ConnectRequest request, ProxyServer proxy, CancellationToken cancellationToken = default) =>
        (await TryConnectThroughProxyAsync(request, proxy, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<AccountId>> TryConnectThroughProxyAsync(ConnectRequest request, ProxyServer proxy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(proxy);
        proxy.ThrowIfIncomplete();
        return is4
            ? Refuse(ConnectionOperations.ConnectProxyEx, "MetaTrader 4 has no ConnectProxyEx: use ConnectToHostThroughProxyAsync with an access point, which SearchAsync finds.")
            : ConnectAsync(ConnectionOperations.ConnectProxyEx, request, id => calls.ByServer(request, proxy, id), cancellationToken);
    }

    public async Task<AccountId> ConnectToHostThroughProxyAsync(ConnectRequest request, HostAndPort accessPoint, ProxyServer proxy, CancellationToken cancellationToken = default) =>
        (await TryConnectToHostThroughProxyAsync(request, accessPoint, proxy, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<AccountId>> TryConnectToHostThroughProxyAsync(
        ConnectRequest request, HostAndPort accessPoint, ProxyServer proxy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(proxy);
        proxy.ThrowIfIncomplete();
        ThrowIfEmpty(accessPoint);
        return ConnectAsync(ConnectionOperations.ConnectProxy, request, id => calls.ByHost(request, accessPoint, proxy, id), cancellationToken);
    }

    public async Task<AccountId> ConnectWithCertificateAsync(
        ConnectRequest request, HostAndPort accessPoint, ClientCertificate certificate, CancellationToken cancellationToken = default) =>
        (await TryConnectWithCertificateAsync(request, accessPoint, certificate, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<AccountId>> TryConnectWithCertificateAsync(
        ConnectRequest request, HostAndPort accessPoint, ClientCertificate certificate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        certificate.ThrowIfIncomplete();
        ThrowIfEmpty(accessPoint);
        return is4 ? Refuse(ConnectionOperations.ConnectCert, "MetaTrader 4 has no ConnectCert: certificates are of MetaTrader 5.")
            : certificate.Pfx.Length > largestFile ? Refuse(ConnectionOperations.ConnectCert, UploadLimit.TooLarge(largestFile))
            : ConnectAsync(ConnectionOperations.ConnectCert, request, id => calls.ByCertificate(request, accessPoint, certificate, id), cancellationToken);
    }

    public async Task<AccountId> ConnectByTokenAsync(AccountId id, Secret? oneTimePassword = null, CancellationToken cancellationToken = default) =>
        (await TryConnectByTokenAsync(id, oneTimePassword, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<AccountId>> TryConnectByTokenAsync(AccountId id, Secret? oneTimePassword = null, CancellationToken cancellationToken = default) =>
        !isSessionHost ? Refuse(ConnectionOperations.ConnectByToken, UseRegister)
        : is4 && oneTimePassword is not null ? Refuse(ConnectionOperations.ConnectByToken, No(nameof(ConnectRequest.OneTimePassword)))
        : api.TrySendAsync(id, calls.ByToken(id, oneTimePassword?.Reveal()), (in ApiResponse response) => SessionTokenReader.Read(response, id), cancellationToken);

    public async Task DisconnectAsync(AccountId id, CancellationToken cancellationToken = default) =>
        _ = (await TryDisconnectAsync(id, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<bool>> TryDisconnectAsync(AccountId id, CancellationToken cancellationToken = default) => isSessionHost
        ? api.TrySendAsync(id, ConnectionOperations.Disconnect.About(id), Answers.Ok, cancellationToken)
        : new(new ApiResult<bool>(Refusals.NotInThisDialect(ConnectionOperations.Disconnect, NothingToEnd)));

    public AccountId? SessionIdFor(TradingLogin login) => ids?.For(login);

    private static ValueTask<ApiResult<AccountId>> Refuse(ApiOperation operation, string advice) => new(new ApiResult<AccountId>(Refusals.NotSent(operation, advice)));

    private static string No(string member) => $"MetaTrader 4 has no parameter for {member}: leave it out.";

    private static void ThrowIfEmpty(HostAndPort accessPoint)
    {
        if (accessPoint.Host is null)
        {
            throw new ArgumentException("The access point is empty; give host and port.", nameof(accessPoint));
        }
    }

    private async ValueTask<ApiResult<ConnectionCheck>> CheckAsync(ApiOperation operation, AccountId id, CancellationToken cancellationToken)
    {
        ApiResult<ConnectionState> result = await api.TrySendAsync(id, operation.About(id), State, cancellationToken).ConfigureAwait(false);
        return result.Select(state => new ConnectionCheck(state, WasIntrusive: true, time.GetUtcNow()));
    }

    private ValueTask<ApiResult<AccountId>> ConnectAsync(ApiOperation operation, ConnectRequest request, Func<AccountId?, ApiCall> build, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfIncomplete();
        if (!isSessionHost)
        {
            return Refuse(operation, UseRegister);
        }

        if (is4 && request.Login.Login > int.MaxValue)
        {
            return Refuse(operation, "Logins of MetaTrader 4 have 32 bits; this one is larger. Is it a MetaTrader 5 account?");
        }

        if (is4 && request.OnlyOnMetaTrader5 is { } member)
        {
            return Refuse(operation, No(member));
        }

        AccountId? chosen = request.Id ?? SessionIdFor(request.Login);
        return api.TrySendAsync(build(chosen), (in ApiResponse response) => SessionTokenReader.Read(response, chosen), cancellationToken);
    }
}
