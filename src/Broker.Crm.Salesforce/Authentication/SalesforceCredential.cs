using Broker.Core.Secrets;

namespace Broker.Crm.Salesforce.Authentication;

/// <summary>The ways to say who calls Salesforce (contracts/salesforce.md 2).</summary>
public static class SalesforceCredential
{
    /// <summary>A session that was obtained elsewhere. It is not renewed: after its end every call fails with an authentication error.</summary>
    public static ISalesforceSessionSource Session(Secret accessToken, Uri instanceUrl) => new FixedSession(new SalesforceSession(accessToken, instanceUrl));

    /// <summary>
    /// A server that acts for a user by a certificate of the app: a new assertion is signed for every session and is good for three minutes. There is no client secret
    /// and no refresh token.
    /// </summary>
    /// <param name="clientId">The app's client id (consumer key).</param>
    /// <param name="username">The user the app acts for; the app must be pre-authorized for it.</param>
    /// <param name="privateKeyPem">The RSA key of the app's certificate, PEM of PKCS#8 or PKCS#1, not encrypted, at least 2048 bits. Not disposed.</param>
    /// <param name="audience">Whom the assertion is for; null for the login of production orgs, or of sandboxes when <see cref="SalesforceOptions"/> has the address of one.</param>
    /// <exception cref="ArgumentException">A text is empty, or the key is none; the message does not repeat it.</exception>
    public static SalesforceOAuthCredential JwtBearer(string clientId, string username, Secret privateKeyPem, string? audience = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(username);
        JwtAssertion.Checked(privateKeyPem);
        return new SalesforceOAuthCredential(
            clientId,
            clientSecret: null,
            needsMyDomain: false,
            JwtAssertion.Checked,
            (_, _) => new SecretGrant(privateKeyPem, (oauth, key) => oauth.TryJwtBearerAsync(username, key, audience, CancellationToken.None)));
    }

    /// <summary>A server that acts as the app's own user. Needs the org's own address (My Domain) as base address; a login host that all orgs share is refused.</summary>
    /// <param name="clientId">The app's client id (consumer key).</param>
    /// <param name="clientSecret">The app's client secret. Not disposed.</param>
    /// <exception cref="ArgumentException">The client id is empty.</exception>
    public static SalesforceOAuthCredential ClientCredentials(string clientId, Secret clientSecret)
    {
        ArgumentNullException.ThrowIfNull(clientSecret);
        return new SalesforceOAuthCredential(
            clientId,
            clientSecret: null,
            needsMyDomain: true,
            static secret => secret,
            (_, _) => new SecretGrant(clientSecret, static (oauth, secret) => oauth.TryClientCredentialsAsync(secret, CancellationToken.None)));
    }

    /// <summary>
    /// A user who authorized the app. The refresh token is kept in memory only: with rotation the one that counts is lost at a restart, so give a store where that
    /// matters.
    /// </summary>
    /// <param name="clientId">The app's client id (consumer key).</param>
    /// <param name="clientSecret">The app's client secret; null when the app needs none.</param>
    /// <param name="refreshToken">The refresh token that the authorization gave.</param>
    /// <exception cref="ArgumentException">The client id is empty.</exception>
    public static SalesforceOAuthCredential RefreshToken(string clientId, Secret? clientSecret, Secret refreshToken)
    {
        ArgumentNullException.ThrowIfNull(refreshToken);
        return RefreshToken(clientId, clientSecret, new MemoryTokenStore(new SalesforceTokens { RefreshToken = refreshToken }));
    }

    /// <summary>The same, with the tokens in a store of the host: every token that Salesforce sends is saved before it is used.</summary>
    /// <param name="clientId">The app's client id (consumer key).</param>
    /// <param name="clientSecret">The app's client secret; null when the app needs none.</param>
    /// <param name="store">The store. Several programs may share one user through it; with rotation it must then lock (<see cref="ISalesforceTokenStore.LockAsync"/>).</param>
    /// <exception cref="ArgumentException">The client id is empty.</exception>
    public static SalesforceOAuthCredential RefreshToken(string clientId, Secret? clientSecret, ISalesforceTokenStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new SalesforceOAuthCredential(
            clientId,
            clientSecret,
            needsMyDomain: false,
            static secret => secret,
            (options, time) => new RefreshGrant(store, options.RefreshTokenRotation, options.SessionLife, time));
    }
}
