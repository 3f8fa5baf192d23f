namespace Broker.Payments.Stripe;

/// <summary>How to confirm a payment.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripePaymentConfirmation
{
    /// <summary>The id of the instrument; null for the one it has.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>Where the payer comes back to after a redirect; null for none.</summary>
    public Uri? ReturnAddress { get; init; }

    /// <summary>True when the payer is not present. Default false.</summary>
    public bool OffSession { get; init; }
}
