namespace Onboarding.Running;

/// <summary>What became of replayed deliveries.</summary>
public sealed record ReplayResult(int Stored, int Duplicates, int Refused);
