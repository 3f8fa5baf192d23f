using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Results;
using Broker.Core.Secrets;
using Broker.MetaTrader.Accounts;
using Broker.MetaTrader.Connection;

namespace Broker.MetaTrader.Boundary;

/// <summary>The account boundary over a MetaTrader client, in both dialects. Thread-safe.</summary>
/// <remarks>
/// On the gateway, registering is sent at most once and finding lists all accounts. On a session host, registering connects a session under an id derived
/// from login and server, so that doing it twice makes one session, and finding asks for that session.
/// </remarks>
public sealed class MetaTraderAccountBoundary : IAccountBoundary
{
    // Far more digits than any currency has, far fewer than the noise of the vendor's binary floating point.
    private const int AmountDigits = 8;

    private readonly IMetaTraderClient client;
    private readonly TimeProvider time;

    /// <summary>Makes a boundary.</summary>
    public MetaTraderAccountBoundary(IMetaTraderClient client, TimeProvider timeProvider)
    {
        this.client = client ?? throw new ArgumentNullException(nameof(client));
        time = timeProvider ?? throw new ArgumentNullException(nameof(timeProvider));
    }

    /// <inheritdoc/>
    public async ValueTask<BoundaryResult<AccountId>> RegisterAsync(AccountRegistration registration, Secret password, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registration);
        ArgumentNullException.ThrowIfNull(password);
        if (client.Dialect == MetaTraderDialect.SessionHost)
        {
            return await ConnectAsync(registration, password, cancellationToken).ConfigureAwait(false);
        }

        return Result(await client.Accounts.TryRegisterAsync(
            new RegisterAccountRequest { Login = registration.Login, Password = password, Name = registration.DisplayName, Platform = registration.Platform },
            cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public ValueTask<BoundaryResult<AccountListing>> FindAsync(TradingLogin login, CancellationToken cancellationToken = default) =>
        client.Dialect == MetaTraderDialect.SessionHost ? FindSessionAsync(login, cancellationToken) : FindListedAsync(login, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Amounts are rounded to eight digits after the point, which removes the binary noise of the wire and no digit of any currency.</remarks>
    public async ValueTask<BoundaryResult<AccountState>> ReadStateAsync(AccountId account, CancellationToken cancellationToken = default)
    {
        ApiResult<AccountSummary> result = await client.Accounts.TryGetSummaryAsync(account, cancellationToken).ConfigureAwait(false);
        if (!result.TryGet(out AccountSummary? summary, out ApiError? error))
        {
            return BoundaryResult<AccountState>.Failed(error);
        }

        if (summary is not { Balance: { } balance, Equity: { } equity, Margin: { } margin, FreeMargin: { } freeMargin })
        {
            return Failed<AccountState>(Outcome.Refused, "AccountSummary", ErrorKind.Protocol, "metatrader AccountSummary: the answer lacks balance, equity, margin or free margin.");
        }

        Currency? currency = Currency.TryParse(summary.Currency, out Currency known) ? known : null;
        return BoundaryResult<AccountState>.Confirmed(
            new AccountState(Round(balance), Round(equity), Round(margin), Round(freeMargin), currency, summary.IsInvestor, time.GetUtcNow()));
    }

    /// <inheritdoc/>
    public async ValueTask<BoundaryResult<ConnectionCheck>> CheckConnectionAsync(AccountId account, CancellationToken cancellationToken = default) =>
        Result(await client.Connection.TryCheckAsync(account, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public async ValueTask<BoundaryResult<TimeSpan>> PingAsync(CancellationToken cancellationToken = default) =>
        Result(await client.Diagnostics.TryPingAsync(cancellationToken).ConfigureAwait(false));

    private static BoundaryResult<T> Result<T>(ApiResult<T> result) =>
        result.TryGet(out T? value, out ApiError? error) ? BoundaryResult<T>.Confirmed(value) : BoundaryResult<T>.Failed(error);

    private static BoundaryResult<T> Failed<T>(Outcome outcome, string operation, ErrorKind kind, string sentence) => BoundaryResult<T>.Failed(
        outcome, new BoundaryFailure { System = "metatrader", Operation = operation, Kind = kind, Code = "none", Sentence = sentence });

    private static decimal Round(decimal amount) => Math.Round(amount, AmountDigits, MidpointRounding.AwayFromZero);

    private static BoundaryResult<T> NoSessionId<T>(string operation) => Failed<T>(
        Outcome.NotSent, operation, ErrorKind.Validation,
        $"metatrader {operation}: not sent. A session host without a credential is used through this boundary only with option SessionIdKey, because the session's id is then the only secret.");

    private async ValueTask<BoundaryResult<AccountId>> ConnectAsync(AccountRegistration registration, Secret password, CancellationToken cancellationToken)
    {
        if (registration.Platform != client.Platform)
        {
            return Failed<AccountId>(
                Outcome.NotSent, "ConnectEx", ErrorKind.Validation,
                $"metatrader ConnectEx: not sent. The account is on {registration.Platform}, this session host serves {client.Platform}.");
        }

        return client.Connection.SessionIdFor(registration.Login) is { } id
            ? Result(await client.Connection.TryConnectAsync(new ConnectRequest { Login = registration.Login, Password = password, Id = id }, cancellationToken).ConfigureAwait(false))
            : NoSessionId<AccountId>("ConnectEx");
    }

    private async ValueTask<BoundaryResult<AccountListing>> FindListedAsync(TradingLogin login, CancellationToken cancellationToken)
    {
        var matches = new List<ListedAccount>();
        bool complete = true;
        try
        {
            await foreach (RegisteredAccount row in client.Accounts.ListAsync().WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (row is { Id: { } id, Login: { } listed })
                {
                    if (listed == login)
                    {
                        matches.Add(new ListedAccount(id, listed));
                    }
                }
                else
                {
                    complete = false;
                }
            }
        }
        catch (BrokerApiException exception)
        {
            return BoundaryResult<AccountListing>.Failed(exception.Error);
        }

        return BoundaryResult<AccountListing>.Confirmed(new AccountListing(matches, complete, time.GetUtcNow()));
    }

    private async ValueTask<BoundaryResult<AccountListing>> FindSessionAsync(TradingLogin login, CancellationToken cancellationToken)
    {
        if (client.Connection.SessionIdFor(login) is not { } id)
        {
            return NoSessionId<AccountListing>("AccountSummary");
        }

        ApiResult<AccountSummary> result = await client.Accounts.TryGetSummaryAsync(id, cancellationToken).ConfigureAwait(false);
        if (result.TryGet(out _, out ApiError? error))
        {
            return Listing([new ListedAccount(id, login)]);
        }

        // No session under the one id we would choose: connecting again makes that same session, so this is proof enough of absence.
        return error.Code == Errors.MetaTraderErrorCodes.InvalidToken ? Listing([]) : BoundaryResult<AccountListing>.Failed(error);

        BoundaryResult<AccountListing> Listing(IReadOnlyList<ListedAccount> found) =>
            BoundaryResult<AccountListing>.Confirmed(new AccountListing(found, IsComplete: true, time.GetUtcNow()));
    }
}
