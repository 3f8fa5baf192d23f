namespace Broker.Contracts.Tests.Stubbing;

/// <summary>A theory that is skipped, with the reason, where WireMock is not installed; in CI it runs and fails instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WireMockTheoryAttribute : TheoryAttribute
{
    public WireMockTheoryAttribute() => Skip = WireMockInstallation.SkipReason;
}
