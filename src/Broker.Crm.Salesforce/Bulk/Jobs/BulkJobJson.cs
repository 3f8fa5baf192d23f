using System.Globalization;
using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Pipeline;

namespace Broker.Crm.Salesforce.Bulk.Jobs;

/// <summary>Reads jobs. Unknown members are skipped, members of another type than expected are left out.</summary>
internal static class BulkJobJson
{
    internal static ApiResponseReader<BulkJob> Job { get; } = static (in ApiResponse response) =>
    {
        var reader = new Utf8JsonReader(response.Body);
        return reader.Read() && reader.TokenType == JsonTokenType.StartObject ? Read(ref reader) : throw new JsonException("A job was expected.");
    };

    internal static ApiResponseReader<(IReadOnlyList<BulkJob> Jobs, string? Next)> List { get; } = static (in ApiResponse response) =>
    {
        var jobs = new List<BulkJob>();
        string? next = null;
        bool done = true;
        var reader = new Utf8JsonReader(response.Body);
        Start(ref reader);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("records"u8) && reader.Read() && reader.TokenType == JsonTokenType.StartArray)
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (reader.TokenType == JsonTokenType.StartObject)
                    {
                        jobs.Add(Read(ref reader));
                    }
                    else
                    {
                        reader.Skip();
                    }
                }
            }
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("nextRecordsUrl"u8))
            {
                next = Text(ref reader);
            }
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("done"u8))
            {
                reader.Read();
                done = reader.TokenType != JsonTokenType.False;
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }

        return (jobs, done ? null : next);
    };

    internal static ApiResponseReader<ResultPages> Pages { get; } = static (in ApiResponse response) =>
    {
        var urls = new List<string>();
        string? next = null;
        bool done = false;
        var reader = new Utf8JsonReader(response.Body);
        Start(ref reader);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // The documentation has both spellings (contracts/salesforce.md 7).
            if (reader.ValueTextEquals("nextRecordsUrl"u8) || reader.ValueTextEquals("nextRecordUrl"u8))
            {
                next = Text(ref reader) ?? next;
            }
            else if (reader.ValueTextEquals("done"u8))
            {
                reader.Read();
                done = reader.TokenType == JsonTokenType.True;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("resultPages"u8) && reader.Read() && reader.TokenType == JsonTokenType.StartArray)
            {
                ReadUrls(ref reader, urls);
            }
            else
            {
                reader.Skip();
            }
        }

        return new ResultPages(urls, done || string.IsNullOrEmpty(next) ? null : next);
    };

    internal static BulkJobState StateOf(string? text) => text switch
    {
        "Open" => BulkJobState.Open,
        "UploadComplete" => BulkJobState.UploadComplete,
        "InProgress" => BulkJobState.InProgress,
        "JobComplete" => BulkJobState.JobComplete,
        "Aborted" => BulkJobState.Aborted,
        "Failed" => BulkJobState.Failed,
        _ => BulkJobState.Other,
    };

    private static void Start(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object was expected.");
        }
    }

    private static void ReadUrls(ref Utf8JsonReader reader, List<string> urls)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("resultUrl"u8))
                {
                    if (Text(ref reader) is { Length: > 0 } url)
                    {
                        urls.Add(url);
                    }
                }
                else
                {
                    reader.Skip();
                }
            }
        }
    }

    private static BulkJob Read(ref Utf8JsonReader reader)
    {
        var job = new BulkJob();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            job = name switch
            {
                "id" => job with { Id = Text(ref reader) },
                "object" => job with { ObjectType = Text(ref reader) },
                "operation" => job with { Operation = Text(ref reader) },
                "state" => State(job, Text(ref reader)),
                "externalIdFieldName" => job with { ExternalIdField = Text(ref reader) },
                "apiVersion" => job with { ApiVersion = Number(ref reader) },
                "jobType" => job with { JobType = Text(ref reader) },
                "columnDelimiter" => job with { ColumnDelimiter = Text(ref reader) },
                "lineEnding" => job with { LineEnding = Text(ref reader) },
                "createdById" => job with { CreatedById = Text(ref reader) },
                "createdDate" => job with { CreatedDate = Text(ref reader) },
                "numberRecordsProcessed" => job with { RecordsProcessed = (long?)Number(ref reader) },
                "numberRecordsFailed" => job with { RecordsFailed = (long?)Number(ref reader) },
                "retries" => job with { Retries = Number(ref reader) is { } retries and >= 0 and <= int.MaxValue ? (int)retries : null },
                "totalProcessingTime" => job with { ProcessingTime = Number(ref reader) is { } time and >= 0 and <= int.MaxValue ? TimeSpan.FromMilliseconds((long)time) : null },
                "errorMessage" => job with { ErrorMessage = new ProviderText(Text(ref reader)) },
                _ => Skipped(job, ref reader),
            };
        }

        return job;
    }

    private static BulkJob State(BulkJob job, string? raw) => job with { State = StateOf(raw), RawState = raw };

    private static BulkJob Skipped(BulkJob job, ref Utf8JsonReader reader)
    {
        reader.Skip();
        return job;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        string? text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        reader.Skip();
        return text;
    }

    private static decimal? Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        decimal? number = reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetDecimal(out decimal value) ? value : null,
            JsonTokenType.String => decimal.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) ? value : null,
            _ => null,
        };
        reader.Skip();
        return number is > long.MaxValue or < long.MinValue ? null : number;
    }
}
