using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments.Stripe;

/// <summary>A Checkout page to be made.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeCheckoutRequest
{
    /// <summary>What it is for: <c>payment</c>, <c>subscription</c> or <c>setup</c>. Default <c>payment</c>.</summary>
    public string Mode { get; init; } = "payment";

    /// <summary>What is charged; empty to save an instrument only.</summary>
    public IReadOnlyList<StripeCheckoutLine> Lines { get; init; } = [];

    /// <summary>Where the payer comes back to after paying; reaching it proves nothing.</summary>
    public required Uri SuccessAddress { get; init; }

    /// <summary>Where the payer comes back to without paying; null for no way back.</summary>
    public Uri? CancelAddress { get; init; }

    /// <summary>Who pays; null for a guest.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>The currency, needed to save an instrument only; null otherwise.</summary>
    public Currency? Currency { get; init; }

    /// <summary>Only authorise; the money is captured later. Default false.</summary>
    public bool CaptureLater { get; init; }

    /// <summary>Until when it can be used, half an hour to a day ahead; null for Stripe's default of a day.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Our own reference; it travels with the page and with the payment or subscription it makes.</summary>
    public string? Reference { get; init; }

    /// <summary>Further name and value pairs to travel with it. No secrets and no card data.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
