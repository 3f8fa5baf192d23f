namespace Broker.Simulation.Tests;

/// <summary>The requests that a simulator will never answer.</summary>
/// <param name="Path">How their path ends.</param>
/// <param name="Count">How many, from the first on.</param>
internal sealed record UnansweredRequests(string Path, int Count)
{
    /// <summary>Whether the request of this number, counted from one, is at the simulator and did there what it does.</summary>
    public Func<int, bool> IsThere { get; init; } = static _ => true;
}
