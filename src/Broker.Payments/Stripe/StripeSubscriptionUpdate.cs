namespace Broker.Payments.Stripe;

/// <summary>A change to a subscription. Null leaves as it is.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeSubscriptionUpdate
{
    /// <summary>Items to change (with their id) or to add (without); null for no change.</summary>
    public IReadOnlyList<SubscriptionItem>? Items { get; init; }

    /// <summary>True ends it with the present period, false takes that back.</summary>
    public bool? CancelsAtPeriodEnd { get; init; }

    /// <summary>The id of the instrument; an empty text clears.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>Until when nothing is charged.</summary>
    public DateTimeOffset? TrialEndsAt { get; init; }

    /// <summary>What becomes of started periods: <c>create_prorations</c>, <c>none</c>, <c>always_invoice</c>.</summary>
    public string? Proration { get; init; }

    /// <summary>Our own reference.</summary>
    public string? Reference { get; init; }

    /// <summary>Pairs to set; an empty value removes the pair.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
