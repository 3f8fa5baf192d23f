namespace Broker.Orchestration.Ownership;

/// <summary>An ownership map contradicts itself; the host must not start. The message names the fact and the fix.</summary>
public sealed class OwnershipMapException(string message) : Exception(message);
