using System.Text;
using Broker.Crm.Salesforce.Bulk;
using Broker.Crm.Salesforce.Bulk.Csv;
using static Broker.Contracts.Tests.Salesforce.Operations.Rows;

namespace Broker.Contracts.Tests.Salesforce.Operations;

/// <summary>Loads by a job: each takes several requests, and each row is about one of them (contracts/salesforce.md 7).</summary>
internal static class IngestRows
{
    private const string File = "Key__c;LastName;Equity__c\r\nC-1;\"Lovelace; \"\"Ada\"\"\nsecond line\";1234.50\r\nC-2;#N/A;\r\n";
    private static readonly string[] After = ["beside: started", "beside: ended", "beside: written", "beside: refused"];

    public static IReadOnlyList<SalesforceCall> All { get; } =
    [
        Once("CreateIngestJob", static c => LoadAsync(c, "01Q000000000001AAA"), IsLoaded, ["beside: uploaded", .. After]),
        Once("CreateIngestJob, from a file", static async c =>
        {
            await using var file = new MemoryStream(Encoding.UTF8.GetBytes(File));
            BulkLoad load = Load();
            load.Delimiter = BulkDelimiter.Semicolon;
            load.LineEnding = BulkLineEnding.CRLF;
            return await c.Org.Bulk.LoadCsvAsync(load, file);
        }, IsLoaded, "beside: file uploaded", "beside: started", "beside: ended", "beside: file written", "beside: file refused"),
        Once("UploadIngestData", static c => LoadAsync(c, null), IsLoaded, ["beside: made", .. After]) with { IgnoresAnswer = true },
        Read("GetBulkResults, of a load", static c => c.Org.Bulk.ResumeAsync(
            new BulkJobHandle { Kind = BulkJobKind.Ingest, JobId = JobId, ApiVersion = c.Version, ObjectType = "Contact", Operation = BulkOperation.Upsert, KeyColumn = "Key__c", Phase = BulkJobPhase.Uploaded, FirstRow = 1, Rows = 2 },
            new BulkResume { ReadRetries = 0 }), IsLoaded, "beside: ended", "beside: refused", "beside: untried") with { IsStream = true },
    ];

    private static BulkLoad Load() => new()
    {
        ObjectType = "Contact", Operation = BulkOperation.Upsert, ExternalIdField = "Key__c", LockRetries = 0, UploadRestarts = 0, ReadRetries = 0,
        Wait = new BulkWaitOptions { FirstDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(10) },
    };

    private static Task<BulkLoadReport> LoadAsync(SalesforceClients clients, string? assignmentRule)
    {
        BulkLoad load = Load();
        load.AssignmentRuleId = assignmentRule;
        return clients.Org.Bulk.LoadAsync(load, StreamOf<IReadOnlyDictionary<string, object?>>(
            Map(("Key__c", "C-1"), ("LastName", "Lovelace, \"Ada\"\nsecond line"), ("Equity__c", 1234.50m)), Map(("Key__c", "C-2"), ("LastName", null))), BulkRows.Maps("Key__c", "LastName", "Equity__c"));
    }

    private static void IsLoaded(BulkLoadReport report) =>
        Assert.Equal((2L, 1L, 0L, 1L, 0L, 0L, false), (report.RowsRead, report.Created, report.Updated, report.Failed, report.Unprocessed, report.Unknown, report.StoppedEarly));
}
