using Broker.Orchestration.Ownership;

namespace Broker.Api.Tests.Ownership;

/// <summary>Where the ownership listing comes from. The one place to change when the map in code moves.</summary>
internal static class OwnershipLines
{
    /// <summary>The lines of OWNERSHIP.txt as the code has them.</summary>
    public static IReadOnlyList<string> Provider() => OwnershipListing.Lines(BrokerFacts.Map);
}
