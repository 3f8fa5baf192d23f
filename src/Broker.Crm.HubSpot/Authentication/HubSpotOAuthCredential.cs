using Broker.Core.Registration;
using Broker.Core.Secrets;

namespace Broker.Crm.HubSpot.Authentication;

/// <summary>
/// An app that an account installed. The access token is replaced <see cref="HubSpotOptions.TokenRefreshMargin"/> before its end while calls go on with the old
/// one; only calls without a token that still serves wait. However many calls there are, one refresh runs. Thread-safe.
/// </summary>
/// <remarks>
/// Whatever refresh token HubSpot sends back is saved before the new access token is used. A refusal (<c>invalid_grant</c>) is final: every call then ends in
/// <see cref="Core.Errors.AuthenticationFailedException"/> and HubSpot is not asked again until <see cref="Replace"/>, or until the store holds another refresh
/// token, which is looked up at most twice a minute. Other failures are tried again by later calls, after a wait that doubles up to a minute. Belongs to one
/// account: when several clients share it, tokens are fetched as the first of them is set up.
/// </remarks>
public sealed class HubSpotOAuthCredential : IHubSpotTokenSource
{
    private readonly string clientId;
    private readonly Secret clientSecret;
    private readonly IHubSpotTokenStore store;
    private readonly Lock gate = new();
    private volatile TokenRefresher? refresher;
    private Secret? replacement;

    internal HubSpotOAuthCredential(string clientId, Secret clientSecret, IHubSpotTokenStore store)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentNullException.ThrowIfNull(clientSecret);
        ArgumentNullException.ThrowIfNull(store);
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.store = store;
    }

    /// <summary>Takes the refresh token of a new installation, instead of the one in the store. Ends the state after a final refusal.</summary>
    public void Replace(Secret refreshToken)
    {
        ArgumentNullException.ThrowIfNull(refreshToken);
        lock (gate)
        {
            replacement = refreshToken;
            refresher?.Replace(refreshToken);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No client was made with this credential yet.</exception>
    public ValueTask<Secret> GetTokenAsync(CancellationToken cancellationToken = default) => Bound().GetAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> TryRenewTokenAsync(CancellationToken cancellationToken = default) => Bound().TryRenewAsync(refused: null, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> TryRenewTokenAsync(Secret refused, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(refused);
        return Bound().TryRenewAsync(refused, cancellationToken);
    }

    /// <summary>Connects the credential with the client that uses it: same address, version, connections, clock and log.</summary>
    internal void Bind(ClientContext<HubSpotOptions> context)
    {
        lock (gate)
        {
            if (refresher is not null)
            {
                return;
            }

            HubSpotOptions options = context.Options;
            Core.Configuration.ResilienceOptions resilience = options.Resilience.Copy();
            resilience.MaxRetries = 0; // the calls that need the token try again, with a wait that all of them share
            resilience.RequestsPerSecond = null;
            resilience.TotalTimeout = TimeSpan.FromSeconds(Math.Min(30, resilience.TotalTimeout.TotalSeconds));
            resilience.AttemptTimeout = resilience.AttemptTimeout < resilience.TotalTimeout ? resilience.AttemptTimeout : resilience.TotalTimeout;
            var oauth = new HubSpotOAuthClient(new ClientContext<HubSpotOAuthOptions>(
                new HubSpotOAuthOptions
                {
                    BaseAddress = options.BaseAddress,
                    AllowInsecureHttp = options.AllowInsecureHttp,
                    MaxResponseBytes = options.MaxResponseBytes,
                    Resilience = resilience,
                    ApiVersion = options.ApiVersion,
                    ClientId = clientId,
                    ClientSecret = clientSecret,
                },
                context.Transport,
                context.Logger,
                context.Time));
            var made = new TokenRefresher(oauth, store, options.TokenRefreshMargin, context.Time);
            if (replacement is not null)
            {
                made.Replace(replacement);
            }

            refresher = made;
        }
    }

    private TokenRefresher Bound() => refresher ?? throw new InvalidOperationException("This credential has no client yet: set it as HubSpotOptions.Credential.");
}
