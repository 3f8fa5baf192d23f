namespace Broker.Bench.Measuring;

/// <summary>What one contestant reached beside the first one, the floor.</summary>
/// <param name="Name">The row.</param>
/// <param name="Nanoseconds">Time of one call.</param>
/// <param name="Ratio">Time, as ratio to the floor's of the same round.</param>
/// <param name="CpuRatio">Processor time of this process, as ratio to the floor's of the same round.</param>
/// <param name="Bytes">Allocated bytes of one call.</param>
internal sealed record ContestResult(string Name, Spread Nanoseconds, Spread Ratio, Spread CpuRatio, double Bytes);
