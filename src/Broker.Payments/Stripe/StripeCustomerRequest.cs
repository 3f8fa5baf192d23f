namespace Broker.Payments.Stripe;

/// <summary>A paying customer to be made.</summary>
public sealed record StripeCustomerRequest
{
    /// <summary>Our own reference of the customer; it comes back with every read.</summary>
    public string? Reference { get; init; }

    /// <summary>The mail address Stripe sends receipts to; null for none.</summary>
    public string? Email { get; init; }

    /// <summary>The name on receipts; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>Further name and value pairs to travel with the customer.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>The reference only: name and mail address are personal data.</summary>
    public override string ToString() => $"StripeCustomerRequest {{ Reference = {Reference} }}";
}
