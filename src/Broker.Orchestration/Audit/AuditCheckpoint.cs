namespace Broker.Orchestration.Audit;

/// <summary>A statement of how long the chain was and how it ended; keep it outside the database.</summary>
/// <param name="Count">How many records.</param>
/// <param name="Head">The hash of the last.</param>
/// <param name="At">When it was taken.</param>
public sealed record AuditCheckpoint(long Count, string Head, DateTimeOffset At);
