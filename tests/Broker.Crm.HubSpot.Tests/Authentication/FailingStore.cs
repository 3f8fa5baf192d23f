using Broker.Core.Secrets;
using Broker.Crm.HubSpot.Authentication;

namespace Broker.Crm.HubSpot.Tests.Authentication;

/// <summary>A store that can be told to fail.</summary>
internal sealed class FailingStore(string? refreshToken) : IHubSpotTokenStore
{
    public HubSpotTokens? Kept { get; set; } = refreshToken is null ? null : new HubSpotTokens { RefreshToken = Secret.From(refreshToken) };

    public int FailingSaves { get; set; }

    public int Saves { get; private set; }

    public int Loads { get; private set; }

    public ValueTask<HubSpotTokens?> LoadAsync(CancellationToken cancellationToken = default)
    {
        Loads++;
        return new(Kept);
    }

    public ValueTask SaveAsync(HubSpotTokens tokens, CancellationToken cancellationToken = default)
    {
        Saves++;
        if (FailingSaves-- > 0)
        {
            throw new IOException("disk " + tokens.RefreshToken!.Reveal());
        }

        Kept = tokens;
        return default;
    }
}
