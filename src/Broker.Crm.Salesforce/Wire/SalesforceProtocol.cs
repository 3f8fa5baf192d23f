using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Composite;
using Broker.Crm.Salesforce.Limits;
using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Wire;

/// <summary>How Salesforce authenticates, refuses and throttles (contracts/salesforce.md 2, 3). A 2xx may still hold parts that failed: those are read by their operation.</summary>
internal sealed class SalesforceProtocol(ISalesforceSessionSource sessions, string clientName, UsageMeter usage, DailyGate gate) : ApiProtocol
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

        // Salesforce speaks XML too, and the content of a field is whatever it is.
        if (!request.Headers.NonValidated.Contains("Accept") && call.Operation != RecordOperations.Blob)
        {
            request.Headers.TryAddWithoutValidation("Accept", "application/json");
        }
    }

    public override ApiFailure? Judge(in ApiResponse response)
    {
        usage.Observe(response);
        // A tree that failed answers 400 and says which records failed: read by its operation.
        if (response.IsSuccessStatus || response.Status == 304 || (response.Status == 400 && response.Operation == CompositeOperations.Tree && TreeCall.IsAnswer(response.Body)))
        {
            Tell(response, usedUp: false);
            return null;
        }

        IReadOnlyList<SalesforceErrorItem> items = ErrorItems.Read(response.Body);
        ApiFailure failure = ApiFailure.FromStatus(response.Status) with { RetryAfter = RetryAfterHeader.Read(response) };
        failure = OfStatus(items.Count > 0 ? ErrorCodes.Apply(failure, items) : failure);
        failure = response.Status == 300 ? failure with { Text = Candidates.Of(response.Body) } : failure;
        Tell(response, usedUp: failure is { IsQuotaExhausted: true, Code: ErrorCodes.RequestLimitExceeded });
        return ErrorCodes.IsRenewable(failure) ? failure with { RefusedCredential = RefusedSession(response) } : failure;
    }

    public override async ValueTask<bool> TryRenewCredentialAsync(ApiFailure refusal, CancellationToken cancellationToken)
    {
        if (refusal.RefusedCredential is not SalesforceSession refused)
        {
            return false;
        }

        try
        {
            return await sessions.TryRenewSessionAsync(refused, cancellationToken).ConfigureAwait(false);
        }
        catch (BrokerApiException)
        {
            // The next attempt asks for a session again and is told why there is none, and whether waiting helps.
            return true;
        }
    }

    /// <summary>What a status adds to what the body says.</summary>
    private static ApiFailure OfStatus(ApiFailure failure) => failure.Status switch
    {
        300 => failure with
        {
            Kind = ErrorKind.Conflict,
            NotApplied = true,
            Code = ErrorCodes.MultipleChoices,
            CodeIsListed = true,
            Advice = "Several records have this external id. Nothing was written: merge them, or make the field unique.",
        },
        >= 301 and < 400 => failure with { NotApplied = true, Advice = "The org's address answered with a redirect: the org may have moved; check the address of the session." },
        410 => failure with { Kind = ErrorKind.Validation, Advice = "This version of the API is retired; set ApiVersion to a newer one." },
        412 => failure with { Advice = "The record is not as the condition demands: it changed meanwhile, so read it again." },
        414 or 431 => failure with
        {
            Kind = ErrorKind.Validation,
            NotApplied = true,
            Advice = "The address and headers are too long: use fewer or shorter conditions, a Bulk query, or a body that carries them.",
        },

        // A busy org says so, and a trial org that ended too.
        420 => failure with { Kind = ErrorKind.Unavailable, IsTransient = true, NotApplied = false, Advice = "The org does not answer calls now; a scratch or trial org may have ended." },
        _ => failure,
    };

    // What tells nothing about the calls that are left: a refused session, a server that is down, and the list of versions, which is not counted.
    private void Tell(in ApiResponse response, bool usedUp)
    {
        if (usedUp || (response.Status is < 500 and not 401 && response.Operation.Template != SalesforcePaths.ServicesData))
        {
            gate.Observe(usedUp);
        }
    }

    private SalesforceSession? RefusedSession(in ApiResponse response)
    {
        string? header = response.SentHeader("Authorization");
        SentSession? cached = sent;
        if (cached is null || header is null)
        {
            return null;
        }

        // Sent with an older token: what is current now was renewed meanwhile, and the source can tell by comparing the tokens.
        return string.Equals(cached.Header, header, StringComparison.Ordinal) ? cached.Session : new SalesforceSession(Core.Secrets.Secret.From(header["Bearer ".Length..]), cached.Session.InstanceUrl);
    }

    private sealed class SentSession(SalesforceSession session, string header)
    {
        internal SalesforceSession Session { get; } = session;

        internal string Header { get; } = header;
    }
}
