using Broker.Core.Monetary;

namespace Broker.Payments.Stripe;

/// <summary>One payment that pays an invoice, in whole or in part.</summary>
/// <remarks>Since basil the payments of an invoice stand here and not on the invoice (contracts/payments.md a3).</remarks>
public sealed record StripeInvoicePayment
{
    /// <summary>Its id, <c>inpay_...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The invoice.</summary>
    public required Expandable<Invoice> Invoice { get; init; }

    /// <summary>Stripe's own word for the state, raw.</summary>
    public required string RawState { get; init; }

    /// <summary>How much was asked for; null when it was not told.</summary>
    public Money? Requested { get; init; }

    /// <summary>How much was paid; null while nothing was.</summary>
    public Money? Paid { get; init; }

    /// <summary>True for the payment that Stripe made itself.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The payment; null when it was paid by other means.</summary>
    public Expandable<Payment>? Payment { get; init; }

    /// <summary>The charge, where it was paid by one without a payment; null otherwise.</summary>
    public string? ChargeId { get; init; }

    /// <summary>When it was made, by Stripe's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was paid; null while it is not.</summary>
    public DateTimeOffset? PaidAt { get; init; }
}
