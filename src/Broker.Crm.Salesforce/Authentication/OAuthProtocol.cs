using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Authentication;

/// <summary>How the OAuth endpoints refuse: <c>error</c> and <c>error_description</c>, a shape of their own (contracts/salesforce.md 2).</summary>
internal sealed class OAuthProtocol : ApiProtocol
{
    public override string System => SalesforceProtocol.SystemName;

    public override ValueTask PrepareAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        return default;
    }

    public override ApiFailure? Judge(in ApiResponse response)
    {
        (string? tokenType, string? error, string? description) = OAuthAnswers.ReadVerdict(response.Body);
        if (response.IsSuccessStatus)
        {
            return response.Operation.Template == SalesforceOAuthClient.TokenPath && tokenType is not null && !tokenType.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
                ? KeyBound(response.Status)
                : null;
        }

        ApiFailure failure = ApiFailure.FromStatus(response.Status) with { RetryAfter = RetryAfterHeader.Read(response) };
        if (response.Operation == SalesforceOAuthClient.Revoke && error == OAuthErrors.InvalidToken)
        {
            return null; // it is not good any more, which is what was asked for
        }

        return response.Status switch
        {
            >= 300 and < 400 => failure with { NotApplied = true, Advice = "The login host answered with a redirect: set BaseAddress to the org's own address (My Domain)." },
            404 or 405 when error is null => failure with { Advice = "There is no token endpoint here: set BaseAddress to a login host of Salesforce or the org's own address (My Domain)." },
            _ => string.IsNullOrEmpty(error) ? failure : OAuthErrors.Apply(failure, error, description),
        };
    }

    private static ApiFailure KeyBound(int status) => new()
    {
        Kind = ErrorKind.Authentication,
        Status = status,
        Code = OAuthErrors.KeyBound,
        CodeIsListed = true,
        NotApplied = true,
        Advice = "The app's tokens are not plain bearer tokens but bound to a key (DPoP), which this client does not do: switch that off in the app's settings.",
    };
}
