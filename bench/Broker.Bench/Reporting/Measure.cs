namespace Broker.Bench.Reporting;

/// <summary>What a goal limits.</summary>
internal enum Measure
{
    /// <summary>Time of one call.</summary>
    Time,

    /// <summary>Allocated bytes of one call.</summary>
    Allocation,
}
