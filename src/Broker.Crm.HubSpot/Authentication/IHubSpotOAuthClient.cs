using Broker.Core.Secrets;

namespace Broker.Crm.HubSpot.Authentication;

/// <summary>
/// The OAuth endpoints of one app (contracts/hubspot.md 10): installing it, and what can be done with its tokens. For calls, give the refresh token to
/// <c>HubSpotCredential.OAuth</c> instead, which refreshes by itself. Thread-safe.
/// </summary>
/// <remarks>Errors: <see cref="Core.Errors.AuthenticationFailedException"/> when the code, the token or the app's own credentials are refused, which is final.</remarks>
public interface IHubSpotOAuthClient
{
    /// <summary>The page where a person permits the app to use an account. It comes back to <paramref name="redirectUri"/> with <c>code</c> and <c>state</c>.</summary>
    /// <param name="redirectUri">A redirect address that the app declares.</param>
    /// <param name="scopes">What the app must be allowed.</param>
    /// <param name="state">A value that cannot be guessed, compared when the person comes back.</param>
    /// <param name="optionalScopes">What the app may be allowed where the account has it; null for none.</param>
    /// <param name="codeChallenge">The S256 challenge of a code verifier; null for none.</param>
    /// <exception cref="ArgumentException">The address is not absolute, or there are no scopes or no state.</exception>
    Uri AuthorizeUri(Uri redirectUri, IReadOnlyCollection<string> scopes, string state, IReadOnlyCollection<string>? optionalScopes = null, string? codeChallenge = null);

    /// <summary>Turns the code of an installation into tokens. A code serves once: after an unknown outcome install again.</summary>
    /// <param name="code">The code that came back.</param>
    /// <param name="redirectUri">The same address as before.</param>
    /// <param name="codeVerifier">The verifier of the challenge; null when there was none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<HubSpotTokens> ExchangeCodeAsync(Secret code, Uri redirectUri, Secret? codeVerifier = null, CancellationToken cancellationToken = default);

    /// <summary>Fetches an access token. Keep the refresh token of the answer: it may be a new one.</summary>
    Task<HubSpotTokens> RefreshAsync(Secret refreshToken, CancellationToken cancellationToken = default);

    /// <summary>Fetches a token of the app itself, for endpoints that belong to no account.</summary>
    /// <param name="scopes">What it is for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<HubSpotTokens> ClientCredentialsAsync(IReadOnlyCollection<string> scopes, CancellationToken cancellationToken = default);

    /// <summary>Asks what a token is.</summary>
    Task<HubSpotTokenInfo> IntrospectAsync(Secret token, HubSpotTokenKind kind = HubSpotTokenKind.AccessToken, CancellationToken cancellationToken = default);

    /// <summary>Ends a token. Ending it again changes nothing.</summary>
    Task RevokeAsync(Secret token, HubSpotTokenKind kind = HubSpotTokenKind.RefreshToken, CancellationToken cancellationToken = default);
}
