namespace Broker.Testing;

/// <summary>Where one simulator listens.</summary>
/// <param name="Name">The system's name, one of <see cref="SimulatorNames"/>.</param>
/// <param name="Url">The root of the simulator, with a trailing slash.</param>
public sealed record SimulatorEndpoint(string Name, Uri Url)
{
    /// <summary>Where simulators started with that base port listen, for every name whether built or not.</summary>
    /// <param name="basePort">The port of the first simulator.</param>
    public static IReadOnlyList<SimulatorEndpoint> CountedUpFrom(int basePort) =>
        [.. SimulatorNames.InPortOrder.Select((name, offset) => new SimulatorEndpoint(name, new Uri($"http://127.0.0.1:{basePort + offset}/")))];
}
