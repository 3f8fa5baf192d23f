using System.Text;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Bulk;
using Broker.Crm.Salesforce.Bulk.Csv;

namespace Broker.Crm.Salesforce.Tests.Bulk;

public sealed class ResumeTests
{
    private readonly BulkServer server = new();

    [Fact]
    public void A_handle_survives_as_text()
    {
        var handle = new BulkJobHandle
        {
            Kind = BulkJobKind.Query, JobId = "750|x", ApiVersion = "100.0", ObjectType = "My__c", Operation = BulkOperation.HardDelete, KeyColumn = "A.B__c", Delimiter = BulkDelimiter.Pipe,
            Phase = BulkJobPhase.Uploaded, FirstRow = 12, Rows = 34, Locator = "MTA|=%", RowsBefore = 56,
        };
        Assert.Equal(handle, BulkJobHandle.Parse(handle.ToString()));
        Assert.DoesNotContain('\n', handle.ToString());
        string plain = new BulkJobHandle { Kind = BulkJobKind.Ingest, JobId = "1", ApiVersion = "67.0" }.ToString();
        Assert.Equal(plain, BulkJobHandle.Parse(plain).ToString());
        foreach (string? bad in new[] { null, "", "x", plain + "|", plain.Replace("67.0", "67", StringComparison.Ordinal), plain.Replace("Ingest", "Other", StringComparison.Ordinal), plain.Replace("sfbulk1", "sfbulk2", StringComparison.Ordinal) })
        {
            Assert.False(BulkJobHandle.TryParse(bad, out _));
        }

        Assert.Throws<FormatException>(() => BulkJobHandle.Parse("x"));
    }

    [Theory]
    [InlineData("PATCH", false)]
    [InlineData("GET", false)]
    [InlineData("GET", true)]
    public async Task A_load_that_died_after_its_upload_is_finished_without_a_second_job(string diesAt, bool onlyUnwritten)
    {
        string handle = await DieAsync(diesAt);
        server.Before = null;
        server.Decide = (_, row) => row[0] == "K1" ? "STRING_TOO_LONG:x:Name --" : null;
        var outcomes = new List<BulkRowOutcome>();
        BulkLoadReport report = await server.Bulk.ResumeAsync(BulkJobHandle.Parse(handle), new BulkResume
        {
            OnlyUnwritten = onlyUnwritten,
            OnOutcome = (o, _) =>
            {
                outcomes.Add(o);
                return default;
            },
        });
        Assert.Single(server.Jobs);
        Assert.Equal((2, 1, 0, false), (report.Created, report.Failed, report.Unknown, report.MustStartOver));
        Assert.Equal(onlyUnwritten ? ["K1"] : ["K0", "K1", "K2"], outcomes.Select(o => o.Key).Order());
    }

    [Fact]
    public async Task A_load_that_died_in_its_upload_is_dropped_and_says_so()
    {
        string handle = await DieAsync("PUT");
        server.Before = null;
        server.Jobs[0].State = "Open"; // the process died before it could abort
        BulkLoadReport report = await server.Bulk.ResumeAsync(BulkJobHandle.Parse(handle));
        Assert.Equal((true, 3L, "Aborted"), (report.MustStartOver, report.Unprocessed, server.Jobs.Single().State));
        Assert.False(report.IsSuccess);
        BulkLoadReport again = await server.Bulk.ResumeAsync(BulkJobHandle.Parse(handle));
        Assert.Equal((true, 3L), (again.MustStartOver, again.Unprocessed));
    }

    [Fact]
    public async Task Rows_that_no_result_names_are_counted_after_a_crash_too()
    {
        string handle = await DieAsync("GET");
        server.Before = null;
        server.Decide = (_, row) => row[0] == "K1" ? "?" : null;
        BulkLoadReport report = await server.Bulk.ResumeAsync(BulkJobHandle.Parse(handle));
        Assert.Equal((2, 1), (report.Created, report.Unknown));
    }

    [Fact]
    public async Task A_job_that_is_gone_is_said_to_be()
    {
        server.Before = (_, _, _) => Task.FromResult<HttpResponseMessage?>(BulkServer.Reply(404, """[{"errorCode":"NOT_FOUND","message":"x"}]"""));
        await Assert.ThrowsAsync<NotFoundException>(() => server.Bulk.ResumeAsync(new BulkJobHandle { Kind = BulkJobKind.Ingest, JobId = "1", ApiVersion = "67.0" }));
        await Assert.ThrowsAsync<ArgumentException>(() => server.Bulk.ResumeAsync(new BulkJobHandle { Kind = BulkJobKind.Query, JobId = "1", ApiVersion = "67.0" }));
    }

    // The connection goes for good at a step, as it does when the process is killed there.
    private async Task<string> DieAsync(string at)
    {
        string handle = string.Empty;
        server.Before = (line, _, _) => Task.FromResult(line.StartsWith(at, StringComparison.Ordinal) ? BulkServer.Reply(400, "[]") : null);
        var load = new BulkLoad
        {
            ObjectType = "Account", Operation = BulkOperation.Upsert, ExternalIdField = "Key__c",
            SaveHandle = (h, _) =>
            {
                handle = h.ToString();
                return default;
            },
        };
        await Assert.ThrowsAsync<BulkJobException>(() => server.Bulk.LoadCsvAsync(load, new MemoryStream(Encoding.UTF8.GetBytes("Key__c,Name\nK0,a\nK1,b\nK2,c\n"))));
        return handle;
    }
}
