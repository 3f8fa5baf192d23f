using System.Text.Json;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Webhooks;

/// <summary>
/// Reads the envelope of an event and nothing else. The snapshot is passed over without making anything of it, but to its end: a body that was cut short
/// never closes its braces and is refused.
/// </summary>
internal static class StripeEnvelopeReader
{
    internal static bool TryRead(ReadOnlyMemory<byte> body, out StripeEnvelope envelope)
    {
        try
        {
            var found = default(Found);
            found.Read(body.Span);
            return found.TryToEnvelope(body, out envelope);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            envelope = default;
            return false;
        }
    }

    private struct Found
    {
        private (int Start, int Length) objectId;
        private (int Start, int Length) paymentId;
        private string? eventId;
        private string? type;
        private string? version;
        private string? objectKind;
        private bool thin;
        private bool isEvent;
        private bool live;
        private DateTimeOffset? created;

        internal void Read(ReadOnlySpan<byte> body)
        {
            var reader = new Utf8JsonReader(body);
            StripeJson.ExpectObject(ref reader);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                TakeMember(ref reader);
            }

            // Anything but white space after the closing brace throws here.
            reader.Read();
        }

        internal readonly bool TryToEnvelope(ReadOnlyMemory<byte> body, out StripeEnvelope envelope)
        {
            bool complete = isEvent && eventId is { Length: > 0 and <= 255 } && type is { Length: > 0 and <= 255 } && created is not null;
            envelope = complete
                ? new StripeEnvelope(body, objectId, paymentId)
                {
                    EventId = eventId!,
                    Type = type!,
                    ApiVersion = version,
                    IsThin = thin,
                    LiveMode = live,
                    CreatedAt = created!.Value,
                    ObjectKind = objectKind ?? string.Empty,
                }
                : default;
            return complete;
        }

        private void TakeMember(ref Utf8JsonReader reader)
        {
            switch (reader.ValueSpan.Length)
            {
                case 2 when reader.ValueTextEquals("id"u8):
                    eventId = StripeJson.NextText(ref reader);
                    break;
                case 4 when reader.ValueTextEquals("type"u8):
                    type = StripeWords.NextType(ref reader);
                    break;
                case 4 when reader.ValueTextEquals("data"u8):
                    TakeData(ref reader);
                    break;
                case 6 when reader.ValueTextEquals("object"u8):
                    string? kind = StripeWords.NextKind(ref reader);
                    thin = kind == "v2.core.event";
                    isEvent = thin || kind == "event";
                    break;
                case 7 when reader.ValueTextEquals("created"u8):
                    created = StripeJson.NextTime(ref reader);
                    break;
                case 8 when reader.ValueTextEquals("livemode"u8):
                    live = StripeJson.NextFlag(ref reader) ?? false;
                    break;
                case 11 when reader.ValueTextEquals("api_version"u8):
                    version = StripeWords.NextVersion(ref reader);
                    break;
                case 14 when reader.ValueTextEquals("related_object"u8):
                    reader.Read();
                    TakeObject(ref reader, "type"u8);
                    break;
                default:
                    StripeJson.SkipNext(ref reader);
                    break;
            }
        }

        private void TakeData(ref Utf8JsonReader reader)
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                return;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isObject = reader.ValueTextEquals("object"u8);
                reader.Read();
                if (isObject)
                {
                    TakeObject(ref reader, "object"u8);
                }
                else
                {
                    reader.Skip();
                }
            }
        }

        private void TakeObject(ref Utf8JsonReader reader, ReadOnlySpan<byte> kindMember)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                return;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("id"u8))
                {
                    reader.Read();
                    objectId = Place(ref reader);
                }
                else if (reader.ValueTextEquals(kindMember))
                {
                    objectKind = StripeWords.NextKind(ref reader);
                }
                else if (reader.ValueTextEquals("payment_intent"u8))
                {
                    reader.Read();
                    paymentId = PlaceOfId(ref reader);
                }
                else
                {
                    StripeJson.SkipNext(ref reader);
                }
            }
        }

        private static (int Start, int Length) PlaceOfId(ref Utf8JsonReader reader)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return Place(ref reader);
            }

            (int Start, int Length) place = default;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isId = reader.ValueTextEquals("id"u8);
                reader.Read();
                if (isId)
                {
                    place = Place(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }

            return place;
        }

        /// <summary>Where a text value stands; nothing for other values. Ids are plain ASCII: an escaped one is not an id.</summary>
        private static (int Start, int Length) Place(ref Utf8JsonReader reader)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                return reader.ValueIsEscaped || reader.ValueSpan.Length > 255
                    ? throw new JsonException("An id is not of the expected form.")
                    : ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
            }

            reader.Skip();
            return default;
        }
    }
}
