namespace Broker.Payments.Stripe;

/// <summary>Which customers to list.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeCustomerFilter : StripeCreatedFilter
{
    /// <summary>Only those with exactly this mail address; null for all. It travels in the address of the request, which is never logged.</summary>
    public string? Email { get; init; }

    /// <summary>Without the mail address, which is personal data.</summary>
    public override string ToString() => nameof(StripeCustomerFilter);
}
