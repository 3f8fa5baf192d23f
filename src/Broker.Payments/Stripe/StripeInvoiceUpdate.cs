namespace Broker.Payments.Stripe;

/// <summary>A change to a draft invoice. Null leaves as it is, an empty text clears.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeInvoiceUpdate
{
    /// <summary>A text the payer may see.</summary>
    public string? Description { get; init; }

    /// <summary>Days until it is due.</summary>
    public long? DaysUntilDue { get; init; }

    /// <summary>True lets Stripe finalize and collect it by itself.</summary>
    public bool? AutoAdvance { get; init; }

    /// <summary>The id of the instrument to charge.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>Our own reference.</summary>
    public string? Reference { get; init; }

    /// <summary>Pairs to set; an empty value removes the pair.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
