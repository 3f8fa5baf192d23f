namespace Broker.Testing.HubSpot;

/// <summary>A call that arrived.</summary>
/// <param name="Operation">The operation, as calls are counted.</param>
/// <param name="At">When, on the simulator's clock.</param>
public sealed record HubSpotCall(string Operation, DateTimeOffset At);
