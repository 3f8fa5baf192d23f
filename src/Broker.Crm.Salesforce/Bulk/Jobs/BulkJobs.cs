using System.Buffers;
using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Bulk.Csv;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Bulk.Jobs;

/// <summary>The calls of Bulk 2.0 (contracts/salesforce.md 7). The version of a job is part of each path, because its results answer to that one alone.</summary>
internal sealed class BulkJobs(SalesforceApi api)
{
    internal const string Successful = "successfulResults";
    internal const string FailedRows = "failedResults";
    internal const string Unprocessed = "unprocessedrecords";

    private const string CsvType = "text/csv; charset=UTF-8";
    private static readonly ApiOperation CreateIngestJob = new("CreateIngestJob", HttpMethod.Post, "/services/data/{version}/jobs/ingest", RetrySafety.Once);
    private static readonly ApiOperation UploadIngestData = new("UploadIngestData", HttpMethod.Put, "/services/data/{version}/jobs/ingest/{id}/batches", RetrySafety.Once);
    private static readonly ApiOperation SetJobState = new("SetBulkJobState", HttpMethod.Patch, "/services/data/{version}/jobs/{kind}/{id}", RetrySafety.Idempotent);
    private static readonly ApiOperation GetJob = new("GetBulkJob", HttpMethod.Get, "/services/data/{version}/jobs/{kind}/{id}", RetrySafety.Read);
    private static readonly ApiOperation DeleteJob = new("DeleteBulkJob", HttpMethod.Delete, "/services/data/{version}/jobs/{kind}/{id}", RetrySafety.Idempotent);
    private static readonly ApiOperation ListJobs = new("ListBulkJobs", HttpMethod.Get, "/services/data/{version}/jobs/{kind}", RetrySafety.Read);
    private static readonly ApiOperation GetResults = new("GetBulkResults", HttpMethod.Get, "/services/data/{version}/jobs/{kind}/{id}/{results}", RetrySafety.Read);
    private static readonly ApiOperation CreateQueryJob = new("CreateQueryJob", HttpMethod.Post, "/services/data/{version}/jobs/query", RetrySafety.Once);
    private static readonly ApiOperation GetResultPages = new("GetBulkResultPages", HttpMethod.Get, "/services/data/{version}/jobs/query/{id}/resultPages", RetrySafety.Read);

    internal TimeProvider Time => api.Time;

    internal string Version => api.Paths.Version;

    internal Task<BulkJob> CreateIngestAsync(BulkLoad load, CancellationToken cancellationToken)
    {
        ApiBody body = Json(writer =>
        {
            writer.WriteString("object"u8, load.ObjectType);
            writer.WriteString("operation"u8, WireOf(load.Operation));
            if (load.ExternalIdField is not null)
            {
                writer.WriteString("externalIdFieldName"u8, load.ExternalIdField);
            }

            if (load.AssignmentRuleId is not null)
            {
                writer.WriteString("assignmentRuleId"u8, load.AssignmentRuleId);
            }

            writer.WriteString("contentType"u8, "CSV"u8);
            writer.WriteString("columnDelimiter"u8, load.Delimiter.Wire());
            writer.WriteString("lineEnding"u8, load.LineEnding.Wire());
        });
        return api.SendAsync(CreateIngestJob.Call(Root(BulkJobKind.Ingest, Version)).WithBody(body), CreatedJob, cancellationToken);
    }

    internal Task<BulkJob> CreateQueryAsync(BulkQuery query, CancellationToken cancellationToken)
    {
        ApiBody body = Json(writer =>
        {
            writer.WriteString("operation"u8, query.IncludeDeleted ? "queryAll"u8 : "query"u8);
            writer.WriteString("query"u8, query.Soql);
            writer.WriteString("contentType"u8, "CSV"u8);
            writer.WriteString("columnDelimiter"u8, query.Delimiter.Wire());
            writer.WriteString("lineEnding"u8, BulkLineEnding.LF.Wire());
        });
        return api.SendAsync(CreateQueryJob.Call(Root(BulkJobKind.Query, Version)).WithBody(body), CreatedJob, cancellationToken);
    }

    internal ValueTask<ApiResult<bool>> TryUploadAsync(BulkJobHandle job, Func<Stream, CancellationToken, Task> write, TimeSpan limit, CancellationToken cancellationToken) =>
        api.TrySendAsync(
            UploadIngestData.Call(PathOf(job) + "/batches").WithBody(ApiBody.Streamed(CsvType, write)).WithAttemptTimeout(limit).WithIdentity(job.JobId), ApiReaders.Nothing, cancellationToken);

