namespace Broker.MetaTrader.Orders;

/// <summary>Orders found, and whether these are all.</summary>
/// <param name="Orders">The orders.</param>
/// <param name="IsComplete">True when the answer holds every order of what was asked for and each names its ticket: only then does an absent order prove anything.</param>
public sealed record OrderListing(IReadOnlyList<OrderView> Orders, bool IsComplete);
