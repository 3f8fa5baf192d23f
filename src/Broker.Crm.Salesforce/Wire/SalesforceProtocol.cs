using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Composite;
using Broker.Crm.Salesforce.Limits;

namespace Broker.Crm.Salesforce.Wire;

/// <summary>How Salesforce authenticates, refuses and throttles (contracts/salesforce.md 2, 3). A 2xx may still hold parts that failed: those are read by their operation.</summary>
internal sealed class SalesforceProtocol(ISalesforceSessionSource sessions, string clientName, UsageMeter usage) : ApiProtocol
{
    internal const string SystemName = "salesforce";

    private readonly string callOptions = "client=" + clientName;
    private volatile SentSession? sent;

    public override string System => SystemName;

    public override async ValueTask PrepareAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellationToken)
    {
        SalesforceSession session = await sessions.GetSessionAsync(cancellationToken).ConfigureAwait(false);
        SentSession? cached = sent;
        if (cached is null || !ReferenceEquals(cached.Session, session))
        {
            cached = new SentSession(session, "Bearer " + session.AccessToken.Reveal());
            sent = cached;
        }

        // The org's address can change with a refresh, so it is decided here and not when the client is made.
        Uri address = request.RequestUri!;
        if (!string.Equals(address.Authority, session.InstanceUrl.Authority, StringComparison.OrdinalIgnoreCase) || address.Scheme != session.InstanceUrl.Scheme)
        {
            request.RequestUri = new Uri(
                string.Concat(session.InstanceUrl.GetLeftPart(UriPartial.Authority), address.PathAndQuery), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        }

        if (!request.Headers.TryAddWithoutValidation("Authorization", cached.Header))
        {
            throw new InvalidOperationException("The access token cannot travel in a header.");
        }

        request.Headers.TryAddWithoutValidation("Sforce-Call-Options", callOptions);
    }

    public override ApiFailure? Judge(in ApiResponse response)
    {
        usage.Observe(response);
        // A tree that failed answers 400 and says which records failed: read by its operation.
        if (response.IsSuccessStatus || response.Status == 304 || (response.Status == 400 && response.Operation == CompositeOperations.Tree && TreeCall.IsAnswer(response.Body)))
        {
            return null;
        }

        IReadOnlyList<SalesforceErrorItem> items = ErrorItems.Read(response.Body);
        ApiFailure failure = ApiFailure.FromStatus(response.Status) with { RetryAfter = RetryAfterHeader.Read(response) };
        failure = response.Status switch
        {
            300 => failure with
            {
                Kind = ErrorKind.Conflict,
                NotApplied = true,
                Code = ErrorCodes.MultipleChoices,
                CodeIsListed = true,
                Advice = "Several records have this external id. Nothing was written: merge them, or make the field unique.",
            },
            410 => failure with { Advice = "This version of the API is retired; set ApiVersion to a newer one." },
            414 or 431 => failure with { Advice = "The address is too long: use fewer or shorter conditions, a Bulk query, or a body that carries them." },
            _ => items.Count > 0 ? ErrorCodes.Apply(failure, items) : failure,
        };
        return response.Status == 401 ? failure with { RefusedCredential = RefusedSession(response) } : failure;
    }

    public override async ValueTask<bool> TryRenewCredentialAsync(ApiFailure refusal, CancellationToken cancellationToken) =>
        refusal.RefusedCredential is SalesforceSession refused
            && !ErrorCodes.IsBeyondRenewal(refusal.Text)
            && await sessions.TryRenewSessionAsync(refused, cancellationToken).ConfigureAwait(false);

    private SalesforceSession? RefusedSession(in ApiResponse response)
    {
        string? header = response.SentHeader("Authorization");
        SentSession? cached = sent;
        if (cached is null || header is null)
        {
            return null;
        }

        // Signed with an older token: what is current now was renewed meanwhile, and the source can tell by the identity of the object.
        return string.Equals(cached.Header, header, StringComparison.Ordinal) ? cached.Session : new SalesforceSession(Core.Secrets.Secret.From(header["Bearer ".Length..]), cached.Session.InstanceUrl);
    }

    private sealed class SentSession(SalesforceSession session, string header)
    {
        internal SalesforceSession Session { get; } = session;

        internal string Header { get; } = header;
    }
}