    internal ValueTask<ApiResult<BulkJob>> TrySetStateAsync(BulkJobHandle job, BulkJobState state, CancellationToken cancellationToken) =>
        api.TrySendAsync(
            SetJobState.Call(PathOf(job)).WithBody(Json(writer => writer.WriteString("state"u8, state.ToString()))).WithIdentity(job.JobId), LenientJob, cancellationToken);

    internal ValueTask<ApiResult<BulkJob>> TryGetAsync(BulkJobHandle job, CancellationToken cancellationToken) =>
        api.TrySendAsync(GetJob.Call(PathOf(job)).WithIdentity(job.JobId), BulkJobJson.Job, cancellationToken);

    internal async Task DeleteAsync(BulkJobHandle job, CancellationToken cancellationToken)
    {
        ApiResult<bool> result = await api.TrySendAsync(DeleteJob.Call(PathOf(job)).WithIdentity(job.JobId), ApiReaders.Nothing, cancellationToken).ConfigureAwait(false);

        // After a lost answer the second try finds nothing, which is what was wanted.
        if (result.Error is { } error && !(error.Kind == ErrorKind.NotFound && error.Attempts > 1))
        {
            throw error.ToException();
        }
    }

    internal async Task<(IReadOnlyList<BulkJob> Jobs, string? Next)> ListAsync(BulkJobKind kind, string? next, CancellationToken cancellationToken)
    {
        ApiCall call = next is null
            ? ListJobs.Call(Root(kind, Version)).Query("jobType", kind == BulkJobKind.Ingest ? "V2Ingest" : "V2Query")
            : ListJobs.Call(SalesforcePaths.Given(next));
        return await api.SendAsync(call, BulkJobJson.List, cancellationToken).ConfigureAwait(false);
    }

    internal ValueTask<ApiResult<ApiDownload>> TryOpenRowsAsync(BulkJobHandle job, string which, CancellationToken cancellationToken) =>
        api.TryOpenAsync(GetResults.Call($"{PathOf(job)}/{which}/").WithHeader("Accept", "text/csv").WithIdentity(job.JobId), cancellationToken);

    internal ValueTask<ApiResult<ApiDownload>> TryOpenPageAsync(BulkJobHandle job, string? locator, int? maxRecords, CancellationToken cancellationToken) =>
        api.TryOpenAsync(
            GetResults.Call(PathOf(job) + "/results").Query("locator", locator).Query("maxRecords", maxRecords).WithHeader("Accept", "text/csv").WithIdentity(job.JobId), cancellationToken);

    internal ValueTask<ApiResult<ApiDownload>> TryOpenGivenAsync(BulkJobHandle job, string path, CancellationToken cancellationToken) =>
        api.TryOpenAsync(GetResults.Call(path).WithHeader("Accept", "text/csv").WithIdentity(job.JobId), cancellationToken);

    internal Task<ResultPages> GetPagesAsync(BulkJobHandle job, string? next, CancellationToken cancellationToken) =>
        api.SendAsync(GetResultPages.Call(next is null ? PathOf(job) + "/resultPages" : SalesforcePaths.Given(next)).WithIdentity(job.JobId), BulkJobJson.Pages, cancellationToken);

    internal static string WireOf(BulkOperation operation) => operation switch
    {
        BulkOperation.Insert => "insert",
        BulkOperation.Update => "update",
        BulkOperation.Upsert => "upsert",
        BulkOperation.Delete => "delete",
        BulkOperation.HardDelete => "hardDelete",
        BulkOperation.Refresh => "refresh",
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "The operation is not one of BulkOperation."),
    };

    private static readonly ApiResponseReader<BulkJob> CreatedJob = static (in ApiResponse response) =>
    {
        BulkJob job = BulkJobJson.Job(in response);
        return string.IsNullOrEmpty(job.Id) ? throw new FormatException("The job has no id.") : job;
    };

    // What the answer to a change of state says is not needed; some servers send nothing.
    private static readonly ApiResponseReader<BulkJob> LenientJob = static (in ApiResponse response) =>
    {
        try
        {
            return BulkJobJson.Job(in response);
        }
        catch (JsonException)
        {
            return new BulkJob();
        }
    };

    private static ApiBody Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return ApiBody.RawJson(buffer.WrittenMemory);
    }

    private static string Root(BulkJobKind kind, string version) => $"/services/data/v{version}/jobs/{(kind == BulkJobKind.Ingest ? "ingest" : "query")}";

    private static string PathOf(BulkJobHandle job) => $"{Root(job.Kind, job.ApiVersion)}/{SalesforcePaths.Segment(job.JobId, nameof(job))}";
}
