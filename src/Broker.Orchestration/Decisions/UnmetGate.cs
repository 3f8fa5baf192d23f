namespace Broker.Orchestration.Decisions;

/// <summary>A prerequisite that does not hold.</summary>
/// <param name="Name">Its name, for example <c>money-settled</c>.</param>
/// <param name="Owner">The system that can make it hold.</param>
/// <param name="Sentence">What is missing, in words.</param>
/// <param name="Since">Since when it has been missing.</param>
public sealed record UnmetGate(string Name, string Owner, string Sentence, DateTimeOffset Since);
