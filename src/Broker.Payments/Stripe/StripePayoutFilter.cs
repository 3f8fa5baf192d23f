namespace Broker.Payments.Stripe;

/// <summary>Which payouts to list.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripePayoutFilter : StripeCreatedFilter
{
    /// <summary>Only those in this state; null for all.</summary>
    public SettlementPayoutState? State { get; init; }

    /// <summary>Only those that arrive on this day or later; null for all.</summary>
    public DateOnly? ArrivesFrom { get; init; }

    /// <summary>Only those that arrive before this day; null for all.</summary>
    public DateOnly? ArrivesBefore { get; init; }
}
