using Broker.Core.Identity;

namespace Broker.Payments.Stripe;

/// <summary>A saved instrument.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripePaymentMethod
{
    /// <summary>Its id, <c>pm_...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its kind, raw: <c>card</c>, <c>sepa_debit</c> and others.</summary>
    public required string Type { get; init; }

    /// <summary>Whose it is; null for nobody.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>The brand of a card, raw; null for other kinds.</summary>
    public string? Brand { get; init; }

    /// <summary>The last four digits, for the owner to recognise it; null for kinds without. Never printed by <see cref="ToString"/>.</summary>
    public string? LastDigits { get; init; }

    /// <summary>The month a card expires; null for other kinds.</summary>
    public int? ExpiryMonth { get; init; }

    /// <summary>The year a card expires; null for other kinds.</summary>
    public int? ExpiryYear { get; init; }

    /// <summary>Id and kind only.</summary>
    public override string ToString() => $"StripePaymentMethod {{ Id = {Id}, Type = {Type} }}";
}
