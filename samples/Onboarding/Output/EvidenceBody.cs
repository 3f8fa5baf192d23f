namespace Onboarding.Output;

/// <summary>Evidence as JSON.</summary>
public sealed record EvidenceBody(string Fact, string Owner, string? Value, DateTimeOffset AsOf, double AgeSeconds);
