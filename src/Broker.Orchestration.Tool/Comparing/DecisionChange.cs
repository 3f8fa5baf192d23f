namespace Broker.Orchestration.Tool.Comparing;

/// <summary>One cell of the decision table that differs.</summary>
/// <param name="Event">The event.</param>
/// <param name="State">The state.</param>
/// <param name="Was">What was decided; null for a cell that was not there.</param>
/// <param name="Is">What is decided; null for a cell that is gone.</param>
internal sealed record DecisionChange(string Event, string State, string? Was, string? Is);
