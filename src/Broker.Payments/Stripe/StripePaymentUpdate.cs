using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments.Stripe;

/// <summary>A change to a payment that is not over. Null leaves as it is, an empty text clears.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripePaymentUpdate
{
    /// <summary>How much; only before it is confirmed.</summary>
    public Money? Amount { get; init; }

    /// <summary>Who pays.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>The id of the instrument.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>A text the payer may see.</summary>
    public string? Description { get; init; }

    /// <summary>Our own reference.</summary>
    public string? Reference { get; init; }

    /// <summary>Pairs to set; an empty value removes the pair.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
