namespace Broker.Contracts.Tests.Stubbing;

/// <summary>A fact that is skipped, with the reason, where WireMock is not installed; in CI it runs and fails instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WireMockFactAttribute : FactAttribute
{
    public WireMockFactAttribute() => Skip = WireMockInstallation.SkipReason;
}
