using Broker.Core.Monetary;

namespace Broker.Payments.Stripe;

/// <summary>Which prices to list.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripePriceFilter : StripeCreatedFilter
{
    /// <summary>Only those of this product; null for all.</summary>
    public string? Product { get; init; }

    /// <summary>Only active ones, or only others; null for all.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Only those in this currency; null for all.</summary>
    public Currency? Currency { get; init; }

    /// <summary>Only those with one of these names, at most ten; null for all.</summary>
    public IReadOnlyList<string>? LookupKeys { get; init; }
}
