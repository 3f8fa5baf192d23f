using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Broker.Core.Pipeline;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>
/// The answer of a batch call. A call that only removes may answer without a body (contracts/hubspot.md 1).
/// </summary>
/// <param name="Items">What was read or written, in no promised order.</param>
/// <param name="Errors">What was not.</param>
/// <param name="IsWhole">True when the status says that everything was done: not 207, no errors, and not still running.</param>
/// <param name="Status">The HTTP status.</param>
/// <typeparam name="TItem">The items.</typeparam>
internal sealed record BatchBody<TItem>(IReadOnlyList<TItem> Items, IReadOnlyList<BatchError> Errors, bool IsWhole, int Status)
    where TItem : class
{
    private const int PartialStatus = 207;
    private const string Complete = "COMPLETE";

    internal static ApiResponseReader<BatchBody<TItem>> Reader(JsonTypeInfo<TItem> item, bool mayBeEmpty) => (in ApiResponse response) =>
        mayBeEmpty && response.Body.Trim(" \t\r\n"u8).IsEmpty
            ? new BatchBody<TItem>([], [], IsWhole: response.Status != PartialStatus, response.Status)
            : Read(response.Body, response.Status, item, mayBeEmpty);

    private static BatchBody<TItem> Read(ReadOnlySpan<byte> body, int httpStatus, JsonTypeInfo<TItem> item, bool mayBeEmpty)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        LenientJson.Expect(ref reader, JsonTokenType.StartObject);
        List<TItem>? items = null;
        List<BatchError>? errors = null;
        string? status = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("results"u8))
            {
                items = ListReader.Items(ref reader, item);
            }
            else if (reader.ValueTextEquals("errors"u8))
            {
                errors = ReadErrors(ref reader);
            }
            else if (reader.ValueTextEquals("status"u8))
            {
                status = LenientJson.NextText(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        reader.Read(); // fails on anything behind the end
        if (items is null && errors is null && !mayBeEmpty)
        {
            throw new JsonException("The batch answer has neither results nor errors.");
        }

        bool whole = httpStatus != PartialStatus && (errors is null or { Count: 0 }) && (status is null or Complete);
        return new BatchBody<TItem>(items ?? [], errors ?? [], whole, httpStatus);
    }

    private static List<BatchError> ReadErrors(ref Utf8JsonReader reader)
    {
        var errors = new List<BatchError>();
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return errors;
        }

        LenientJson.Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            errors.Add(BatchError.Read(JsonElement.ParseValue(ref reader)));
        }

        return errors;
    }
}
