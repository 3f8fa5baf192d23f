using Broker.Core.Monetary;

namespace Broker.Payments.Adyen;

/// <summary>A payment to be made at once.</summary>
public sealed record AdyenPaymentRequest
{
    /// <summary>How much.</summary>
    public required Money Amount { get; init; }

    /// <summary>Our own reference, at most 80 characters. Not unique at Adyen: keep it unique yourself, it is what events are matched by.</summary>
    public required string Reference { get; init; }

    /// <summary>Where the payer comes back to after a redirect; null where none can happen.</summary>
    public Uri? ReturnAddress { get; init; }

    /// <summary>
    /// The payment method as Adyen's component in the payer's browser made it: one JSON object, encrypted where it is a card. Empty with
    /// <see cref="StoredPaymentMethod"/>.
    /// </summary>
    public ReadOnlyMemory<byte> PaymentMethod { get; init; }

    /// <summary>Adyen's id of a kept instrument; null with <see cref="PaymentMethod"/>.</summary>
    public string? StoredPaymentMethod { get; init; }

    /// <summary>Our own id of the payer, at least 3 characters and no personal data; required with <see cref="StoredPaymentMethod"/>.</summary>
    public string? ShopperReference { get; init; }

    /// <summary>Keep the instrument for later payments. Default false.</summary>
    public bool StorePaymentMethod { get; init; }

    /// <summary>What a kept instrument is for: <c>CardOnFile</c>, <c>Subscription</c> or <c>UnscheduledCardOnFile</c>; null for none.</summary>
    public string? RecurringModel { get; init; }

    /// <summary>How the payer takes part: <c>Ecommerce</c> or <c>ContAuth</c>; null for Adyen's default.</summary>
    public string? ShopperInteraction { get; init; }

    /// <summary>Ask for manual capture of this payment, whatever the account's setting. Default false; needs <see cref="AdyenOptions.CaptureMode"/> Manual.</summary>
    public bool CaptureLater { get; init; }

    /// <summary>Further name and value pairs. No secrets and no card data.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Amount and reference; nothing of the payment method.</summary>
    public override string ToString() => $"{Amount} {Reference}";
}
