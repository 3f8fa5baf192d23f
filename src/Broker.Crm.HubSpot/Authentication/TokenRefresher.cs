using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Authentication;

/// <summary>
/// Keeps one access token fresh. A call reads one field and the clock; what happens around a refresh is under a lock, and the refresh itself runs once for all
/// who wait, with no caller's cancellation.
/// </summary>
internal sealed class TokenRefresher(HubSpotOAuthClient oauth, IHubSpotTokenStore store, TimeSpan margin, TimeProvider time)
{
    private const int MaxBackoffDoublings = 6;
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StoreLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StoreLookups = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TooYoungToRenew = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private volatile AccessLease? lease;
    private TaskCompletionSource<Secret>? running;
    private HubSpotTokens? unsaved;
    private Secret? replacement;
    private Secret? refusedAccess;
    private Secret? deadRefresh;
    private ApiError? failure;
    private DateTimeOffset tryAgainAt = DateTimeOffset.MinValue;
    private int failures;
    private int epoch;

    internal ValueTask<Secret> GetAsync(CancellationToken cancellationToken)
    {
        AccessLease? current = lease;
        return current is not null && time.GetUtcNow() < current.RefreshAt ? new ValueTask<Secret>(current.Token) : ObtainAsync(cancellationToken);
    }

    internal async ValueTask<bool> TryRenewAsync(Secret? refused, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (lease is { } current)
            {
                if (refused is not null && !current.Token.Equals(refused))
                {
                    return true;
                }

                if (current.FetchedAt is { } fetched && time.GetUtcNow() - fetched < TooYoungToRenew)
                {
                    return false; // HubSpot just gave it and does not take it: another would fare no better
                }

                refusedAccess = current.Token;
                lease = null;
            }
        }

        await ObtainAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    internal void Replace(Secret refreshToken)
    {
        lock (gate)
        {
            epoch++;
            replacement = refreshToken;
            refusedAccess = lease?.Token ?? refusedAccess;
            lease = null;
            running = null;
            unsaved = null;
            deadRefresh = null;
            failure = null;
            failures = 0;
            tryAgainAt = DateTimeOffset.MinValue;
        }
    }

