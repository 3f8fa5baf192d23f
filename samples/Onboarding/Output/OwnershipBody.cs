namespace Onboarding.Output;

/// <summary>One fact as JSON.</summary>
public sealed record OwnershipBody(string Fact, string Owner, string Type, string Sensitivity, IReadOnlyList<string> Projections, string Reason);
