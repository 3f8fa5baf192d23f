namespace Broker.Payments.Stripe;

/// <summary>A kind of report and the time it covers.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeReportType
{
    /// <summary>Its name, for example <c>payout_reconciliation.itemized.5</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Name { get; init; }

    /// <summary>The first moment it has data for; null when it was not told.</summary>
    public DateTimeOffset? AvailableFrom { get; init; }

    /// <summary>The last; null when it was not told.</summary>
    public DateTimeOffset? AvailableTo { get; init; }
}
