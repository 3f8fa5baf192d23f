using System.Text;
using Broker.Crm.Salesforce.Bulk;
using Broker.Crm.Salesforce.Bulk.Csv;
using static Broker.Contracts.Tests.Salesforce.Operations.Rows;

namespace Broker.Contracts.Tests.Salesforce.Operations;

/// <summary>Jobs and the results of queries (contracts/salesforce.md 7).</summary>
internal static class JobRows
{
    private static readonly BulkReadOptions NoRetry = new() { PageRetries = 0 };

    public static IReadOnlyList<SalesforceCall> All { get; } =
    [
        Once("CreateQueryJob", static c => c.Org.Bulk.StartQueryAsync(new BulkQuery { Soql = "SELECT Id, LastName FROM Contact WHERE LastName = 'O\\'Brien'", IncludeDeleted = true, Delimiter = BulkDelimiter.Tab }), static handle =>
            Assert.Equal((QueryJobId, BulkJobKind.Query, BulkDelimiter.Tab, "Contact"), (handle.JobId, handle.Kind, handle.Delimiter, handle.ObjectType))),
        Read("GetBulkJob", static c => c.Org.Bulk.GetJobAsync(Ingest(c)), static job =>
        {
            Assert.Equal((JobId, "Contact", "upsert", BulkJobState.JobComplete, "JobComplete"), (job.Id, job.ObjectType, job.Operation, job.State, job.RawState));
            Assert.Equal(("Key__c", 67.0m, "V2Ingest", "COMMA", "LF"), (job.ExternalIdField, job.ApiVersion, job.JobType, job.ColumnDelimiter, job.LineEnding));
            Assert.Equal((2L, 1L, 0, TimeSpan.FromMilliseconds(812), true), (job.RecordsProcessed, job.RecordsFailed, job.Retries, job.ProcessingTime, job.IsEnded));
            Assert.Equal(("CANARY", false), (job.ErrorMessage.Reveal(), job.ToString().Contains("CANARY", StringComparison.Ordinal)));
        }),
        Read("GetBulkJob, waited for", static c => c.Org.Bulk.WaitAsync(Query(c), new BulkWaitOptions { FirstDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) }), static job =>
            Assert.Equal((BulkJobState.JobComplete, 2L), (job.State, job.RecordsProcessed))),
        Repeated("SetBulkJobState", static c => c.Org.Bulk.AbortAsync(Ingest(c)), static job => Assert.NotNull(job)) with { IgnoresAnswer = true },
        Repeated("SetBulkJobState, of a query", static c => c.Org.Bulk.AbortAsync(Query(c)), static job => Assert.NotNull(job)) with { IgnoresAnswer = true },
        Does("DeleteBulkJob", SalesforceSafety.Repeatable, static c => c.Org.Bulk.DeleteAsync(Ingest(c))),
        Read("ListBulkJobs", static c => ListAsync(c.Org.Bulk.ListJobsAsync(BulkJobKind.Ingest)), static jobs =>
            Assert.Equal([("JobComplete", BulkJobState.JobComplete, "upsert"), ("BrandNewState", BulkJobState.Other, "brandNew")], jobs.Select(static job => (job.RawState!, job.State, job.Operation!)))),
        Read("ListBulkJobs, of queries", static c => ListAsync(c.Org.Bulk.ListJobsAsync(BulkJobKind.Query)), static jobs => Assert.Equal(QueryJobId, Assert.Single(jobs).Id)),
        Read("GetBulkResults", static c => ListAsync(c.Org.Bulk.ReadRowsAsync(Query(c), new BulkReadOptions { PageRetries = 0, MaxRecordsPerPage = 5000 })), AreRecords, "beside: query ended") with { IsStream = true },
        Read("GetBulkResults, typed", static c => ListAsync(c.Org.Bulk.ReadRowsAsync<(string?, decimal?)>(Query(c) with { Locator = "MTAwMDA", RowsBefore = 2 }, static header =>
        {
            (int id, int equity) = (header["Id"], header["Equity__c"]);
            return row => (row.Text(id), row.Number(equity));
        }, NoRetry)), static rows => Assert.Equal([(Id, 1234.50m), (SecondId, null)], rows), "beside: query ended") with { IsStream = true },
        Read("GetBulkResults, copied", static async c =>
        {
            await using var copy = new MemoryStream();
            long rows = await c.Org.Bulk.CopyResultsAsync(Query(c), copy, NoRetry);
            return (rows, Encoding.UTF8.GetString(copy.ToArray()));
        }, static copied =>
        {
            Assert.Equal(2L, copied.rows);
            Assert.Contains("\"Lovelace, \"\"Ada\"\"\"", copied.Item2, StringComparison.Ordinal);
        }, "beside: query ended") with { IsStream = true },
        Read("GetBulkResultPages", static c => ListAsync(c.Org.Bulk.ReadRowsAsync(Query(c), new BulkReadOptions { PageRetries = 0, ParallelPages = 2 })), AreRecords, "beside: query ended", "beside: a page"),
    ];

    private static BulkJobHandle Ingest(SalesforceClients clients) => new() { Kind = BulkJobKind.Ingest, JobId = JobId, ApiVersion = clients.Version };

    private static BulkJobHandle Query(SalesforceClients clients) => new() { Kind = BulkJobKind.Query, JobId = QueryJobId, ApiVersion = clients.Version };

    private static void AreRecords(IReadOnlyList<BulkRecord> rows) => Assert.Equal(
        [(Id, "Lovelace, \"Ada\"", "1234.50"), (SecondId, null, null)], rows.Select(static row => (row["Id"], row["LastName"], row["Equity__c"])));
}
