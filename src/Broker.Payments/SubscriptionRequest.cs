using Broker.Core.Identity;

namespace Broker.Payments;

/// <summary>A subscription to be made.</summary>
public sealed record SubscriptionRequest
{
    /// <summary>Who pays.</summary>
    public required PayerId Payer { get; init; }

    /// <summary>What is charged each period.</summary>
    public required IReadOnlyList<SubscriptionItem> Items { get; init; }

    /// <summary>The provider's id of the instrument; null for the payer's usual one.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>Until when nothing is charged; null for no trial.</summary>
    public DateTimeOffset? TrialEndsAt { get; init; }

    /// <summary>Our own reference; it comes back with every read and event of the subscription.</summary>
    public string? Reference { get; init; }

    /// <summary>Further name and value pairs to travel with the subscription. No secrets and no card data.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
