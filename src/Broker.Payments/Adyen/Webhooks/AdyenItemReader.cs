using System.Text.Json;
using Broker.Core.Errors;
using Broker.Payments.Adyen.Wire;
using Broker.Payments.Wire;

namespace Broker.Payments.Adyen.Webhooks;

/// <summary>Reads the items of a standard webhook, each with its signature and the place where it stands in the body.</summary>
internal static class AdyenItemReader
{
    private const int MaxItems = 1_000;
    private const int MaxText = 256;

    /// <summary>True when the body is an object with <c>notificationItems</c>; whether they can be read is told by <see cref="TryRead"/>.</summary>
    internal static bool IsStandard(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            JsonSteps.ExpectObject(ref reader);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("notificationItems"u8) || reader.ValueTextEquals("NotificationRequestItem"u8) || reader.ValueTextEquals("eventCode"u8))
                {
                    return true;
                }

                JsonSteps.SkipNext(ref reader);
            }
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            // Not JSON at all: no form of a standard webhook.
        }

        return false;
    }

    internal static bool TryRead(ReadOnlyMemory<byte> body, List<AdyenSignedItem> items)
    {
        try
        {
            Read(body, items);
            return items.Count > 0;
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return false;
        }
    }

    /// <summary>Reads one item as an envelope carries it.</summary>
    internal static bool TryReadItem(ReadOnlyMemory<byte> item, out AdyenSignedItem read)
    {
        try
        {
            var reader = new Utf8JsonReader(item.Span);
            JsonSteps.ExpectObject(ref reader);
            read = ReadItem(ref reader, item, live: false);
            return !reader.Read();
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            read = default;
            return false;
        }
    }

    private static bool IsUnreadable(Exception exception) => exception is JsonException or InvalidOperationException or FormatException;

    private static void Read(ReadOnlyMemory<byte> body, List<AdyenSignedItem> items)
    {
        var reader = new Utf8JsonReader(body.Span);
        JsonSteps.ExpectObject(ref reader);
        bool? live = null;
        int first = items.Count;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("live"u8))
            {
                live = IsTrue(NextWord(ref reader));
            }
            else if (reader.ValueTextEquals("notificationItems"u8))
            {
                ReadItems(ref reader, body, items);
            }
            else
            {
                JsonSteps.SkipNext(ref reader);
            }
        }

        // Anything but white space after the closing brace throws here.
        reader.Read();
        for (int i = first; i < items.Count; i++)
        {
            items[i] = items[i] with { Notification = items[i].Notification with { LiveMode = live ?? false } };
        }
    }

    private static void ReadItems(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, List<AdyenSignedItem> items)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A list of items was expected.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isItem = reader.ValueTextEquals("NotificationRequestItem"u8);
                reader.Read();
                if (isItem && reader.TokenType == JsonTokenType.StartObject)
                {
                    items.Add(items.Count < MaxItems ? ReadItem(ref reader, body, live: false) : throw new JsonException("There are too many items."));
                }
                else
                {
                    reader.Skip();
                }
            }
        }
    }

    private static AdyenSignedItem ReadItem(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, bool live)
    {
        int start = (int)reader.TokenStartIndex;
        string? psp = null, original = null, account = null, reference = null, code = null, success = null, reason = null, method = null;
        (long? Value, string? Currency) amount = default;
        DateTimeOffset? date = null;
        IReadOnlyDictionary<string, string> more = Payment.EmptyMetadata;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (reader.ValueSpan.Length)
            {
                case 6 when reader.ValueTextEquals("amount"u8):
                    amount = AdyenAmount.NextParts(ref reader);
                    break;
                case 6 when reader.ValueTextEquals("reason"u8):
                    reason = JsonSteps.NextText(ref reader);
                    break;
                case 7 when reader.ValueTextEquals("success"u8):
                    success = NextWord(ref reader);
                    break;
                case 9 when reader.ValueTextEquals("eventCode"u8):
                    code = JsonSteps.NextText(ref reader);
                    break;
                case 9 when reader.ValueTextEquals("eventDate"u8):
                    date = JsonSteps.NextTime(ref reader);
                    break;
                case 12 when reader.ValueTextEquals("pspReference"u8):
                    psp = JsonSteps.NextText(ref reader);
                    break;
                case 13 when reader.ValueTextEquals("paymentMethod"u8):
                    method = JsonSteps.NextText(ref reader);
                    break;
                case 14 when reader.ValueTextEquals("additionalData"u8):
                    more = JsonSteps.NextMap(ref reader);
                    break;
                case 17 when reader.ValueTextEquals("originalReference"u8):
                    original = JsonSteps.NextText(ref reader);
                    break;
                case 17 when reader.ValueTextEquals("merchantReference"u8):
                    reference = JsonSteps.NextText(ref reader);
                    break;
                case 19 when reader.ValueTextEquals("merchantAccountCode"u8):
                    account = JsonSteps.NextText(ref reader);
                    break;
                default:
                    JsonSteps.SkipNext(ref reader);
                    break;
            }
        }

        var notification = new AdyenNotification
        {
            PspReference = Plain(psp) ?? throw JsonSteps.Missing("pspReference"),
            OriginalReference = Plain(original ?? string.Empty) ?? throw JsonSteps.Missing("originalReference"),
            MerchantAccount = Plain(account) ?? throw JsonSteps.Missing("merchantAccountCode"),
            MerchantReference = reference is null or { Length: <= MaxText } ? reference ?? string.Empty : throw JsonSteps.Missing("merchantReference"),
            Value = amount.Value,
            CurrencyCode = Plain(amount.Currency ?? string.Empty) ?? throw JsonSteps.Missing("currency"),
            EventCode = code is { Length: > 0 } ? Plain(code) ?? throw JsonSteps.Missing("eventCode") : throw JsonSteps.Missing("eventCode"),
            Success = success switch { "true" => true, "false" => false, _ => throw JsonSteps.Missing("success") },
            LiveMode = live,
            Unverified = new AdyenUnsignedDetails { EventDate = date, Reason = new ProviderText(reason), PaymentMethod = method, AdditionalData = more },
        };
        return new AdyenSignedItem(notification, more.GetValueOrDefault("hmacSignature"), body[start..(int)reader.BytesConsumed]);
    }

    // The fields are signed joined by colons without escaping: a colon inside one could move the border between two. Only our own reference may hold any, since
    // the account before it is compared and the fields after it cannot hold one.
    private static string? Plain(string? text) => text is { Length: <= MaxText } && !text.AsSpan().Contains(':') && !text.AsSpan().ContainsAnyInRange('\0', '\u001f') && (text.Length == 0 || !string.IsNullOrWhiteSpace(text))
        ? text
        : null;

    private static string? NextWord(ref Utf8JsonReader reader)
    {
        reader.Read();
        string? word = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => null,
        };
        reader.Skip();
        return word;
    }

    private static bool IsTrue(string? word) => word == "true";
}
