using Broker.Crm.HubSpot.Authentication;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>Keeps tokens in memory; a test may look while they are saved.</summary>
internal sealed class TokenStore(HubSpotTokens first) : IHubSpotTokenStore
{
    private readonly List<HubSpotTokens> saved = [];
    private HubSpotTokens current = first;

    /// <summary>What was saved, oldest first.</summary>
    public IReadOnlyList<HubSpotTokens> Saved => saved;

    /// <summary>Runs while new tokens are being saved.</summary>
    public Func<Task> Saving { get; set; } = static () => Task.CompletedTask;

    public ValueTask<HubSpotTokens?> LoadAsync(CancellationToken cancellationToken = default) => new(current);

    public async ValueTask SaveAsync(HubSpotTokens tokens, CancellationToken cancellationToken = default)
    {
        await Saving();
        current = tokens;
        saved.Add(tokens);
    }
}
