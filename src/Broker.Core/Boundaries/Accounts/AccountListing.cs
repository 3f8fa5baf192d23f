namespace Broker.Core.Boundaries.Accounts;

/// <summary>The accounts found for one login and server.</summary>
/// <param name="Matches">What was found. More than one means a duplicate that must be quarantined, never deleted.</param>
/// <param name="IsComplete">True when everything was listed, so that an empty result proves absence.</param>
/// <param name="ObservedAt">When the listing was made.</param>
public sealed record AccountListing(IReadOnlyList<ListedAccount> Matches, bool IsComplete, DateTimeOffset ObservedAt);
