using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.MetaTrader.Connection;
using Broker.MetaTrader.Sweeping;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Accounts;

/// <inheritdoc cref="IAccountsArea"/>
internal sealed class AccountsArea(MetaTraderApi api, MetaTraderClientOptions options) : IAccountsArea
{
    private const string UseConnect = "A session host has no RegisterAccount and no GetAccounts: use Connection.ConnectAsync, or set Dialect to Gateway.";

    private const string UseDisconnect = "A session host has no DeleteAccount: Connection.DisconnectAsync ends a session, or set Dialect to Gateway.";

    private static readonly ApiResponseReader<bool> Deleted = MessageReader.Read;
    private static readonly ApiResponseReader<AccountSummary> Summary = Answers.One<AccountSummary>();
    private static readonly ApiResponseReader<AccountDetails> Details = Answers.One<AccountDetails>();
    private static readonly ApiResponseReader<AccountId> Registered = RegisterAccountReader.Read;
    private static readonly ApiResponseReader<IReadOnlyList<RegisteredAccount>> Accounts = RegisteredAccountReader.Read;

    private readonly PreparedCalls summaries = new(api.Pipeline, Operations.AccountSummary);
    private readonly TradingPlatform platform = options.Platform;
    private readonly TimeSpan registerTimeout = options.RegisterTimeout;
    private readonly bool isGateway = options.EffectiveDialect == MetaTraderDialect.Gateway;

    public async Task<AccountId> RegisterAsync(RegisterAccountRequest request, CancellationToken cancellationToken = default) =>
        (await TryRegisterAsync(request, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<AccountId>> TryRegisterAsync(RegisterAccountRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfIncomplete();
        if (!isGateway)
        {
            return new(new ApiResult<AccountId>(Refusals.NotInThisDialect(Operations.RegisterAccount, UseConnect)));
        }

        ApiCall call = Operations.RegisterAccount.Call()
            .Query("type", (request.Platform ?? platform) == TradingPlatform.MetaTrader4 ? "Metatrader 4" : "Metatrader 5")
            .Query("server", request.Login.Server)
            .Query("user", request.Login.Login)
            .Query("password", request.Password.Reveal())
            .Query("name", request.Name)
            .WithIdentity(request.Login.ToString())
            .WithAttemptTimeout(registerTimeout);
        return api.TrySendAsync(call, Registered, cancellationToken);
    }

    public PagedSequence<RegisteredAccount> ListAsync() => new(async (_, cancellationToken) =>
    {
        if (!isGateway)
        {
            throw Refusals.NotInThisDialect(Operations.GetAccounts, UseConnect).ToException();
        }

        return new Page<RegisteredAccount>(await api.SendAsync(Operations.GetAccounts.Call(), Accounts, cancellationToken).ConfigureAwait(false), null);
    });

    public Task<AccountSummary> GetSummaryAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, summaries.About(id), Summary, cancellationToken);

    public ValueTask<ApiResult<AccountSummary>> TryGetSummaryAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.TrySendAsync(id, summaries.About(id), Summary, cancellationToken);

    public Task<AccountDetails> GetDetailsAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Operations.AccountDetails.About(id), Details, cancellationToken);

    public ValueTask<ApiResult<AccountDetails>> TryGetDetailsAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.TrySendAsync(id, Operations.AccountDetails.About(id), Details, cancellationToken);

    public async Task DeleteAsync(AccountId id, CancellationToken cancellationToken = default) =>
        _ = (await TryDeleteAsync(id, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<bool>> TryDeleteAsync(AccountId id, CancellationToken cancellationToken = default) => isGateway
        ? api.TrySendAsync(id, AccountsOperations.DeleteAccount.About(id), Deleted, cancellationToken)
        : new(new ApiResult<bool>(Refusals.NotInThisDialect(AccountsOperations.DeleteAccount, UseDisconnect)));

    public IAsyncEnumerable<SweepItem<AccountSummary>> SweepSummariesAsync(
        IReadOnlyList<AccountId> ids, SweepOptions? options = null, CancellationToken cancellationToken = default) =>
        // Straight to the pipeline's calls: keeping thousands of prepared ones would push out those of the pollers.
        Sweeper.Sweep(ids, options, (id, token) => api.TrySendAsync(id, Operations.AccountSummary.About(id), Summary, token), cancellationToken);

    public IAsyncEnumerable<SweepItem<ConnectionStatus>> SweepConnectionsAsync(
        IReadOnlyList<AccountId> ids, SweepOptions? options = null, CancellationToken cancellationToken = default) =>
        Sweeper.Sweep(ids, options, (id, token) => api.TrySendAsync(id, ConnectionOperations.Status.About(id), ConnectionArea.Status, token), cancellationToken);
}
