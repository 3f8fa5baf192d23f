using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;

namespace Broker.Payments.Stripe.Webhooks;

/// <summary>An event, fully read: what it is about and, where this package knows the kind, the object as it was then. It informs, it never decides.</summary>
/// <remarks>
/// A snapshot shows the object when the event was made, in the version of the endpoint; a thin event shows none. Read the object back before anything
/// is unlocked (contracts/payments.md a6).
/// </remarks>
public sealed record StripeEvent
{
    /// <summary>The id of the event.</summary>
    public required string Id { get; init; }

    /// <summary>Its type, raw; unknown types are kept.</summary>
    public required string Type { get; init; }

    /// <summary>True for a v2 event without a snapshot.</summary>
    public bool IsThin { get; init; }

    /// <summary>The version the snapshot is written in; null when it was not told.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>When it happened, by Stripe's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>True for real money.</summary>
    public required bool LiveMode { get; init; }

    /// <summary>The connected account; null for our own.</summary>
    public string? Account { get; init; }

    /// <summary>The API request that caused it; null when none did.</summary>
    public string? RequestId { get; init; }

    /// <summary>The idempotency key of that request; null when it had none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The kind of the object, for example <c>payment_intent</c>; empty when it was not told.</summary>
    public required string ObjectKind { get; init; }

    /// <summary>The id of the object; empty when it was not told.</summary>
    public required string ObjectId { get; init; }

    /// <summary>The payment the object is or belongs to; null when it named none.</summary>
    public PaymentId? PaymentId { get; init; }

    /// <summary>The payment as it was then; null when the object is another one or could not be read in this version.</summary>
    public Payment? Payment { get; init; }

    /// <summary>The refund as it was then; null when the object is another one or could not be read in this version.</summary>
    public Refund? Refund { get; init; }

    /// <summary>The dispute as it was then; null when the object is another one or could not be read in this version.</summary>
    public Dispute? Dispute { get; init; }

    /// <summary>The invoice as it was then; null when the object is another one or could not be read in this version.</summary>
    public Invoice? Invoice { get; init; }

    /// <summary>The payment of an invoice as it was then; null when the object is another one or could not be read in this version.</summary>
    public StripeInvoicePayment? InvoicePayment { get; init; }

    /// <summary>The credit note as it was then; null when the object is another one or could not be read in this version.</summary>
    public StripeCreditNote? CreditNote { get; init; }

    /// <summary>The subscription as it was then; null when the object is another one or could not be read in this version.</summary>
    public Subscription? Subscription { get; init; }

    /// <summary>The payout as it was then; null when the object is another one or could not be read in this version.</summary>
    public SettlementPayout? Payout { get; init; }

    /// <summary>The Checkout page as it was then; null when the object is another one or could not be read in this version.</summary>
    public StripeCheckoutSession? Checkout { get; init; }

    /// <summary>The report as it was then; null when the object is another one or could not be read in this version.</summary>
    public Report? Report { get; init; }

    /// <summary>The envelope for the intake, so that an event found by a sweep takes the same way as a delivered one. It carries no body.</summary>
    public WebhookEnvelope ToWebhookEnvelope() => StripeSubjects.Envelope(Id, Type, ObjectKind, ObjectId, PaymentId?.Value, CreatedAt, default);
}
