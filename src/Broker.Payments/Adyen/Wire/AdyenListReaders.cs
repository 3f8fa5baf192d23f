using System.Text.Json;
using Broker.Core.Pipeline;
using Broker.Payments.Wire;

namespace Broker.Payments.Adyen.Wire;

/// <summary>Reads stored methods and grounds of defence.</summary>
internal static class AdyenListReaders
{
    internal static IReadOnlyList<AdyenStoredMethod> ReadMethods(in ApiResponse response) => ReadList(response.Body, "storedPaymentMethods"u8, ReadMethod);

    internal static IReadOnlyList<AdyenDefenseReason> ReadReasons(in ApiResponse response) => ReadList(response.Body, "defenseReasons"u8, ReadReason);

    private static List<T> ReadList<T>(ReadOnlySpan<byte> body, ReadOnlySpan<byte> member, AdyenItemReading<T> readItem)
    {
        var reader = new Utf8JsonReader(body);
        JsonSteps.ExpectObject(ref reader);
        List<T> items = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(member))
            {
                NextItems(ref reader, items, readItem);
            }
            else
            {
                JsonSteps.SkipNext(ref reader);
            }
        }

        return items;
    }

    private static void NextItems<T>(ref Utf8JsonReader reader, List<T> items, AdyenItemReading<T> readItem)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            items.Add(readItem(ref reader));
        }
    }

    private static AdyenStoredMethod ReadMethod(ref Utf8JsonReader reader)
    {
        string? id = null, type = null, brand = null, lastFour = null, month = null, year = null;
        List<string> models = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                id = JsonSteps.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("type"u8))
            {
                type = JsonSteps.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("brand"u8))
            {
                brand = JsonSteps.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("lastFour"u8))
            {
                lastFour = JsonSteps.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("expiryMonth"u8))
            {
                month = JsonSteps.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("expiryYear"u8))
            {
                year = JsonSteps.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("supportedRecurringProcessingModels"u8))
            {
                NextTexts(ref reader, models);
            }
            else
            {
                JsonSteps.SkipNext(ref reader);
            }
        }

        return new AdyenStoredMethod(id ?? throw JsonSteps.Missing("id"), type ?? string.Empty, brand, lastFour, month is null || year is null ? null : $"{month}/{year}", models);
    }

    private static void NextTexts(ref Utf8JsonReader reader, List<string> texts)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                texts.Add(reader.GetString()!);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static AdyenDefenseReason ReadReason(ref Utf8JsonReader reader)
    {
        string? code = null;
        bool satisfied = false;
        List<AdyenDefenseDocumentType> documents = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("defenseReasonCode"u8))
            {
                code = JsonSteps.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("satisfied"u8))
            {
                satisfied = JsonSteps.NextFlag(ref reader) ?? false;
            }
            else if (reader.ValueTextEquals("defenseDocumentTypes"u8))
            {
                NextItems(ref reader, documents, ReadDocument);
            }
            else
            {
                JsonSteps.SkipNext(ref reader);
            }
        }

        return new AdyenDefenseReason(code ?? throw JsonSteps.Missing("defenseReasonCode"), satisfied, documents);
    }

    private static AdyenDefenseDocumentType ReadDocument(ref Utf8JsonReader reader)
    {
        string? code = null, requirement = null;
        bool available = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("defenseDocumentTypeCode"u8))
            {
                code = JsonSteps.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("requirementLevel"u8))
            {
                requirement = JsonSteps.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("available"u8))
            {
                available = JsonSteps.NextFlag(ref reader) ?? false;
            }
            else
            {
                JsonSteps.SkipNext(ref reader);
            }
        }

        return new AdyenDefenseDocumentType(code ?? throw JsonSteps.Missing("defenseDocumentTypeCode"), requirement ?? string.Empty, available);
    }
}
