using Broker.Core.Identity;

namespace Broker.Orchestration.Journal;

/// <summary>What names a timer.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Name">Its name.</param>
public sealed record TimerKey(CustomerId Customer, string Name);
