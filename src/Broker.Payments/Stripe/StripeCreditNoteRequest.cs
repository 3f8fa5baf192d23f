using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments.Stripe;

/// <summary>A reduction of a final invoice to be made.</summary>
/// <remarks>On a paid invoice refund, credit and out-of-band parts must add up to the amount (contracts/payments.md a3).</remarks>
public sealed record StripeCreditNoteRequest
{
    /// <summary>The invoice.</summary>
    public required InvoiceId Invoice { get; init; }

    /// <summary>By how much.</summary>
    public required Money Amount { get; init; }

    /// <summary>The part that goes back to the instrument; null for none.</summary>
    public Money? Refund { get; init; }

    /// <summary>The part that stays as the payer's credit; null for none.</summary>
    public Money? Credit { get; init; }

    /// <summary>The part that was given back outside Stripe; null for none.</summary>
    public Money? OutOfBand { get; init; }

    /// <summary>Why: <c>duplicate</c>, <c>fraudulent</c>, <c>order_change</c>, <c>product_unsatisfactory</c>; null for none.</summary>
    public string? Reason { get; init; }

    /// <summary>A text the payer sees; null for none.</summary>
    public string? Memo { get; init; }

    /// <summary>Our own reference; it comes back with every read and event. Null for none.</summary>
    public string? Reference { get; init; }

    /// <summary>Further name and value pairs to travel with it. No secrets and no card data.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
