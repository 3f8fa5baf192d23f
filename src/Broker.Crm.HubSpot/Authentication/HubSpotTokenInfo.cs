namespace Broker.Crm.HubSpot.Authentication;

/// <summary>What HubSpot tells about a token. Everything but <see cref="IsActive"/> may be missing.</summary>
public sealed record HubSpotTokenInfo
{
    /// <summary>True when the token is accepted.</summary>
    public bool IsActive { get; init; }

    /// <summary>What it is used for, raw, for example <c>access_token</c>.</summary>
    public string? TokenUse { get; init; }

    /// <summary>The account.</summary>
    public long? HubId { get; init; }

    /// <summary>The user who installed the app or whose token it is.</summary>
    public long? UserId { get; init; }

    /// <summary>The app.</summary>
    public long? AppId { get; init; }

    /// <summary>The app's client id.</summary>
    public string? ClientId { get; init; }

    /// <summary>How long it still serves.</summary>
    public TimeSpan? ExpiresIn { get; init; }

    /// <summary>What it may do.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];
}
