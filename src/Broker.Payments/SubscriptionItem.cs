namespace Broker.Payments;

/// <summary>One thing a subscription charges for.</summary>
/// <param name="Price">The provider's id of the price.</param>
/// <param name="Quantity">How many.</param>
public sealed record SubscriptionItem(string Price, long Quantity = 1);
