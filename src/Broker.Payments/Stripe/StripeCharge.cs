using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments.Stripe;

/// <summary>A charge: one attempt to take money, as Stripe knows it.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeCharge
{
    /// <summary>Its id, <c>ch_...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Stripe's own word for the state, raw.</summary>
    public required string RawState { get; init; }

    /// <summary>How much was asked for.</summary>
    public required Money Amount { get; init; }

    /// <summary>How much was taken.</summary>
    public required Money Captured { get; init; }

    /// <summary>How much of that was given back.</summary>
    public required Money Refunded { get; init; }

    /// <summary>True when it is or was disputed.</summary>
    public bool IsDisputed { get; init; }

    /// <summary>The payment it belongs to; null for none.</summary>
    public Expandable<Payment>? Payment { get; init; }

    /// <summary>What it did to the balance; null before it did.</summary>
    public Expandable<StripeBalanceTransaction>? BalanceTransaction { get; init; }

    /// <summary>Who pays; null for a guest.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public PaymentDecline? Decline { get; init; }

    /// <summary>Our own reference; null when it carries none.</summary>
    public string? Reference { get; init; }

    /// <summary>All name and value pairs that travel with it, the reference included.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Broker.Payments.Payment.EmptyMetadata;

    /// <summary>True for real money.</summary>
    public required bool LiveMode { get; init; }

    /// <summary>When it was made, by Stripe's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
