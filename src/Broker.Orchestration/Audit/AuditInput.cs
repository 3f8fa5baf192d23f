namespace Broker.Orchestration.Audit;

/// <summary>One input of a decision.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Owner">Its owner.</param>
/// <param name="Value">The value where it is not personal, else a keyed hash or nothing.</param>
/// <param name="AsOf">When its owner had it.</param>
public sealed record AuditInput(string Fact, string Owner, string? Value, DateTimeOffset? AsOf);
