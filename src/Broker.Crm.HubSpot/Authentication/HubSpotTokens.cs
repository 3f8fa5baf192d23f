using Broker.Core.Secrets;

namespace Broker.Crm.HubSpot.Authentication;

/// <summary>The tokens of one installation of an app, as HubSpot answered them (contracts/hubspot.md 10).</summary>
public sealed class HubSpotTokens
{
    /// <summary>The token of calls; null when only the refresh token is known.</summary>
    public Secret? AccessToken { get; init; }

    /// <summary>The token that fetches the next access token; null when the grant gives none, as for client credentials.</summary>
    public Secret? RefreshToken { get; init; }

    /// <summary>When the access token ends, counted from before it was asked for; null when there is none.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The account; null when it was not told.</summary>
    public long? HubId { get; init; }

    /// <summary>What the token may do; empty when it was not told.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The account and the end; no token.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"tokens of account {HubId}, access until {ExpiresAt:u}");
}
