using Broker.Core.Secrets;

namespace Broker.Crm.Salesforce.Authentication;

/// <summary>The tokens of one user and app, as Salesforce answered them (contracts/salesforce.md 2). Everything may be missing.</summary>
public sealed class SalesforceTokens
{
    /// <summary>The token of calls; null when only the refresh token is known. Salesforce does not tell when it ends.</summary>
    public Secret? AccessToken { get; init; }

    /// <summary>The token that fetches the next access token; null when the flow gives none. With rotation it is good once.</summary>
    public Secret? RefreshToken { get; init; }

    /// <summary>The org's address, where the access token is good; null when it was not told.</summary>
    public Uri? InstanceUrl { get; init; }

    /// <summary>The org's id; null when it was not told.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The user's id; null when it was not told.</summary>
    public string? UserId { get; init; }

    /// <summary>When Salesforce gave the access token; null when it was not told.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>What the token may do; empty when it was not told.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>True when the last refresh gave a new refresh token (rotation is on), false when the old one stayed, null when there was none yet. A store keeps it with the tokens.</summary>
    public bool? RefreshTokenRotates { get; init; }

    /// <summary>The org and the time; no token.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"tokens of org {OrganizationId ?? "unknown"}, issued {IssuedAt:u}");
}
