namespace Broker.Testing.HubSpot;

/// <summary>Whose call is being executed and which version its path named.</summary>
internal sealed record HubSpotCaller(string Version, HubSpotChange Change)
{
    public static HubSpotCaller Nobody { get; } = new("2026-03", HubSpotChange.Api);

    /// <summary>Whether the account's rules for required properties hold; they do since 2026-09 (contracts/hubspot.md 1).</summary>
    public bool EnforcesRules => Version == "2026-09";

    /// <summary>Whether the old association answers are wanted: batch archives without a body (contracts/hubspot.md 1).</summary>
    public bool IsOld => Version.StartsWith('v');
}
