namespace Broker.Testing;

/// <summary>Where one simulator listens.</summary>
/// <param name="Name">The system's name, one of <see cref="SimulatorNames"/>.</param>
/// <param name="Url">The root of the simulator, with a trailing slash.</param>
public sealed record SimulatorEndpoint(string Name, Uri Url);
