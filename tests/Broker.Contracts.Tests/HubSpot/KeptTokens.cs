using Broker.Crm.HubSpot.Authentication;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>The tokens of an installation, as a program finds them after a restart.</summary>
internal sealed class KeptTokens(HubSpotTokens tokens) : IHubSpotTokenStore
{
    public HubSpotTokens Tokens { get; private set; } = tokens;

    public ValueTask<HubSpotTokens?> LoadAsync(CancellationToken cancellationToken = default) => new(Tokens);

    public ValueTask SaveAsync(HubSpotTokens tokens, CancellationToken cancellationToken = default)
    {
        Tokens = tokens;
        return default;
    }
}
