namespace Broker.Orchestration.Operators;

/// <summary>One fact an explanation rests on.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Owner">Whose word it is.</param>
/// <param name="Value">Its value, coarse.</param>
/// <param name="AsOf">When the owner had it.</param>
/// <param name="Age">How old it is now.</param>
public sealed record Evidence(string Fact, string Owner, string? Value, DateTimeOffset AsOf, TimeSpan Age);
