using System.Text.Json;
using Broker.Core.Pipeline;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Records;

/// <summary>How the answers about rows are read (contracts/salesforce.md 4).</summary>
internal static class RecordAnswers
{
    private const int NotModified = 304;
    private const int NoContent = 204;
    private const int Made = 201;

    internal static readonly ApiResponseReader<SalesforceRecord> Row = static (in ApiResponse response) => Untyped(response);

    internal static readonly ApiResponseReader<SalesforceRecord?> RowOrUnchanged = static (in ApiResponse response) => response.Status == NotModified ? null : Untyped(response);

    internal static readonly ApiResponseReader<SaveResult> Saved = static (in ApiResponse response) => Save(response);

    /// <summary>204 has no body, and says that the record is not new; a body that does not say follows the status.</summary>
    internal static readonly ApiResponseReader<SaveResult> Upserted = static (in ApiResponse response) =>
    {
        bool isNew = response.Status == Made;
        SaveResult result = response.Status == NoContent || response.Body.IsEmpty ? new SaveResult(null, true, [], isNew) : Save(response);
        return result with { Created = result.Created ?? isNew };
    };

    internal static readonly ApiResponseReader<SalesforceDeletedRecords> Deleted = static (in ApiResponse response) => ReadDeleted(response.Body);

    internal static readonly ApiResponseReader<SalesforceUpdatedRecords> Updated = static (in ApiResponse response) => ReadUpdated(response.Body);

    internal static T Typed<T>(in ApiResponse response)
        where T : class, ISalesforceModel<T>
    {
        var reader = new Utf8JsonReader(response.Body);
        reader.Read();
        JsonText.Expect(ref reader, JsonTokenType.StartObject);
        return T.Read(ref reader);
    }

    internal static T? TypedOrUnchanged<T>(in ApiResponse response)
        where T : class, ISalesforceModel<T> => response.Status == NotModified ? null : Typed<T>(response);

    private static SalesforceRecord Untyped(in ApiResponse response)
    {
        var reader = new Utf8JsonReader(response.Body);
        return RecordReader.Read(ref reader) with { ETag = response.Header("ETag"), LastModified = RecordHeaders.ReadHttpDate(response.Header("Last-Modified")) };
    }

    private static SaveResult Save(in ApiResponse response)
    {
        var reader = new Utf8JsonReader(response.Body);
        return SaveResult.Read(ref reader);
    }

    private static SalesforceDeletedRecords ReadDeleted(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        var answer = new SalesforceDeletedRecords();
        JsonText.Begin(ref reader);
        JsonText.Expect(ref reader, JsonTokenType.StartObject);
        while (JsonText.NextName(ref reader))
        {
            if (reader.ValueTextEquals("deletedRecords"u8))
            {
                List<SalesforceDeletedRecord> records = [];
                Items(ref reader, records, DeletedOne);
                answer = answer with { Records = records.AsReadOnly() };
            }
            else if (reader.ValueTextEquals("earliestDateAvailable"u8))
            {
                answer = answer with { EarliestDateAvailable = JsonText.NextTime(ref reader) };
            }
            else if (reader.ValueTextEquals("latestDateCovered"u8))
            {
                answer = answer with { LatestDateCovered = JsonText.NextTime(ref reader) };
            }
            else
            {
                reader.Skip();
            }
        }

        return answer;
    }

    private static SalesforceUpdatedRecords ReadUpdated(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        var answer = new SalesforceUpdatedRecords();
        JsonText.Begin(ref reader);
        JsonText.Expect(ref reader, JsonTokenType.StartObject);
        while (JsonText.NextName(ref reader))
        {
            if (reader.ValueTextEquals("ids"u8))
            {
                List<string> ids = [];
                Items(ref reader, ids, JsonText.Text);
                answer = answer with { Ids = ids.AsReadOnly() };
            }
            else if (reader.ValueTextEquals("latestDateCovered"u8))
            {
                answer = answer with { LatestDateCovered = JsonText.NextTime(ref reader) };
            }
            else
            {
                reader.Skip();
            }
        }

        return answer;
    }

    private static void Items<T>(ref Utf8JsonReader reader, List<T> items, RowReader<T?> one)
        where T : class
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (one(ref reader) is { } item)
            {
                items.Add(item);
            }
        }
    }

    private static SalesforceDeletedRecord? DeletedOne(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        string? id = null;
        DateTimeOffset? at = null;
        while (JsonText.NextName(ref reader))
        {
            if (reader.ValueTextEquals("id"u8))
            {
                id = JsonText.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("deletedDate"u8))
            {
                at = JsonText.NextTime(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return id is null ? null : new SalesforceDeletedRecord(id, at);
    }
}
