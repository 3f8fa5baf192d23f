using Broker.Orchestration.Ownership;

namespace Broker.Orchestration.Tests.Support;

/// <summary>The map type that tests declare facts for.</summary>
[OwnershipMap]
internal static class TestFacts
{
    internal static OwnershipMapBuilder Builder() => new(typeof(TestFacts));
}
