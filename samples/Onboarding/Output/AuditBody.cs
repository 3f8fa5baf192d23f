namespace Onboarding.Output;

/// <summary>An audit verification as JSON.</summary>
public sealed record AuditBody(bool Valid, long Records, string Head, long? FirstBadSequence, string? Fault, string Sentence);
