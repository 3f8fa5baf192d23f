using System.Globalization;
using Broker.Core.Boundaries.Webhooks;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Webhooks;

/// <summary>What an event is about in the words of the boundaries.</summary>
internal static class StripeSubjects
{
    internal static WebhookEnvelope Envelope(
        string eventId, string type, string objectKind, string objectId, string? paymentId, DateTimeOffset createdAt, ReadOnlyMemory<byte> body) => new()
        {
            Source = StripeProtocol.Name,
            EventId = eventId,
            Type = type,
            Subject = Subject(objectKind, objectId, paymentId),
            BusinessKey = objectId.Length == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{objectId}|{type}|{createdAt.ToUnixTimeSeconds()}"),
            OccurredAt = createdAt,
            Body = body,
        };

    private static EventSubject Subject(string objectKind, string objectId, string? paymentId)
    {
        string? payment = objectKind switch
        {
            "payment_intent" => objectId,
            "charge" or "refund" or "dispute" or "checkout.session" => paymentId,
            _ => null,
        };
        return string.IsNullOrEmpty(payment) ? new EventSubject(EventSubjectKind.Unmapped, objectId) : new EventSubject(EventSubjectKind.Payment, payment);
    }
}
