using Broker.Core.Configuration;
using Broker.Core.Registration;
using Broker.Core.Secrets;

namespace Broker.Crm.Salesforce.Authentication;

/// <summary>
/// A session that is fetched when it is needed and renewed when Salesforce refuses it (contracts/salesforce.md 2). However many calls there are, one request for a
/// token runs, and a caller that gives up does not end it for the others. Thread-safe. Belongs to one org.
/// </summary>
/// <remarks>
/// Salesforce does not tell when a session ends, so the sign is a 401; where the org's session policy is known, <see cref="SalesforceOptions.SessionLife"/> renews
/// ahead of it. The org's address comes with each session and is followed. A refusal of the grant is final: every call then ends in
/// <see cref="Core.Errors.AuthenticationFailedException"/> and Salesforce is not asked again before <see cref="Replace"/>, or, with a store, before it holds other
/// tokens, which is looked up at most twice a minute. Other failures are tried again by later calls, after a wait that doubles up to a minute.
/// <para>
/// A refresh token is never sent twice once it may be used up, since with rotation Salesforce answers that by revoking everything. New tokens are saved before they
/// are used; when saving fails they stay in memory and the next call saves them again. Only the end of the program between the answer and the end of saving loses them.
/// </para>
/// </remarks>
public sealed class SalesforceOAuthCredential : ISalesforceSessionSource
{
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(30);
    private readonly string clientId;
    private readonly Secret? clientSecret;
    private readonly Func<SalesforceOptions, TimeProvider, SessionGrant> makeGrant;
    private readonly Func<Secret, Secret> check;
    private readonly Lock gate = new();
    private volatile SessionRefresher? refresher;
    private Uri? address;
    private Secret? replacement;

    internal SalesforceOAuthCredential(
        string clientId, Secret? clientSecret, bool needsMyDomain, Func<Secret, Secret> check, Func<SalesforceOptions, TimeProvider, SessionGrant> makeGrant)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.check = check;
        this.makeGrant = makeGrant;
        NeedsMyDomain = needsMyDomain;
    }

    internal bool NeedsMyDomain { get; }

    /// <summary>
    /// Takes another secret: the private key, the client secret or the refresh token, by the kind of credential. Ends the state after a final refusal; give the same
    /// secret again after the cause was put right in Salesforce.
    /// </summary>
    /// <exception cref="ArgumentException">The private key is none.</exception>
    public void Replace(Secret secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        Secret next = check(secret);
        lock (gate)
        {
            replacement = next;
            refresher?.Replace(next);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No client was made with this credential yet.</exception>
    public ValueTask<SalesforceSession> GetSessionAsync(CancellationToken cancellationToken = default) => Bound().GetAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> TryRenewSessionAsync(SalesforceSession refused, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(refused);
        return Bound().TryRenewAsync(refused, cancellationToken);
    }

    /// <summary>Connects the credential with the client that uses it: same address, connections, clock and log.</summary>
    internal void Bind(ClientContext<SalesforceOptions> context)
    {
        SalesforceOptions options = context.Options;
        lock (gate)
        {
            if (refresher is not null)
            {
                if (address != options.BaseAddress)
                {
                    throw new InvalidOperationException("This credential is in use at another BaseAddress already: a credential belongs to one org, so make one for each.");
                }

                return;
            }

            ResilienceOptions resilience = options.Resilience.Copy();
            resilience.MaxRetries = 0; // the calls that need the session try again, with a wait that all of them share
            resilience.RequestsPerSecond = null;
            resilience.TotalTimeout = resilience.TotalTimeout < LongestRequest ? resilience.TotalTimeout : LongestRequest;
            resilience.AttemptTimeout = resilience.AttemptTimeout < resilience.TotalTimeout ? resilience.AttemptTimeout : resilience.TotalTimeout;
            var oauth = new SalesforceOAuthClient(new ClientContext<SalesforceOAuthOptions>(
                new SalesforceOAuthOptions
                {
                    BaseAddress = options.BaseAddress,
                    AllowInsecureHttp = options.AllowInsecureHttp,
                    MaxResponseBytes = options.MaxResponseBytes,
                    Resilience = resilience,
                    ClientId = clientId,
                    ClientSecret = clientSecret,
                },
                context.Transport,
                context.Logger,
                context.Time));
            SessionGrant grant = makeGrant(options, context.Time);
            if (replacement is not null)
            {
                grant.Replace(replacement);
            }

            address = options.BaseAddress;
            refresher = new SessionRefresher(grant, oauth, options.SessionLife, context.Time);
        }
    }

    private SessionRefresher Bound() => refresher ?? throw new InvalidOperationException("This credential has no client yet: set it as SalesforceOptions.Credential.");
}
