using Broker.Core.Secrets;

namespace Broker.Crm.HubSpot.Authentication;

/// <summary>The ways to say who calls HubSpot.</summary>
public static class HubSpotCredential
{
    /// <summary>A service key, the token of a static-auth app or of an old private app; it can be replaced while the client runs.</summary>
    /// <exception cref="ArgumentException">The token holds characters that cannot travel in a header.</exception>
    public static HubSpotToken Token(Secret token) => new(token);

    /// <summary>A token that comes from elsewhere, for example from a vault. The function is called before every attempt: cache inside it.</summary>
    public static IHubSpotTokenSource From(Func<CancellationToken, ValueTask<Secret>> token) => new DelegatedToken(token);
}
