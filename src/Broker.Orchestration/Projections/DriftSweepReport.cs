using Broker.Core.Boundaries;

namespace Broker.Orchestration.Projections;

/// <summary>What a sweep over the CRM's changes found.</summary>
/// <param name="Read">Changed records that were read.</param>
/// <param name="Echoes">Records whose values are the ones last written, by whomever: nothing to do.</param>
/// <param name="Planned">Customers whose records will be looked at and repaired.</param>
/// <param name="NotOurs">Records of nobody in the identity map.</param>
/// <param name="Failure">Why the sweep ended early; null when it reached the present. It goes on from there the next time.</param>
public sealed record DriftSweepReport(int Read, int Echoes, int Planned, int NotOurs, BoundaryFailure? Failure)
{
    /// <summary>True when everything that changed was looked at.</summary>
    public bool IsComplete => Failure is null;
}
