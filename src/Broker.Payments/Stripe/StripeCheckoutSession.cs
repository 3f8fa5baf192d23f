using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments.Stripe;

/// <summary>A page of Stripe on which a payer pays, subscribes or saves an instrument.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeCheckoutSession
{
    /// <summary>Its id, <c>cs_...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for: <c>payment</c>, <c>subscription</c> or <c>setup</c>, raw.</summary>
    public required string Mode { get; init; }

    /// <summary>Its <c>status</c>, raw: <c>open</c>, <c>complete</c>, <c>expired</c>. Complete does not mean paid.</summary>
    public required string RawState { get; init; }

    /// <summary>Its <c>payment_status</c>, raw: <c>paid</c>, <c>unpaid</c>, <c>no_payment_required</c>.</summary>
    public required string PaymentStatus { get; init; }

    /// <summary>Where to send the payer; null when it is over.</summary>
    public Uri? Address { get; init; }

    /// <summary>All that is charged; null where nothing is.</summary>
    public Money? Total { get; init; }

    /// <summary>Who pays; null for a guest.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>The payment; null before there was one, and in other modes.</summary>
    public Expandable<Payment>? Payment { get; init; }

    /// <summary>The invoice; null for none.</summary>
    public Expandable<Invoice>? Invoice { get; init; }

    /// <summary>The subscription; null in other modes.</summary>
    public Expandable<Subscription>? Subscription { get; init; }

    /// <summary>What saves the instrument; null in other modes.</summary>
    public Expandable<StripeSetupIntent>? SetupIntent { get; init; }

    /// <summary>Our own reference; null when it carries none.</summary>
    public string? Reference { get; init; }

    /// <summary>All name and value pairs that travel with it, the reference included.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Broker.Payments.Payment.EmptyMetadata;

    /// <summary>True for real money.</summary>
    public required bool LiveMode { get; init; }

    /// <summary>When it was made, by Stripe's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when the payer can use it; null when it was not told.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
