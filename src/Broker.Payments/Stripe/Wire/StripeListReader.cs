using System.Text.Json;
using Broker.Core.Pipeline;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Reads a list envelope, item by item (contracts/payments.md a4).</summary>
internal static class StripeListReader
{
    /// <summary>A reader for lists of one kind of item; keep what it returns.</summary>
    internal static ApiResponseReader<StripeList<T>> Of<T>(StripeItemReader<T> readItem) => (in ApiResponse response) =>
    {
        var reader = new Utf8JsonReader(response.Body);
        StripeJson.ExpectObject(ref reader);
        List<T>? items = null;
        bool more = false;
        string? next = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("data"u8))
            {
                reader.Read();
                items = ReadItems(ref reader, readItem);
            }
            else if (reader.ValueTextEquals("has_more"u8))
            {
                more = StripeJson.NextFlag(ref reader) ?? false;
            }
            else if (reader.ValueTextEquals("next_page"u8))
            {
                next = StripeJson.NextText(ref reader);
            }
            else
            {
                StripeJson.SkipNext(ref reader);
            }
        }

        return new StripeList<T>(items ?? throw StripeJson.Missing("data"), more, next);
    };

    private static List<T> ReadItems<T>(ref Utf8JsonReader reader, StripeItemReader<T> readItem)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw StripeJson.Missing("data");
        }

        var items = new List<T>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            items.Add(readItem(ref reader));
        }

        return items;
    }
}
