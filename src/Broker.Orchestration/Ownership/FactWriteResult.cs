namespace Broker.Orchestration.Ownership;

/// <summary>What became of a write.</summary>
/// <param name="IsStored">True when the value was stored.</param>
/// <param name="Refusal">Why not, and what to do instead.</param>
public sealed record FactWriteResult(bool IsStored, string? Refusal);
