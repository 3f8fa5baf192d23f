namespace Broker.Orchestration.Audit;

/// <summary>What a verification found.</summary>
/// <param name="IsValid">True when the chain is whole.</param>
/// <param name="Count">How many records were good.</param>
/// <param name="Head">The hash of the last good record.</param>
/// <param name="FirstBadSequence">Where it breaks; null when it does not.</param>
/// <param name="Fault">How it breaks; null when it does not.</param>
/// <param name="Sentence">The finding in words.</param>
public sealed record AuditVerification(bool IsValid, long Count, string Head, long? FirstBadSequence, AuditFault? Fault, string Sentence);
