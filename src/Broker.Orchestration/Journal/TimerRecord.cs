using Broker.Core.Identity;

namespace Broker.Orchestration.Journal;

/// <summary>A durable timer.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Name">Its name, one of <see cref="TimerNames"/>.</param>
/// <param name="DueAt">When it fires.</param>
/// <param name="Argument">What it concerns.</param>
public sealed record TimerRecord(CustomerId Customer, string Name, DateTimeOffset DueAt, string? Argument = null);
