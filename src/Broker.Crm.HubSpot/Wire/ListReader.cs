using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Broker.Core.Paging;
using Broker.Core.Pipeline;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>
/// Reads lists of definitions. Only <c>paging.next.after</c> is followed: the link beside it may lead to an old version of the API (contracts/hubspot.md 1).
/// </summary>
internal static class ListReader
{
    /// <summary>A list that is not paged.</summary>
    internal static ApiResponseReader<IReadOnlyList<T>> Of<T>(JsonTypeInfo<T> item)
        where T : class => (in ApiResponse response) => Read(response.Body, item).Items;

    internal static ApiResponseReader<Page<T>> PageOf<T>(JsonTypeInfo<T> item)
        where T : class => (in ApiResponse response) => Read(response.Body, item);

    internal static List<T> Items<T>(ref Utf8JsonReader reader, JsonTypeInfo<T> item)
        where T : class
    {
        var items = new List<T>();
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return items;
        }

        LenientJson.Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (JsonSerializer.Deserialize(ref reader, item) is { } entry)
            {
                items.Add(entry);
            }
        }

        return items;
    }

    private static Page<T> Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> item)
        where T : class
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        LenientJson.Expect(ref reader, JsonTokenType.StartObject);
        List<T>? items = null;
        string? after = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("results"u8))
            {
                items = Items(ref reader, item);
            }
            else if (reader.ValueTextEquals("paging"u8))
            {
                reader.Read();
                after = JsonSerializer.Deserialize(ref reader, HubSpotJson.Default.PagingPart)?.Next?.After;
            }
            else
            {
                reader.Skip();
            }
        }

        reader.Read(); // fails on anything behind the end
        return new Page<T>(items ?? throw new JsonException("The list has no results."), string.IsNullOrEmpty(after) ? null : after);
    }
}
