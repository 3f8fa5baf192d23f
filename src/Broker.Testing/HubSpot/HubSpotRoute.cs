using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>What a request asks for.</summary>
/// <param name="Name">The operation, as calls are counted; the same whatever version the path names.</param>
/// <param name="Version">The version the path names.</param>
/// <param name="Run">How it is done.</param>
internal sealed record HubSpotRoute(string Name, string Version, Func<SimResponse> Run)
{
    public bool IsSearch => Name.EndsWith("/search", StringComparison.Ordinal);

    /// <summary>Whether the call needs no token: those that give and judge tokens.</summary>
    public bool IsOpen => Name.StartsWith("oauth/", StringComparison.Ordinal);

    /// <summary>Whether a developer's key is taken in place of a token.</summary>
    public bool TakesDeveloperKey => Name.StartsWith("webhooks/", StringComparison.Ordinal);
}
