using Broker.Core.Errors;

namespace Broker.Payments.Adyen.Webhooks;

/// <summary>What a standard webhook tells without signing it. Anybody between Adyen and us could have changed it.</summary>
public sealed record AdyenUnsignedDetails
{
    /// <summary>Nothing.</summary>
    public static AdyenUnsignedDetails None { get; } = new();

    /// <summary>When it happened, as the delivery says; null when it did not.</summary>
    public DateTimeOffset? EventDate { get; init; }

    /// <summary>The reason; for a report, its address. It may hold parts of a card number, so it does not print.</summary>
    public ProviderText Reason { get; init; }

    /// <summary>The payment method, for example <c>visa</c>; null when it was not told.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>All further pairs, raw. They may hold card and personal data.</summary>
    public IReadOnlyDictionary<string, string> AdditionalData { get; init; } = Payment.EmptyMetadata;

    /// <summary>Only the time and the method.</summary>
    public override string ToString() => FormattableString.Invariant($"{EventDate:O} {PaymentMethod}");
}
