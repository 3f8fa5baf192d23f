using Broker.Core.Secrets;

namespace Broker.Crm.HubSpot.Authentication;

/// <summary>The ways to say who calls HubSpot.</summary>
public static class HubSpotCredential
{
    /// <summary>A service key, the token of a static-auth app or of an old private app; it can be replaced while the client runs.</summary>
    /// <exception cref="ArgumentException">The token holds characters that cannot travel in a header.</exception>
    public static HubSpotToken Token(Secret token) => new(token);

    /// <summary>
    /// An app that an account installed. Access tokens are fetched when they are needed and replaced before they end, once for all calls. The refresh token is
    /// kept in memory only: a new one that HubSpot sends is lost at a restart, so give a store where that matters.
    /// </summary>
    /// <param name="clientId">The app's client id.</param>
    /// <param name="clientSecret">The app's client secret.</param>
    /// <param name="refreshToken">The refresh token that the installation gave.</param>
    /// <exception cref="ArgumentException">The client id is empty.</exception>
    public static HubSpotOAuthCredential OAuth(string clientId, Secret clientSecret, Secret refreshToken) =>
        new(clientId, clientSecret, new MemoryTokenStore(new HubSpotTokens { RefreshToken = refreshToken }));

    /// <summary>The same, with the tokens in a store of the host: every token that HubSpot sends is saved before it is used.</summary>
    /// <param name="clientId">The app's client id.</param>
    /// <param name="clientSecret">The app's client secret.</param>
    /// <param name="store">The store. Several programs may share one account through it.</param>
    /// <exception cref="ArgumentException">The client id is empty.</exception>
    public static HubSpotOAuthCredential OAuth(string clientId, Secret clientSecret, IHubSpotTokenStore store) => new(clientId, clientSecret, store);

    /// <summary>A token that comes from elsewhere, for example from a vault. The function is called before every attempt: cache inside it.</summary>
    public static IHubSpotTokenSource From(Func<CancellationToken, ValueTask<Secret>> token) => new DelegatedToken(token);
}
