using System.IO.Compression;
using Broker.Testing.Hosting;
using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Rows;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Bulk;

/// <summary>Bulk 2.0 ingest (contracts/salesforce.md 7).</summary>
internal sealed class IngestEndpoint(Org org, RowWriter writer, SalesforceSettings settings)
{
    // 150 MB after base64.
    private const long LargestUpload = 150L * 1024 * 1024 * 3 / 4;
    private static readonly string[] Operations = ["insert", "update", "upsert", "delete", "hardDelete"];
    private readonly IngestRunner _runner = new(org, writer);
    private readonly Queue<(int Rows, string Message)> _dooms = new();
    private long _made;

    public JobBook<IngestJob> Jobs { get; } = new(org.Clock, "ingest");

    public void DoomNext(int rows, string message) => _dooms.Enqueue((rows, message));

    public SalesforceAnswer Create(SalesforceCall call)
    {
        var body = call.Object;
        var operation = body.Text("operation") ?? "";
        if (!Operations.Contains(operation, StringComparer.Ordinal))
        {
            throw SalesforceError.Bad("INVALIDOPERATION", $"operation '{operation}' is none of {string.Join(", ", Operations)}.");
        }

        if (body.Text("contentType") is { } contentType and not "CSV")
        {
            throw SalesforceError.Bad("INVALID_INPUT", $"contentType '{contentType}' is not CSV.");
        }

        var type = org.Find(body.Text("object") ?? "") ?? throw SalesforceError.Bad("INVALIDENTITY", $"InvalidEntity : Entity '{body.Text("object")}' is not supported by the Bulk API.");
        var key = operation == "upsert"
            ? RowKey(type, body.Text("externalIdFieldName") ?? throw SalesforceError.Bad("INVALIDJOB", "InvalidJob : Missing required external-id for upsert job"))
            : null;
        var job = new IngestJob
        {
            Id = OrgIds.Make("750", ++_made),
            Operation = operation,
            Type = type,
            Key = key,
            AssignmentRuleId = body.Text("assignmentRuleId"),
            Dialect = CsvDialect.Of(body.Text("columnDelimiter"), body.Text("lineEnding")),
            Version = call.Root[(call.Root.LastIndexOf('/') + 1)..],
            UserId = org.UserId,
            Made = org.Clock.GetUtcNow(),
            Modified = org.Clock.GetUtcNow(),
            PollsLeft = settings.BulkPolls,
        };
        Jobs.Add(job);
        return SalesforceAnswer.Json(200, job.ToJson());
    }

    /// <summary>Reads an upload for a job as it comes in.</summary>
    public Func<Stream, CancellationToken, Task<object>> Reader(string id, bool zipped)
    {
        // What no job can take is read all the same: the answer comes after the request.
        var data = Jobs.Find(id) is { State: "Open", Data: null } job ? new CsvSplitter(job.Dialect) : null;
        return async (body, cancellationToken) =>
        {
            var stream = zipped ? new GZipStream(body, CompressionMode.Decompress) : body;
            var block = new byte[64 * 1024];
            while (await stream.ReadAsync(block, cancellationToken).ConfigureAwait(false) is var read and > 0)
            {
                if (data is not null && data.Bytes <= LargestUpload)
                {
                    data.Take(block.AsSpan(0, read));
                }
            }

            data?.End();
            return new CsvUpload(data);
        };
    }

    public SalesforceAnswer Upload(string id, SalesforceCall call)
    {
        var job = Jobs.Get(id);
        if (call.Header("Content-Type")?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new SalesforceError(415, "UNSUPPORTED_MEDIA_TYPE", "The content type of an upload must be text/csv.");
        }

        if (job.Data is not null)
        {
            throw SalesforceError.Bad("INVALIDJOBSTATE", $"Found multiple contents for job: <{job.Id}>, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make sure you only do 'PUT' once on a given Job.");
        }

        if (job.State != "Open" || call.Ticket is not CsvUpload { Data: { } data })
        {
            throw SalesforceError.Bad("INVALIDJOBSTATE", $"The job is in state {job.State} and takes no data.");
        }

        if (data.Bytes > LargestUpload)
        {
            throw SalesforceError.Bad("LIMIT_EXCEEDED", "The content of a job may have 150 MB after base64 encoding.");
        }

        (job.Data, job.Modified) = (data, org.Clock.GetUtcNow());
        return SalesforceAnswer.Empty(201);
    }

    public SalesforceAnswer Patch(string id, SalesforceCall call)
    {
        var job = Jobs.Get(id);
        switch (call.Object.Text("state"))
        {
            case "UploadComplete" when job.State == "Open":
                job.Start();
                job.Doom = _dooms.TryDequeue(out var doom) ? doom : null;
                break;
            case "Aborted" when !job.IsOver:
                if (job.State == "Open")
                {
                    job.Start();
                }

                job.State = "Aborted";
                break;
            case "UploadComplete" or "Aborted":
                throw SalesforceError.Bad("INVALIDJOBSTATE", $"The job is in state {job.State} and cannot become {call.Object.Text("state")}.");
            default:
                throw SalesforceError.Bad("INVALID_INPUT", "state must be UploadComplete or Aborted.");
        }

        job.Modified = org.Clock.GetUtcNow();
        return SalesforceAnswer.Json(200, job.ToJson());
    }

    public SalesforceAnswer Get(string id)
    {
        var job = Jobs.Get(id);
        if (job.IsRunning)
        {
            _runner.Advance(job);
        }

        return SalesforceAnswer.Json(200, job.ToJson());
    }

    public SalesforceAnswer Results(string id, Func<IngestJob, SalesforceAnswer> write)
    {
        var job = Jobs.Get(id);
        return job.IsOver ? write(job) : throw SalesforceError.Bad("INVALIDJOBSTATE", $"The job is in state {job.State} and has no results yet.");
    }

    private static OrgField RowKey(OrgType type, string name) => type.Find(name) is { } field && (field.Definition.ExternalId || field.System == SystemValue.Id)
        ? field
        : throw SalesforceError.Bad("INVALIDJOB", $"InvalidJob : Field name provided, {name} does not match an External ID, Salesforce Id, or indexed field for {type.Name}");
}
