namespace Broker.Crm.HubSpot.Authentication;

/// <summary>Keeps the tokens of one installation over restarts. Holds secrets: encrypt what it writes. Implementations are thread-safe.</summary>
public interface IHubSpotTokenStore
{
    /// <summary>What was saved last; null when nothing was. Read before every refresh, so that several programs may share the store.</summary>
    ValueTask<HubSpotTokens?> LoadAsync(CancellationToken cancellationToken = default);

    /// <summary>Saves new tokens. When it returns they are kept: only then are they used. When it throws, the same tokens are saved again by a later call.</summary>
    ValueTask SaveAsync(HubSpotTokens tokens, CancellationToken cancellationToken = default);
}
