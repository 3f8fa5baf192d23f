namespace Broker.Crm.HubSpot.Authentication;

/// <summary>Which token is meant, where HubSpot wants a hint.</summary>
public enum HubSpotTokenKind
{
    /// <summary>The token of calls.</summary>
    AccessToken = 0,

    /// <summary>The token that fetches access tokens.</summary>
    RefreshToken = 1,
}
