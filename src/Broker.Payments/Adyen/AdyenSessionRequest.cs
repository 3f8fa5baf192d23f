using Broker.Core.Monetary;

namespace Broker.Payments.Adyen;

/// <summary>A session or link to be made.</summary>
public sealed record AdyenSessionRequest
{
    /// <summary>How much.</summary>
    public required Money Amount { get; init; }

    /// <summary>Our own reference, at most 80 characters. Not unique at Adyen: keep it unique yourself, it is what events are matched by.</summary>
    public required string Reference { get; init; }

    /// <summary>Where the payer comes back to; required for a session.</summary>
    public Uri? ReturnAddress { get; init; }

    /// <summary>Our own id of the payer, at least 3 characters and no personal data; null for a guest.</summary>
    public string? ShopperReference { get; init; }

    /// <summary>The payer's country, two letters; null when it is not known.</summary>
    public string? CountryCode { get; init; }

    /// <summary>When it expires; null for Adyen's default.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Keep the instrument for later payments. Default false; needs <see cref="ShopperReference"/>.</summary>
    public bool StorePaymentMethod { get; init; }

    /// <summary>What a kept instrument is for: <c>CardOnFile</c>, <c>Subscription</c> or <c>UnscheduledCardOnFile</c>; null for none.</summary>
    public string? RecurringModel { get; init; }

    /// <summary>Further name and value pairs. No secrets and no card data.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
