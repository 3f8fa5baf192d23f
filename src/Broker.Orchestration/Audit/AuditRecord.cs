namespace Broker.Orchestration.Audit;

/// <summary>A stored entry with its place in the chain.</summary>
/// <param name="Sequence">From 1, without gaps, per tenant.</param>
/// <param name="Canonical">The entry in its canonical form, exactly as hashed.</param>
/// <param name="PreviousHash">The hash of the record before; 64 zeros for the first.</param>
/// <param name="Hash">SHA-256 over sequence, previous hash and canonical form, lower-case hex.</param>
public sealed record AuditRecord(long Sequence, string Canonical, string PreviousHash, string Hash);
