namespace Broker.Core.Boundaries.Accounts;

/// <summary>The result of a connection check.</summary>
/// <param name="State">Connected, disconnected, or unknown when the answer had no known shape.</param>
/// <param name="WasIntrusive">True when the check may itself have reconnected the session.</param>
/// <param name="ObservedAt">When it was made.</param>
public sealed record ConnectionCheck(ConnectionState State, bool WasIntrusive, DateTimeOffset ObservedAt);
