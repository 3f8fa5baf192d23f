namespace Broker.Orchestration.Projections;

/// <summary>What became of a request to copy facts to the CRM.</summary>
/// <param name="IsPlanned">True when the copy is stored as work to be done.</param>
/// <param name="Refusals">Why not, and what to do instead, one sentence for each fact that may not be copied. If there is one, nothing is copied.</param>
public sealed record ProjectionRequestResult(bool IsPlanned, IReadOnlyList<string> Refusals);
