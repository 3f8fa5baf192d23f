using Broker.Core.Identity;
using Broker.Core.Secrets;

namespace Broker.Payments.Stripe;

/// <summary>The saving of an instrument for later payments.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeSetupIntent
{
    /// <summary>Its id, <c>seti_...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Stripe's own word for the state, raw.</summary>
    public required string RawState { get; init; }

    /// <summary>Whose instrument; null for none.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>The instrument; null before there was one.</summary>
    public Expandable<StripePaymentMethod>? PaymentMethod { get; init; }

    /// <summary>Why the last attempt failed; null when it did not.</summary>
    public PaymentDecline? Decline { get; init; }

    /// <summary>What the payer's browser needs to go on; null when it was not told.</summary>
    public Secret? ClientSecret { get; init; }

    /// <summary>True for real money.</summary>
    public required bool LiveMode { get; init; }

    /// <summary>Our own reference; null when it carries none.</summary>
    public string? Reference { get; init; }

    /// <summary>All name and value pairs that travel with it, the reference included.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Broker.Payments.Payment.EmptyMetadata;

    /// <summary>When it was made, by Stripe's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
