using System.Text;
using Broker.Core.Boundaries.Webhooks;

namespace Broker.Payments.Stripe.Webhooks;

/// <summary>What is read cheaply from a verified delivery. It refers to the body it was read from; ids of the object are made into text when asked for.</summary>
public readonly struct StripeEnvelope : IEquatable<StripeEnvelope>
{
    private readonly (int Start, int Length) objectId;
    private readonly (int Start, int Length) paymentId;

    internal StripeEnvelope(ReadOnlyMemory<byte> body, (int Start, int Length) objectId, (int Start, int Length) paymentId)
    {
        Body = body;
        this.objectId = objectId;
        this.paymentId = paymentId;
    }

    /// <summary>The id of the event.</summary>
    public string EventId { get; internal init; } = string.Empty;

    /// <summary>Its type, raw; unknown types are kept.</summary>
    public string Type { get; internal init; } = string.Empty;

    /// <summary>The version the snapshot is written in; null when it was not told.</summary>
    public string? ApiVersion { get; internal init; }

    /// <summary>True for a v2 event, which carries no snapshot.</summary>
    public bool IsThin { get; internal init; }

    /// <summary>True for real money.</summary>
    public bool LiveMode { get; internal init; }

    /// <summary>When it happened, by Stripe's clock.</summary>
    public DateTimeOffset CreatedAt { get; internal init; }

    /// <summary>The kind of the object, for example <c>payment_intent</c>; empty when it was not told.</summary>
    public string ObjectKind { get; internal init; } = string.Empty;

    /// <summary>The id of the object; empty when it was not told.</summary>
    public string ObjectId => Text(objectId) ?? string.Empty;

    /// <summary>The payment the object belongs to; null when it named none.</summary>
    public string? PaymentId => string.Equals(ObjectKind, "payment_intent", StringComparison.Ordinal) ? Text(objectId) : Text(paymentId);

    /// <summary>The raw body.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The envelope in the words of the boundaries.</summary>
    public WebhookEnvelope ToWebhookEnvelope() => StripeSubjects.Envelope(EventId, Type, ObjectKind, ObjectId, PaymentId, CreatedAt, Body);

    /// <summary>Two envelopes are equal when they are of the same event.</summary>
    public bool Equals(StripeEnvelope other) => string.Equals(EventId, other.EventId, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is StripeEnvelope other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => EventId is null ? 0 : string.GetHashCode(EventId, StringComparison.Ordinal);

    /// <summary>Compares by event id.</summary>
    public static bool operator ==(StripeEnvelope left, StripeEnvelope right) => left.Equals(right);

    /// <summary>Compares by event id.</summary>
    public static bool operator !=(StripeEnvelope left, StripeEnvelope right) => !left.Equals(right);

    /// <summary>Type and event id; nothing of the body.</summary>
    public override string ToString() => $"{Type} {EventId}";

    private string? Text((int Start, int Length) part) => part.Length == 0 ? null : Encoding.UTF8.GetString(Body.Span.Slice(part.Start, part.Length));
}
