namespace Broker.Testing.Tests;

/// <summary>A fact that is skipped, with the reason, where node or the official clients are missing; in CI it runs and fails instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficialClientFactAttribute : FactAttribute
{
    public OfficialClientFactAttribute() => Skip = OfficialClients.SkipReason;
}
