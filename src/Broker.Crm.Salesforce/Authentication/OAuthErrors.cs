using Broker.Core.Errors;

namespace Broker.Crm.Salesforce.Authentication;

/// <summary>The errors of the OAuth endpoints, and what each means for a repeat (contracts/salesforce.md 2). An open set: others are kept, and not printed.</summary>
internal static class OAuthErrors
{
    internal const string InvalidGrant = "invalid_grant";
    internal const string InvalidToken = "invalid_token";
    internal const string KeyBound = "dpop_token";

    internal static ErrorKind? KindOf(string? error) => error switch
    {
        InvalidGrant or "invalid_client" or "invalid_client_id" or "invalid_client_credentials" or "unauthorized_client" or "unsupported_grant_type" or "inactive_user"
            or "inactive_org" or "invalid_app_access" or "invalid_assertion_type" or "access_denied" or InvalidToken or KeyBound => ErrorKind.Authentication,
        "invalid_request" or "invalid_scope" or "redirect_uri_mismatch" or "unsupported_token_type" => ErrorKind.Validation,
        "rate_limit_exceeded" => ErrorKind.RateLimited,
        "server_error" or "temporarily_unavailable" or "unknown_error" => ErrorKind.Unavailable,
        _ => null,
    };

    internal static ApiFailure Apply(ApiFailure failure, string error, string? description)
    {
        ErrorKind kind = KindOf(error) ?? failure.Kind;

        // Too many logins of one user in an hour come under the name of a refused grant.
        bool tooMany = kind == ErrorKind.RateLimited || Says(description, "rate exceeded");
        failure = failure with
        {
            Kind = tooMany ? ErrorKind.RateLimited : kind,
            Code = error,
            CodeIsListed = KindOf(error) is not null,
            Text = new ProviderText(description),
        };
        return tooMany ? failure with { IsTransient = true, NotApplied = true, Advice = "Too many tokens were asked for in a short time: wait, and let all programs share a session." }
            : kind == ErrorKind.Unavailable ? failure with { IsTransient = true, NotApplied = false }
            : failure with { Advice = AdviceFor(error, description) };
    }

    private static string? AdviceFor(string error, string? description) => error switch
    {
        InvalidGrant when Says(description, "approved this consumer") => "The user has not approved the app: pre-authorize it for the user's profile or a permission set.",
        InvalidGrant when Says(description, "audience") => "The audience is not the one Salesforce expects: https://login.salesforce.com for production, https://test.salesforce.com for a sandbox.",
        InvalidGrant when Says(description, "expired") => "The refresh token was revoked, used before, or has expired: authorize the app again and give its new refresh token.",
        InvalidGrant => "Salesforce refused the grant: check that the user is active, that the app allows this flow, and that user, app and org belong together.",
        "invalid_client" or "invalid_client_id" or "invalid_client_credentials" => "Check the app's client id and client secret.",
        "unsupported_grant_type" or "unauthorized_client" or "invalid_app_access" => "Switch this flow on in the app's settings, and let the user use the app.",
        _ => null,
    };

    private static bool Says(string? description, string words) => description?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
}
