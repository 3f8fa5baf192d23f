namespace Broker.Crm.Salesforce.Authentication;

/// <summary>What Salesforce tells about a token (contracts/salesforce.md 2). Everything but <see cref="IsActive"/> may be missing.</summary>
public sealed record SalesforceTokenInfo
{
    /// <summary>True when the token is accepted.</summary>
    public bool IsActive { get; init; }

    /// <summary>What it may do.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The app's client id.</summary>
    public string? ClientId { get; init; }

    /// <summary>The user name. Personal: not part of the text form.</summary>
    public string? Username { get; init; }

    /// <summary>The identity address of the user.</summary>
    public string? Subject { get; init; }

    /// <summary>The kind of token, raw, for example <c>access_token</c>.</summary>
    public string? TokenType { get; init; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was given.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>Whether it is accepted, and its end.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(IsActive ? "active" : "inactive")} token, until {ExpiresAt:u}");
}
