namespace Broker.Crm.HubSpot.Authentication;

/// <summary>Tokens that end with the program.</summary>
internal sealed class MemoryTokenStore(HubSpotTokens tokens) : IHubSpotTokenStore
{
    private volatile HubSpotTokens current = tokens;

    public ValueTask<HubSpotTokens?> LoadAsync(CancellationToken cancellationToken = default) => new(current);

    public ValueTask SaveAsync(HubSpotTokens tokens, CancellationToken cancellationToken = default)
    {
        current = tokens;
        return default;
    }
}
