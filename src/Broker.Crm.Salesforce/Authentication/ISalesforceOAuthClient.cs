using Broker.Core.Secrets;

namespace Broker.Crm.Salesforce.Authentication;

/// <summary>
/// The OAuth endpoints of one app (contracts/salesforce.md 2). For calls, give one of <see cref="SalesforceCredential"/> to the client instead, which fetches and
/// renews sessions by itself. Thread-safe.
/// </summary>
/// <remarks>Errors: <see cref="Core.Errors.AuthenticationFailedException"/> when the grant, the token or the app is refused, which is final.</remarks>
public interface ISalesforceOAuthClient
{
    /// <summary>Fetches a session by an assertion that is signed now and good for three minutes.</summary>
    /// <param name="username">The user the app acts for.</param>
    /// <param name="privateKeyPem">The RSA key of the app's certificate, PEM of PKCS#8 or PKCS#1, not encrypted.</param>
    /// <param name="audience">Whom the assertion is for; null for the login of production orgs, or of sandboxes when the base address is one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">The user name is empty, or the key is none.</exception>
    Task<SalesforceTokens> JwtBearerAsync(string username, Secret privateKeyPem, string? audience = null, CancellationToken cancellationToken = default);

    /// <summary>Fetches a session of the app's own user.</summary>
    /// <exception cref="InvalidOperationException">There is no client secret, or the base address is a login host that all orgs share.</exception>
    Task<SalesforceTokens> ClientCredentialsAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Fetches an access token. The answer may hold a new refresh token: keep it before anything else, the old one is used up then. Never sent twice: with rotation a
    /// repeat revokes everything, so a lost answer is <see cref="Core.Errors.OutcomeUnknownException"/>.
    /// </summary>
    Task<SalesforceTokens> RefreshAsync(Secret refreshToken, CancellationToken cancellationToken = default);

    /// <summary>Asks what a token is.</summary>
    Task<SalesforceTokenInfo> IntrospectAsync(Secret token, SalesforceTokenKind kind = SalesforceTokenKind.AccessToken, CancellationToken cancellationToken = default);

    /// <summary>Ends a token; with a refresh token, its access tokens too. One that is not good any more counts as ended.</summary>
    Task RevokeAsync(Secret token, CancellationToken cancellationToken = default);

    /// <summary>Asks who a session belongs to, at the session's own address.</summary>
    Task<SalesforceUserInfo> GetUserInfoAsync(SalesforceSession session, CancellationToken cancellationToken = default);
}
