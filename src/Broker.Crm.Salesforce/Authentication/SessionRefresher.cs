using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.Core.Secrets;

namespace Broker.Crm.Salesforce.Authentication;

/// <summary>
/// Keeps one session. A call reads one field; what happens around a renewal is under a lock, and the renewal itself runs once for all who wait, with no caller's
/// cancellation.
/// </summary>
internal sealed class SessionRefresher(SessionGrant grant, SalesforceOAuthClient oauth, TimeSpan? life, TimeProvider time)
{
    private const int MaxBackoffDoublings = 6;
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StoreLookups = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TooYoungToRenew = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private volatile SessionLease? lease;
    private TaskCompletionSource<SalesforceSession>? running;
    private Secret? refusedToken;
    private ApiError? failure;
    private DateTimeOffset tryAgainAt = DateTimeOffset.MinValue;
    private int failures;
    private int epoch;

    internal ValueTask<SalesforceSession> GetAsync(CancellationToken cancellationToken)
    {
        SessionLease? current = lease;
        return current is not null && (life is null || time.GetUtcNow() < current.RefreshAt) ? new ValueTask<SalesforceSession>(current.Session) : ObtainAsync(cancellationToken);
    }

    internal async ValueTask<bool> TryRenewAsync(SalesforceSession refused, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (lease is { } current)
            {
                if (!current.Session.AccessToken.Equals(refused.AccessToken))
                {
                    return true; // renewed meanwhile
                }

                if (current.FetchedAt is { } fetched && time.GetUtcNow() - fetched < TooYoungToRenew)
                {
                    return false; // Salesforce just gave it and does not take it: another would fare no better
                }

                refusedToken = current.Session.AccessToken;
                lease = null;
            }
        }

        await ObtainAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    internal void Replace(Secret secret)
    {
        lock (gate)
        {
            grant.Replace(secret);
            epoch++;
            refusedToken = lease?.Session.AccessToken ?? refusedToken;
            lease = null;
            running = null;
            failure = null;
            failures = 0;
            tryAgainAt = DateTimeOffset.MinValue;
        }
    }

    private async ValueTask<SalesforceSession> ObtainAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<SalesforceSession> waited;
        TaskCompletionSource<SalesforceSession>? mine = null;
        SalesforceSession? serving;
        int started;
        lock (gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            serving = lease is { } current && now < current.ServesUntil ? current.Session : null;
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

                running = mine = new TaskCompletionSource<SalesforceSession>(TaskCreationOptions.RunContinuationsAsynchronously);
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

    private async Task RunAsync(TaskCompletionSource<SalesforceSession> source, int started)
    {
        ApiError? error;
        try
        {
            Secret? refused;
            lock (gate)
            {
                refused = refusedToken;
            }

            DateTimeOffset askedAt = time.GetUtcNow();
            ApiResult<GrantedTokens> granted = await grant.ObtainAsync(oauth, refused).ConfigureAwait(false);
            error = granted.Error ?? Publish(source, granted.Value, askedAt, started);
        }
        catch (Exception exception)
        {
            // What a store throws may hold what it was given: its name is all that is told.
            error = grant is RefreshGrant
                ? SessionGrant.Error("TokenStore", ErrorKind.Unavailable, $"The token store failed ({exception.GetType().Name}); what it should keep is kept in memory and saved by a later call.")
                : SessionGrant.Error("Session", ErrorKind.Unavailable, $"A session could not be asked for ({exception.GetType().Name}); was a secret disposed that is still in use?");
        }

        if (error is not null)
        {
            source.TrySetException(Fail(error, started).ToException());
            _ = source.Task.Exception; // seen, should nobody wait
        }
    }

    private ApiError? Publish(TaskCompletionSource<SalesforceSession> source, GrantedTokens granted, DateTimeOffset askedAt, int started)
    {
        SalesforceTokens tokens = granted.Tokens;
        Uri? instance = tokens.InstanceUrl ?? (LoginHosts.IsShared(oauth.Address) ? null : oauth.Address);
        if (instance is null)
        {
            return SessionGrant.Error("InstanceUrl", ErrorKind.Authentication, "The token answer does not tell the org's address (instance_url): set BaseAddress to it (My Domain).");
        }

        var session = new SalesforceSession(tokens.AccessToken!, instance, tokens.OrganizationId) { UserId = tokens.UserId };
        lock (gate)
        {
            if (started == epoch)
            {
                lease = SessionLease.Of(session, granted.IsFresh ? askedAt : tokens.IssuedAt ?? askedAt, life, granted.IsFresh ? askedAt : null);
                running = null;
                failure = null;
                failures = 0;
                tryAgainAt = DateTimeOffset.MinValue;
            }
        }

        source.TrySetResult(session);
        return null;
    }

    private ApiError Fail(ApiError error, int started)
    {
        lock (gate)
        {
            if (started != epoch)
            {
                return SessionGrant.Error("Session", ErrorKind.Unavailable, "The credential was replaced while it was renewed; the next call uses the new one.");
            }

            failures++;
            TimeSpan wait = error.IsTransient ? FirstBackoff * (1 << Math.Min(failures - 1, MaxBackoffDoublings)) : StoreLookups;
            wait = wait < LongestBackoff ? wait : LongestBackoff;
            wait = error.IsTransient && error.RetryAfter > wait ? error.RetryAfter.Value : wait;
            failure = error;
            tryAgainAt = time.GetUtcNow() + wait;
            running = null;
            return Told(error, wait);
        }
    }

    // The wait is told where waiting helps: the calls' own repeats then come when the next renewal may run.
    private static ApiError Told(ApiError error, TimeSpan wait) => error with { Outcome = Outcome.NotSent, RetryAfter = error.IsTransient ? wait : null };
}
