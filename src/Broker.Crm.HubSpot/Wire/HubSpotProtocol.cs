using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot.Authentication;
using Broker.Crm.HubSpot.Limits;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>How HubSpot authenticates, refuses and throttles (contracts/hubspot.md 2, 10, 11). Every 2xx is a success; a partial one is read by its operation.</summary>
internal sealed class HubSpotProtocol(IHubSpotTokenSource tokens, PortalLimits limits) : ApiProtocol
{
    internal const string SystemName = "hubspot";
    private const string Scheme = "Bearer ";

    private volatile SentToken? sent;

    public override string System => SystemName;

    public override string RequestIdHeader => "X-HubSpot-Correlation-Id";

    public override async ValueTask PrepareAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellationToken)
    {
        Secret token = await tokens.GetTokenAsync(cancellationToken).ConfigureAwait(false);
        SentToken? cached = sent;
        if (cached is null || !ReferenceEquals(cached.Token, token))
        {
            cached = new SentToken(token, Scheme + token.Reveal());
            sent = cached;
        }

        if (!request.Headers.TryAddWithoutValidation("Authorization", cached.Header))
        {
            throw new InvalidOperationException("The token cannot travel in a header.");
        }

        request.Headers.TryAddWithoutValidation("Accept", "application/json");
    }

    public override ApiFailure? Judge(in ApiResponse response)
    {
        limits.Observe(response);
        if (response.IsSuccessStatus)
        {
            return null;
        }

        ErrorEnvelope envelope = ErrorEnvelope.Read(response.Body);
        ApiFailure failure = ApiFailure.FromStatus(response.Status) with
        {
            Code = envelope.Code,
            CodeIsListed = ErrorCategories.IsListed(envelope.Code),
            Text = new ProviderText(envelope.Message),
            Fields = envelope.Fields,
            RelatedId = envelope.ExistingId,
            RetryAfter = RetryAfterHeader.Read(response),
        };
        return response.Status switch
        {
            429 => Throttling.Read(response, envelope, failure, limits),
            401 => failure with { RefusedCredential = response.SentHeader("Authorization") },
            423 => failure with { RetryAfter = Throttling.AtLeast(failure.RetryAfter, Throttling.LockedWait) },
            477 => failure with
            {
                // The account moves to another data centre, up to a day: nothing to wait for inside a call.
                Kind = ErrorKind.Unavailable,
                IsTransient = true,
                ProviderSaysRetry = false,
                Advice = "The HubSpot account is moving to another data centre; try again after the stated delay, at the latest after 24 hours.",
            },
            403 when envelope.MissingScopes.Count > 0 => failure with { Advice = $"Give the token the scopes {string.Join(", ", envelope.MissingScopes)}." },
            409 when envelope.ExistingId is not null => failure with { Advice = "The record exists already; update the one that RelatedId names." },
            414 => failure with { Advice = "The URL is too long: ask for fewer properties, or use a search or a batch read, which carry them in the body." },
            400 when ErrorCategories.KindOf(envelope.Code) is { } kind and not ErrorKind.RateLimited => failure with { Kind = kind },
            _ => failure,
        };
    }

    public override ValueTask<bool> TryRenewCredentialAsync(CancellationToken cancellationToken) => tokens.TryRenewTokenAsync(cancellationToken);

    public override ValueTask<bool> TryRenewCredentialAsync(ApiFailure refusal, CancellationToken cancellationToken) =>
        refusal.RefusedCredential is string header && header.StartsWith(Scheme, StringComparison.Ordinal) && header.Length > Scheme.Length
            ? tokens.TryRenewTokenAsync(RefusedToken(header), cancellationToken)
            : tokens.TryRenewTokenAsync(cancellationToken);

    private Secret RefusedToken(string header) =>
        sent is { } current && string.Equals(current.Header, header, StringComparison.Ordinal) ? current.Token : Secret.From(header[Scheme.Length..]);

    private sealed class SentToken(Secret token, string header)
    {
        internal Secret Token { get; } = token;

        internal string Header { get; } = header;
    }
}
