using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Broker.Core.Boundaries.Webhooks;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Webhooks;

/// <summary>Reads the array of a delivery: of each event what identifies it, and where its JSON stands. A body that was cut short is refused as a whole.</summary>
internal static class HubSpotEventReader
{
    private const long EarliestMilliseconds = -62_135_596_800_000;
    private const long LatestMilliseconds = 253_402_300_799_999;

    internal static bool TryReadAll(ReadOnlyMemory<byte> body, int most, out IReadOnlyList<HubSpotEvent> events, out WebhookRefusalReason refusal)
    {
        var read = new List<HubSpotEvent>();
        events = [];
        refusal = WebhookRefusalReason.Malformed;
        try
        {
            var reader = new Utf8JsonReader(body.Span);
            reader.Read();
            LenientJson.Expect(ref reader, JsonTokenType.StartArray);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (read.Count == most)
                {
                    refusal = WebhookRefusalReason.TooLarge;
                    return false;
                }

                read.Add(ReadOne(ref reader, body));
            }

            // Anything but white space after the closing bracket throws here.
            reader.Read();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }

        events = read;
        return true;
    }

    internal static bool TryReadOne(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out HubSpotEvent? item)
    {
        try
        {
            var reader = new Utf8JsonReader(json.Span);
            reader.Read();
            item = ReadOne(ref reader, json);
            reader.Read();
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            item = null;
            return false;
        }
    }

    private static HubSpotEvent ReadOne(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        LenientJson.Expect(ref reader, JsonTokenType.StartObject);
        int start = (int)reader.TokenStartIndex;
        long eventId = 0, subscriptionId = 0, portalId = 0, appId = 0, occurredAt = 0, attempt = 0;
        long? objectId = null;
        string? type = null, objectTypeId = null, property = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("eventId"u8))
            {
                eventId = Number(ref reader) ?? 0;
            }
            else if (reader.ValueTextEquals("subscriptionId"u8))
            {
                subscriptionId = Number(ref reader) ?? 0;
            }
            else if (reader.ValueTextEquals("portalId"u8))
            {
                portalId = Number(ref reader) ?? 0;
            }
            else if (reader.ValueTextEquals("appId"u8))
            {
                appId = Number(ref reader) ?? 0;
            }
            else if (reader.ValueTextEquals("occurredAt"u8))
            {
                occurredAt = Number(ref reader) ?? 0;
            }
            else if (reader.ValueTextEquals("attemptNumber"u8))
            {
                attempt = Number(ref reader) ?? 0;
            }
            else if (reader.ValueTextEquals("objectId"u8))
            {
                objectId = Number(ref reader);
            }
            else if (reader.ValueTextEquals("subscriptionType"u8))
            {
                type = EventWords.NextType(ref reader);
            }
            else if (reader.ValueTextEquals("objectTypeId"u8))
            {
                objectTypeId = LenientJson.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("propertyName"u8))
            {
                property = LenientJson.NextText(ref reader);
            }
            else
            {
                SkipValue(ref reader);
            }
        }

        return new HubSpotEvent(body[start..(int)reader.BytesConsumed])
        {
            EventId = eventId,
            SubscriptionId = subscriptionId,
            PortalId = portalId,
            AppId = appId,
            OccurredAt = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(occurredAt, EarliestMilliseconds, LatestMilliseconds)),
            AttemptNumber = (int)Math.Clamp(attempt, 0, int.MaxValue),
            ObjectId = objectId,
            SubscriptionType = type ?? string.Empty,
            ObjectTypeId = objectTypeId,
            PropertyName = property,
        };
    }

    private static long? Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Number
            ? reader.TryGetInt64(out long number) ? number : null
            : long.TryParse(LenientJson.Text(ref reader), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) ? number : null;
    }

    // Text that is asked for later must be readable then: a lone half of a character is found now.
    private static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            if (reader.ValueIsEscaped)
            {
                _ = reader.GetString();
            }
        }
        else
        {
            reader.Skip();
        }
    }
}
