using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Salesforce.Data;

namespace Broker.Testing.Salesforce.Bulk;

/// <summary>What both kinds of jobs have in common.</summary>
internal abstract class BulkJob
{
    public required string Id { get; init; }

    public required string Operation { get; init; }

    public required OrgType Type { get; init; }

    public required CsvDialect Dialect { get; init; }

    /// <summary>The version it was made with, for example <c>v68.0</c>.</summary>
    public required string Version { get; init; }

    public required string UserId { get; init; }

    public required DateTimeOffset Made { get; init; }

    public DateTimeOffset Modified { get; set; }

    public string State { get; set; } = "Open";

    public string? ErrorMessage { get; set; }

    public int Processed { get; set; }

    public int Failed { get; protected set; }

    /// <summary>How many more times the job is asked for before it is done.</summary>
    public int PollsLeft { get; set; }

    public abstract string JobType { get; }

    public bool IsOver => State is "JobComplete" or "Aborted" or "Failed";

    public bool IsRunning => State is "UploadComplete" or "InProgress";

    public virtual JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["operation"] = Operation,
            ["object"] = Type.Name,
            ["createdById"] = UserId,
            ["createdDate"] = Wire(Made),
            ["systemModstamp"] = Wire(Modified),
            ["state"] = State,
            ["concurrencyMode"] = "Parallel",
            ["contentType"] = "CSV",
            ["apiVersion"] = decimal.Parse(Version.AsSpan(1), CultureInfo.InvariantCulture),
            ["jobType"] = JobType,
            ["lineEnding"] = Dialect.LineEndingName,
            ["columnDelimiter"] = Dialect.DelimiterName,
        };
        if (State != "Open")
        {
            json["numberRecordsProcessed"] = Processed;
            json["retries"] = 0;
            json["totalProcessingTime"] = Processed;
        }

        if (ErrorMessage is not null)
        {
            json["errorMessage"] = ErrorMessage;
        }

        return json;
    }

    private static string Wire(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);
}