    private async ValueTask<Secret> ObtainAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<Secret> waited;
        TaskCompletionSource<Secret>? mine = null;
        Secret? serving;
        int started;
        lock (gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            serving = lease is { } current && now < current.ServesUntil ? current.Token : null;
            if (serving is not null && now < lease!.RefreshAt)
            {
                return serving;
            }

            started = epoch;
            if (running is null)
            {
                if (now < tryAgainAt)
                {
                    return serving ?? throw Told(failure!, tryAgainAt - now).ToException();
                }

                running = mine = new TaskCompletionSource<Secret>(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            waited = running;
        }

        if (mine is not null)
        {
            // Not awaited: it belongs to all who wait, and tells its end through the source.
            _ = RunAsync(mine, started);
        }

        if (serving is not null)
        {
            return serving;
        }

#pragma warning disable VSTHRD003 // completed by this very object, on the pool
        return await waited.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
#pragma warning restore VSTHRD003
    }

    private async Task RunAsync(TaskCompletionSource<Secret> source, int started)
    {
        ApiError? error;
        try
        {
            error = await RefreshAsync(source, started).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // What a store throws may hold what it was given: its name is all that is told.
            error = StoreFailed(exception);
        }

        if (error is not null)
        {
            source.TrySetException(Fail(error, started).ToException());
            _ = source.Task.Exception; // seen, should nobody wait
        }
    }

    private async Task<ApiError?> RefreshAsync(TaskCompletionSource<Secret> source, int started)
    {
        HubSpotTokens? granted;
        Secret? dead;
        Secret? given;
        Secret? refused;
        lock (gate)
        {
            (granted, dead, given, refused) = (unsaved, deadRefresh, replacement, refusedAccess);
        }

        DateTimeOffset? fetchedAt = time.GetUtcNow();
        if (granted is null)
        {
            HubSpotTokens? stored = await LoadAsync().ConfigureAwait(false);
            if (given is null && stored is { AccessToken: { } access, ExpiresAt: { } end } && !access.Equals(refused) && end - time.GetUtcNow() > margin)
            {
                // Another program, or this one before a restart, has fetched it already.
                Publish(source, access, end, fetchedAt: null, started);
                return null;
            }

            Secret? refresh = given ?? stored?.RefreshToken;
            if (refresh is null)
            {
                return NoRefreshToken();
            }

            if (dead is not null && dead.Equals(refresh))
            {
                return failure ?? NoRefreshToken();
            }

            ApiResult<HubSpotTokens> answer = await oauth.TryRefreshAsync(refresh, CancellationToken.None).ConfigureAwait(false);
            if (answer.Error is { } refusal)
            {
                if (refusal.Kind == ErrorKind.Authentication)
                {
                    // Another program may have used up the token a moment ago: then the store holds its successor, which the next call takes.
                    Secret? later = given is null ? (await LoadAsync().ConfigureAwait(false))?.RefreshToken : null;
                    bool succeeded = later is not null && !later.Equals(refresh);
                    Bury(succeeded ? null : refresh, started);
                    return succeeded ? refusal with { Kind = ErrorKind.Unavailable, IsTransient = true } : refusal;
                }

                return refusal;
            }

            granted = Kept(answer.Value, refresh);
            lock (gate)
            {
                if (started != epoch)
                {
                    return Overtaken();
                }

                unsaved = granted;
            }
        }

        using (var limit = new CancellationTokenSource(StoreLimit, time))
        {
            await store.SaveAsync(granted, limit.Token).ConfigureAwait(false);
        }

        Publish(source, granted.AccessToken!, granted.ExpiresAt!.Value, fetchedAt, started);
        return null;
    }

    private async ValueTask<HubSpotTokens?> LoadAsync()
    {
        using var limit = new CancellationTokenSource(StoreLimit, time);
        return await store.LoadAsync(limit.Token).ConfigureAwait(false);
    }

    private void Publish(TaskCompletionSource<Secret> source, Secret token, DateTimeOffset expiresAt, DateTimeOffset? fetchedAt, int started)
    {
        lock (gate)
        {
            if (started == epoch)
            {
                lease = AccessLease.Of(token, expiresAt, margin, time.GetUtcNow(), fetchedAt);
                running = null;
                unsaved = null;
                replacement = null;
                refusedAccess = null;
                deadRefresh = null;
                failure = null;
                failures = 0;
                tryAgainAt = DateTimeOffset.MinValue;
            }
        }

        source.TrySetResult(token);
    }

    private void Bury(Secret? refresh, int started)
    {
        lock (gate)
        {
            deadRefresh = started == epoch ? refresh : deadRefresh;
        }
    }

    private ApiError Fail(ApiError error, int started)
    {
        lock (gate)
        {
            if (started != epoch)
            {
                return Overtaken();
            }

            failures++;
            bool final = error.Kind == ErrorKind.Authentication;
            TimeSpan wait = final ? StoreLookups : FirstBackoff * (1 << Math.Min(failures - 1, MaxBackoffDoublings));
            wait = wait < LongestBackoff ? wait : LongestBackoff;
            wait = !final && error.RetryAfter > wait ? error.RetryAfter.Value : wait;
            failure = error;
            tryAgainAt = time.GetUtcNow() + wait;
            running = null;
            return Told(error, wait);
        }
    }

    // The wait is told where waiting helps: the calls' own repeats then come when the next refresh may run.
    private static ApiError Told(ApiError error, TimeSpan wait) => error with { RetryAfter = error.Kind == ErrorKind.Authentication ? null : wait };

    // An answer without a refresh token means that the old one stays.
    private static HubSpotTokens Kept(HubSpotTokens answer, Secret used) => answer.RefreshToken is not null ? answer : new HubSpotTokens
    {
        AccessToken = answer.AccessToken,
        RefreshToken = used,
        ExpiresAt = answer.ExpiresAt,
        HubId = answer.HubId,
        Scopes = answer.Scopes,
    };

    private static ApiError NoRefreshToken() => Error("TokenStore", ErrorKind.Authentication, "The token store holds no refresh token: install the app and save its tokens, or give them to Replace.");

    private static ApiError Overtaken() => Error("RefreshToken", ErrorKind.Unavailable, "The credential was replaced while it was refreshed; the next call uses the new one.");

    private static ApiError StoreFailed(Exception exception) =>
        Error("TokenStore", ErrorKind.Unavailable, $"The token store failed ({exception.GetType().Name}); what it should keep is kept in memory and saved by a later call.");

    private static ApiError Error(string operation, ErrorKind kind, string advice) => new()
    {
        System = HubSpotProtocol.SystemName,
        Operation = operation,
        Kind = kind,
        Outcome = Outcome.NotSent,
        IsTransient = kind != ErrorKind.Authentication,
        Advice = advice,
    };
}
