using System.Text.Json;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>Reads a page of a list or a search. Only <c>paging.next.after</c> is followed: the link beside it may lead to an old version of the API.</summary>
internal static class PageReader
{
    private const int UsualSize = 100;

    /// <param name="newReader">Called once per page, so that a reader may keep what the page's records share.</param>
    internal static ApiResponseReader<Page<TRecord>> Of<TRecord>(Func<RecordReader<TRecord>> newReader) => (in ApiResponse response) => Read(response.Body, newReader());

    private static Page<TRecord> Read<TRecord>(ReadOnlySpan<byte> body, RecordReader<TRecord> read)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        LenientJson.Expect(ref reader, JsonTokenType.StartObject);
        List<TRecord>? items = null;
        string? after = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("results"u8))
            {
                items = ReadItems(ref reader, read);
            }
            else if (reader.ValueTextEquals("paging"u8))
            {
                after = ReadAfter(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        reader.Read(); // fails on anything behind the end
        return new Page<TRecord>(items ?? throw new JsonException("The page has no results."), after);
    }

    private static List<TRecord> ReadItems<TRecord>(ref Utf8JsonReader reader, RecordReader<TRecord> read)
    {
        reader.Read();
        LenientJson.Expect(ref reader, JsonTokenType.StartArray);
        var items = new List<TRecord>(UsualSize);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(read(ref reader, out _));
        }

        return items;
    }

    internal static string? ReadAfter(ref Utf8JsonReader reader)
    {
        reader.Read();
        string? after = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool next = reader.ValueTextEquals("next"u8);
            reader.Read();
            if (next && reader.TokenType == JsonTokenType.StartObject)
            {
                after = ReadToken(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return after;
    }

    private static string? ReadToken(ref Utf8JsonReader reader)
    {
        string? after = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("after"u8))
            {
                after = LenientJson.NextText(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return string.IsNullOrEmpty(after) ? null : after;
    }
}
