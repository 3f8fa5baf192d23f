using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.Core.Secrets;

namespace Broker.Crm.Salesforce.Authentication;

/// <summary>
/// The refresh token flow, made for rotation: a refresh token that was used is never sent again, because Salesforce answers a replay by revoking everything
/// (contracts/salesforce.md 2). The order is: lock the store, look what it holds, ask Salesforce, save, and only then use.
/// </summary>
/// <remarks>
/// <para>What can break in between:</para>
/// <para>Another program was faster: its tokens are in the store and are used, before a refresh and after a refused one.</para>
/// <para>Saving fails: the tokens stay here, nothing is sent with them, and the next call saves them again without asking Salesforce.</para>
/// <para>The store fell back behind this program (a copy was restored): a refresh token that is known to be used up is not taken from it.</para>
/// <para>
/// The answer is lost: whether the token was used up is not known. With rotation off it may go again. Otherwise the store is looked at, twice with a wait; when nobody
/// saved a successor, the token is in doubt and is not sent again before <see cref="Replace"/> or another token in the store.
/// </para>
/// <para>The program dies between Salesforce's answer and the end of saving: the new token is lost, which no client can prevent. The next start is refused and says so.</para>
/// </remarks>
#pragma warning disable CA1001 // a semaphore whose wait handle is never asked for holds nothing to dispose
internal sealed class RefreshGrant(ISalesforceTokenStore store, bool? rotation, TimeSpan? life, TimeProvider time) : SessionGrant
#pragma warning restore CA1001
{
    private const int Looks = 2;
    private const int KeptSpent = 64;
    private const string Operation = "RefreshToken";
    private static readonly TimeSpan StoreLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim turn = new(1);
    private readonly Lock gate = new();
    private readonly SecretHistory spent = new(KeptSpent);
    private readonly SecretHistory refusedTokens = new(KeptSpent);
    private SalesforceTokens? newest;
    private Secret? replacement;
    private Secret? closed;
    private ApiError? closedWhy;
    private bool unsaved;
    private int epoch;

    internal override async Task<ApiResult<GrantedTokens>> ObtainAsync(SalesforceOAuthClient oauth, Secret? refused)
    {
        // One that was overtaken by Replace may still be saving: what it saves must not come after what the next one saves.
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            return await ObtainInTurnAsync(oauth, refused).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    internal override void Replace(Secret secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        lock (gate)
        {
            epoch++;
            replacement = secret;
            newest = null;
            unsaved = false;
            closed = null;
            closedWhy = null;
            spent.Clear(); // who gives a token knows that it is good
        }
    }

    private async Task<ApiResult<GrantedTokens>> ObtainInTurnAsync(SalesforceOAuthClient oauth, Secret? refused)
    {
        int started;
        lock (gate)
        {
            started = epoch;
            if (refused is not null && !refusedTokens.Contains(refused))
            {
                refusedTokens.Add(refused);
            }
        }

        IAsyncDisposable? held = await LockAsync().ConfigureAwait(false);
        try
        {
            (ApiResult<GrantedTokens> result, bool again) = await RoundAsync(oauth, started).ConfigureAwait(false);
            return again ? (await RoundAsync(oauth, started).ConfigureAwait(false)).Result : result;
        }
        finally
        {
            if (held is not null)
            {
                await held.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task<(ApiResult<GrantedTokens> Result, bool Again)> RoundAsync(SalesforceOAuthClient oauth, int started)
    {
        SalesforceTokens? stored = await LimitedAsync(store.LoadAsync).ConfigureAwait(false);
        (SalesforceTokens? current, bool mustSave, Secret? refresh) = Choose(stored);
        if (current is not null && IsUsable(current))
        {
            if (mustSave)
            {
                await SaveAsync(current, started).ConfigureAwait(false);
            }

            return (new ApiResult<GrantedTokens>(new GrantedTokens(current, IsFresh: false)), false);
        }

        if (refresh is null)
        {
            return (Failed(Error("TokenStore", ErrorKind.Authentication, "The token store holds no refresh token that was not used yet: authorize the app, and save its tokens or give them to Replace.")), false);
        }

        lock (gate)
        {
            if (closed is not null && closed.Equals(refresh))
            {
                return (Failed(closedWhy!), false);
            }
        }

        ApiResult<SalesforceTokens> answer = await oauth.TryRefreshAsync(refresh, CancellationToken.None).ConfigureAwait(false);
        if (answer.Error is { } error)
        {
            return await FailedAsync(refresh, error, current, started).ConfigureAwait(false);
        }

        SalesforceTokens granted = Granted(answer.Value, refresh, time.GetUtcNow());
        lock (gate)
        {
            if (started != epoch)
            {
                return (Failed(Overtaken()), false);
            }

            if (granted.RefreshTokenRotates == true)
            {
                spent.Add(refresh);
            }

            newest = granted;
            unsaved = true;
            replacement = null;
        }

        await SaveAsync(granted, started).ConfigureAwait(false);
        return (new ApiResult<GrantedTokens>(new GrantedTokens(granted, IsFresh: true)), false);
    }

    /// <summary>What to go on with: the store, unless this program is ahead of it.</summary>
    private (SalesforceTokens? Current, bool MustSave, Secret? Refresh) Choose(SalesforceTokens? stored)
    {
        lock (gate)
        {
            if (replacement is not null)
            {
                return (null, false, replacement);
            }

            // Ahead of the store: what it holds was used up here, or is what could not be saved over yet.
            bool ahead = newest is not null && (stored?.RefreshToken is not { } kept || spent.Contains(kept) || (unsaved && kept.Equals(newest.RefreshToken)));
            SalesforceTokens? current = ahead ? newest : stored;
            Secret? refresh = current?.RefreshToken;
            return (current, ahead, spent.Contains(refresh) ? null : refresh);
        }
    }

    private bool IsUsable(SalesforceTokens tokens)
    {
        if (tokens.AccessToken is null || (life is { } limit && !(tokens.IssuedAt + limit - SessionLease.MarginOf(limit) > time.GetUtcNow())))
        {
            return false;
        }

        lock (gate)
        {
            return !refusedTokens.Contains(tokens.AccessToken);
        }
    }

    private async Task<(ApiResult<GrantedTokens> Result, bool Again)> FailedAsync(Secret used, ApiError error, SalesforceTokens? before, int started)
    {
        bool inDoubt = error.Outcome == Outcome.Unknown;
        bool rotates = Rotates(before) ?? true;
        if ((!inDoubt && !IsFinal(error)) || (inDoubt && !rotates && error.IsTransient))
        {
            // Nothing was used up: a later call may ask again with the same token.
            return (Failed(error with { Outcome = Outcome.NotSent }), false);
        }

        bool replaced;
        lock (gate)
        {
            replaced = replacement is not null;
        }

        for (int look = 0; look < Looks && !replaced; look++)
        {
            if (look > 0)
            {
                // Another program may have its answer already and be about to save it.
                await Task.Delay(BetweenLooks, time).ConfigureAwait(false);
            }

            SalesforceTokens? later = await LimitedAsync(store.LoadAsync).ConfigureAwait(false);
            if (later is not null && IsAhead(later, used, before))
            {
                return (Failed(Error(Operation, ErrorKind.Unavailable, "Another program has refreshed meanwhile; the next call uses its tokens.")), true);
            }
        }

        ApiError told = inDoubt ? InDoubt(error) : error with { Outcome = Outcome.NotSent };
        lock (gate)
        {
            if (started != epoch)
            {
                return (Failed(Overtaken()), false);
            }

            closed = used;
            closedWhy = told;
        }

        return (Failed(told), false);
    }

    private bool IsAhead(SalesforceTokens later, Secret used, SalesforceTokens? before)
    {
        lock (gate)
        {
            return later.RefreshToken is { } refresh && !spent.Contains(refresh)
                && (!refresh.Equals(used) || (later.AccessToken is { } access && !access.Equals(before?.AccessToken) && !refusedTokens.Contains(access)));
        }
    }

    private bool? Rotates(SalesforceTokens? before)
    {
        lock (gate)
        {
            return rotation ?? newest?.RefreshTokenRotates ?? before?.RefreshTokenRotates;
        }
    }

    private async ValueTask SaveAsync(SalesforceTokens tokens, int started)
    {
        await LimitedAsync<object?>(async limit =>
        {
            await store.SaveAsync(tokens, limit).ConfigureAwait(false);
            return null;
        }).ConfigureAwait(false);
        lock (gate)
        {
            unsaved &= started != epoch;
        }
    }

    private async Task<IAsyncDisposable?> LockAsync()
    {
        using var limit = new CancellationTokenSource(StoreLimit, time);
        Task<IAsyncDisposable?> locking = store.LockAsync(limit.Token).AsTask();
        try
        {
            return await locking.WaitAsync(StoreLimit + Grace, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // A lock that comes when nobody waits for it any more must not stay.
            _ = ReleaseAsync(locking);
            throw;
        }

        static async Task ReleaseAsync(Task<IAsyncDisposable?> locking)
        {
            try
            {
#pragma warning disable VSTHRD003 // started by the caller, which gave up on it
                if (await locking.ConfigureAwait(false) is { } late)
#pragma warning restore VSTHRD003
                {
                    await late.DisposeAsync().ConfigureAwait(false);
                }
            }
            catch (Exception)
            {
                // It was not given after all.
            }
        }
    }

    // A store that does not heed its token must not hold all calls for ever.
    private async Task<T> LimitedAsync<T>(Func<CancellationToken, ValueTask<T>> work)
    {
        using var limit = new CancellationTokenSource(StoreLimit, time);
        return await work(limit.Token).AsTask().WaitAsync(StoreLimit + Grace, time).ConfigureAwait(false);
    }

    private static SalesforceTokens Granted(SalesforceTokens answer, Secret used, DateTimeOffset now) => new()
    {
        AccessToken = answer.AccessToken,
        RefreshToken = answer.RefreshToken ?? used, // an answer without one means that the old one stays
        InstanceUrl = answer.InstanceUrl,
        OrganizationId = answer.OrganizationId,
        UserId = answer.UserId,
        IssuedAt = answer.IssuedAt < now ? answer.IssuedAt : now, // a clock that is ahead of ours would make it look young for ever
        Scopes = answer.Scopes,
        RefreshTokenRotates = answer.RefreshToken is not null && !answer.RefreshToken.Equals(used),
    };

    private static ApiResult<GrantedTokens> Failed(ApiError error) => new(error);

    private static ApiError Overtaken() => Error(Operation, ErrorKind.Unavailable, "The credential was replaced while it was refreshed; the next call uses the new one.");

    private static ApiError InDoubt(ApiError error) => error with
    {
        Kind = ErrorKind.Authentication,
        Outcome = Outcome.NotSent,
        IsTransient = false,
        RetryAfter = null,
        Advice = "The answer to a refresh was lost, so the refresh token may be used up, and Salesforce would revoke everything if it came twice. "
            + "Authorize the app again, or save what another program has into the store; if the app does not rotate refresh tokens, set SalesforceOptions.RefreshTokenRotation to false.",
    };
}
