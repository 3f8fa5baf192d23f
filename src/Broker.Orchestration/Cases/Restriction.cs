namespace Broker.Orchestration.Cases;

/// <summary>Something the customer may not do, decided by the application.</summary>
/// <param name="Kind">What is off.</param>
/// <param name="Reason">A neutral code.</param>
/// <param name="Author">Who or which rule set it.</param>
/// <param name="Since">Since when.</param>
public sealed record Restriction(RestrictionKind Kind, string Reason, string Author, DateTimeOffset Since);
