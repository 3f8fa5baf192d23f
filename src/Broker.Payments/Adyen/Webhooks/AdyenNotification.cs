using Broker.Core.Monetary;
using Broker.Payments.Adyen.Wire;
using Broker.Payments.Currencies;

namespace Broker.Payments.Adyen.Webhooks;

/// <summary>
/// One item of a standard webhook. Its own members are the eight that the signature covers and nothing else: only these may change what anybody may do. What is
/// not signed stands in <see cref="Unverified"/>.
/// </summary>
/// <remarks>contracts/payments.md b. Unknown event codes are kept.</remarks>
public sealed record AdyenNotification
{
    /// <summary>Adyen's reference of what the event is about: the payment, or the capture, refund or dispute.</summary>
    public required string PspReference { get; init; }

    /// <summary>Adyen's reference of the payment a capture, refund or dispute belongs to; empty when there is none.</summary>
    public required string OriginalReference { get; init; }

    /// <summary>The merchant account.</summary>
    public required string MerchantAccount { get; init; }

    /// <summary>Our own reference. Not unique at Adyen; empty when there is none.</summary>
    public required string MerchantReference { get; init; }

    /// <summary>The amount in Adyen's units; null when the event carries none.</summary>
    public long? Value { get; init; }

    /// <summary>The currency code as it was sent; empty when the event carries none.</summary>
    public required string CurrencyCode { get; init; }

    /// <summary>The event code, raw.</summary>
    public required string EventCode { get; init; }

    /// <summary>True when what the event code names succeeded.</summary>
    public required bool Success { get; init; }

    /// <summary>The amount; null when the event carries none, or one its currency cannot have.</summary>
    public Money? Amount
    {
        get
        {
            if (Value is not { } value || !Currency.TryParse(CurrencyCode, out Currency currency))
            {
                return null;
            }

            try
            {
                return ProviderCurrencyTable.Adyen.FromWire(value, currency);
            }
            catch (FormatException)
            {
                return null;
            }
        }
    }

    /// <summary>The payment: the original reference where there is one, else the reference itself.</summary>
    public string PaymentReference => OriginalReference.Length > 0 ? OriginalReference : PspReference;

    /// <summary>What makes it the same event when it is delivered again: Adyen gives its events no id.</summary>
    public string EventId => $"{EventCode}:{PspReference}:{(Success ? "true" : "false")}";

    /// <summary>True when the delivery said it came from the live environment. Not signed: used to refuse only.</summary>
    public bool LiveMode { get; init; }

    /// <summary>What else the event told. Not covered by the signature: show it to people, never decide by it.</summary>
    public AdyenUnsignedDetails Unverified { get; init; } = AdyenUnsignedDetails.None;

    /// <summary>The report that a <c>REPORT_AVAILABLE</c> event tells of; null for any other event.</summary>
    /// <remarks>Its name is signed, its address is not: the download follows allowed hosts only.</remarks>
    /// <param name="observedAt">The time to state as that of reading.</param>
    public Report? ToReport(DateTimeOffset observedAt) => EventCode != "REPORT_AVAILABLE" || !Success ? null : new Report
    {
        Id = PspReference,
        Provider = AdyenProtocol.Name,
        Type = string.Empty,
        State = ReportState.Ready,
        RawState = EventCode,
        Address = Uri.TryCreate(Unverified.Reason.Reveal(), UriKind.Absolute, out Uri? address) ? address : null,
        ObservedAt = observedAt,
    };

    /// <summary>Event code and reference; nothing else of the body.</summary>
    public override string ToString() => EventId;
}
