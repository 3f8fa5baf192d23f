namespace Broker.Payments;

/// <summary>One thing a subscription charges for.</summary>
/// <param name="Price">The provider's id of the price.</param>
/// <param name="Quantity">How many.</param>
public sealed record SubscriptionItem(string Price, long Quantity = 1)
{
    /// <summary>The provider's id of the item, by which a change names it; null for one to be made.</summary>
    public string? Id { get; init; }
}
