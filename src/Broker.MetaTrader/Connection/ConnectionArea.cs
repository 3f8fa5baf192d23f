using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Connection;

/// <inheritdoc cref="IConnectionArea"/>
internal sealed class ConnectionArea(MetaTraderApi api, MetaTraderClientOptions options, TimeProvider time) : IConnectionArea
{
    private const string UseRegister = "The gateway has no ConnectEx: use Accounts.RegisterAsync, or set Dialect to SessionHost.";

    private static readonly ApiResponseReader<ConnectionState> State = ConnectionStateReader.Read;

    // The server gives up first, so that its own answer is heard instead of our time limit.
    private readonly long serverSeconds = Math.Max(1, (long)options.RegisterTimeout.TotalSeconds - 5);
    private readonly TimeSpan connectTimeout = options.RegisterTimeout;
    private readonly bool isSessionHost = options.EffectiveDialect == MetaTraderDialect.SessionHost;
    private readonly SessionIds? ids = SessionIds.Create(options);

    public async Task<ConnectionCheck> CheckAsync(AccountId id, CancellationToken cancellationToken = default) =>
        (await TryCheckAsync(id, cancellationToken).ConfigureAwait(false)).Value;

    public async ValueTask<ApiResult<ConnectionCheck>> TryCheckAsync(AccountId id, CancellationToken cancellationToken = default)
    {
        ApiResult<ConnectionState> result = await api.TrySendAsync(id, Operations.CheckConnect.About(id), State, cancellationToken).ConfigureAwait(false);
        return result.Select(state => new ConnectionCheck(state, WasIntrusive: true, time.GetUtcNow()));
    }

    public async Task<AccountId> ConnectAsync(ConnectRequest request, CancellationToken cancellationToken = default) =>
        (await TryConnectAsync(request, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<AccountId>> TryConnectAsync(ConnectRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfIncomplete();
        if (!isSessionHost)
        {
            return new(new ApiResult<AccountId>(Refusals.NotInThisDialect(Operations.ConnectEx, UseRegister)));
        }

        AccountId? chosen = request.Id ?? SessionIdFor(request.Login);
        ApiCall call = Operations.ConnectEx.Call()
            .Query("user", request.Login.Login)
            .Query("password", request.Password.Reveal())
            .Query("server", request.Login.Server)
            .Query("id", chosen?.Value)
            .Query("connectTimeoutSeconds", serverSeconds)
            .WithIdentity(request.Login.ToString())
            .WithAttemptTimeout(connectTimeout);
        return api.TrySendAsync(call, (in ApiResponse response) => SessionTokenReader.Read(response, chosen), cancellationToken);
    }

    public AccountId? SessionIdFor(TradingLogin login) => ids?.For(login);
}
