namespace Onboarding.Output;

/// <summary>An unmet gate as JSON.</summary>
public sealed record GateBody(string Name, string Owner, string Sentence, DateTimeOffset Since);
