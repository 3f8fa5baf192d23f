using System.Text;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Bulk;
using Broker.TestSupport;

namespace Broker.Crm.Salesforce.Tests.Bulk;

public sealed class QueryJobTests
{
    private static readonly string[] Pages =
    [
        "\"Id\",\"Name\"\n\"1\",\"a, \"\"b\"\"\"\n\"2\",\"line\nbreak\"\n",
        "\"Id\",\"Name\"\n\"3\",\"é🙂\"\n\"4\",\"\"\n\"5\",\"e\"",
        "\"Id\",\"Name\"\n\"6\",\"f\"\n",
    ];

    private readonly SalesforceRig rig = new();
    private readonly List<string> asked = [];
    private readonly BulkJobHandle handle = new() { Kind = BulkJobKind.Query, JobId = "750A", ApiVersion = "66.0" };
    private Func<string, HttpResponseMessage, HttpResponseMessage> change = (_, answer) => answer;
    private string state = "JobComplete";
    private string end = "null";
    private string nextName = "nextRecordsUrl";

    public QueryJobTests() => rig.Server.Then((request, _) =>
    {
        string path = request.RequestUri!.PathAndQuery;
        lock (asked)
        {
            asked.Add(path);
        }

        return Task.FromResult(change(path, Answer(path)));
    });

    [Theory]
    [InlineData("null")]
    [InlineData("")]
    public async Task Rows_come_page_by_page_with_the_version_the_job_was_made_with(string last)
    {
        end = last;
        List<BulkRecord> rows = await ToListAsync(rig.Client.Bulk.ReadRowsAsync(handle, new BulkReadOptions { MaxRecordsPerPage = 3 }));
        Assert.Equal(["1:a, \"b\"", "2:line\nbreak", "3:é🙂", "4:", "5:e", "6:f"], rows.Select(r => $"{r["id"]}:{r["Name"]}"));
        Assert.Null(rows[3]["Name"]);
        Assert.All(asked, path => Assert.StartsWith("/services/data/v66.0/jobs/query/750A", path, StringComparison.Ordinal));
        Assert.Equal(["results?maxRecords=3", "results?locator=L1&maxRecords=3", "results?locator=L2&maxRecords=3"], asked.Skip(1).Select(p => p.Split('/')[^1]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task The_copy_has_one_header_and_every_row(int parallel)
    {
        var copy = new MemoryStream();
        long rows = await rig.Client.Bulk.CopyResultsAsync(handle, copy, new BulkReadOptions { ParallelPages = parallel });
        Assert.Equal(6, rows);
        Assert.Equal("Id,Name\n" + string.Concat(Pages.Select(p => p["\"Id\",\"Name\"\n".Length..].TrimEnd('\n') + "\n")), Encoding.UTF8.GetString(copy.ToArray()));
    }

    [Theory]
    [InlineData("nextRecordUrl")]
    [InlineData("nextRecordsUrl")]
    public async Task Parallel_pages_keep_their_order_whatever_the_next_link_is_called(string name)
    {
        nextName = name;
        List<string?> ids = await ToListAsync(rig.Client.Bulk.ReadRowsAsync<string?>(handle, header => row => row.Text(header["Id"]), new BulkReadOptions { ParallelPages = 2 }));
        Assert.Equal(["1", "2", "3", "4", "5", "6"], ids);
        Assert.Equal(2, asked.Count(p => p.Contains("resultPages", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_page_that_breaks_anywhere_is_read_again_without_repeating_rows(int parallel)
    {
        byte[] second = Encoding.UTF8.GetBytes(Pages[1]);
        for (int cut = 0; cut < second.Length; cut++)
        {
            int broken = 0;
            // With a fault, or as if that were the end: then the count of rows tells, which the last row's own end cannot.
            bool cleanly = cut % 2 == 0 && cut <= Pages[1].IndexOf("\"5\"", StringComparison.Ordinal);
            change = (path, answer) =>
            {
                if (path.Contains("locator=L1", StringComparison.Ordinal) && Interlocked.Increment(ref broken) == 1)
                {
                    answer.Content = new StreamContent(cleanly ? new MemoryStream(second[..cut]) : new BreakingStream(second, cut));
                }

                return answer;
            };
            List<string?> ids = await ToListAsync(rig.Client.Bulk.ReadRowsAsync<string?>(handle, header => row => row.Text(header["Id"]), new BulkReadOptions { ParallelPages = parallel }));
            Assert.Equal(["1", "2", "3", "4", "5", "6"], ids);
            Assert.Equal(2, broken);
        }
    }

    [Fact]
    public async Task A_page_that_stays_broken_ends_with_the_place_to_go_on_from()
    {
        change = (path, answer) => path.Contains("locator=L1", StringComparison.Ordinal) ? BulkServer.Reply(503, "[]") : answer;
        BulkJobException exception = await Assert.ThrowsAsync<BulkJobException>(() => ToListAsync(rig.Client.Bulk.ReadRowsAsync(handle, new BulkReadOptions { PageRetries = 1 })));
        Assert.Equal("L1", exception.Handle.Locator);
        change = (_, answer) => answer;
        Assert.Equal(4, (await ToListAsync(rig.Client.Bulk.ReadRowsAsync(exception.Handle))).Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Reading_goes_on_from_a_stored_position(int parallel)
    {
        var saved = new List<BulkJobHandle>();
        var options = new BulkReadOptions
        {
            ParallelPages = parallel,
            SavePosition = (h, _) =>
            {
                saved.Add(BulkJobHandle.Parse(h.ToString()));
                return default;
            },
        };
        Assert.Equal(6, (await ToListAsync(rig.Client.Bulk.ReadRowsAsync(handle, options))).Count);
        Assert.Equal(["L1", "L2", "null"], saved.Select(h => h.Locator));
        Assert.Equal([2, 5, 6], saved.Select(h => h.RowsBefore));
        Assert.Equal(["3", "4", "5", "6"], (await ToListAsync(rig.Client.Bulk.ReadRowsAsync(saved[0]))).Select(r => r["Id"]));
        Assert.True(saved[2].IsReadToEnd);
        Assert.Empty(await ToListAsync(rig.Client.Bulk.ReadRowsAsync(saved[2])));
    }

    [Fact]
    public async Task A_page_that_names_itself_as_the_next_does_not_go_on_for_ever()
    {
        end = "L2";
        await Assert.ThrowsAsync<BulkJobException>(() => ToListAsync(rig.Client.Bulk.ReadRowsAsync(handle)));
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("Aborted")]
    public async Task A_query_that_failed_has_no_results(string how)
    {
        state = how;
        BulkJobException exception = await Assert.ThrowsAsync<BulkJobException>(() => ToListAsync(rig.Client.Bulk.ReadRowsAsync(handle)));
        Assert.Equal(ErrorKind.Refused, exception.Error.Kind);
        Assert.Equal("because", exception.Error.Text.Reveal());
        Assert.DoesNotContain("because", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_job_is_made_once_and_its_handle_holds_the_version()
    {
        var once = new SalesforceRig();
        once.Server.Answer(200, """{"id":"750Q","operation":"queryAll","object":"Account","state":"UploadComplete"}""");
        BulkJobHandle made = await once.Client.Bulk.StartQueryAsync(new BulkQuery { Soql = "SELECT Id FROM Account", IncludeDeleted = true });
        Assert.Equal(("750Q", "67.0", BulkJobKind.Query), (made.JobId, made.ApiVersion, made.Kind));
        Assert.Equal("""{"operation":"queryAll","query":"SELECT Id FROM Account","contentType":"CSV","columnDelimiter":"COMMA","lineEnding":"LF"}""", once.Server.Requests[0].Body);
        var lost = new SalesforceRig();
        lost.Server.Throw(new HttpRequestException("reset"));
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => lost.Client.Bulk.StartQueryAsync(new BulkQuery { Soql = "SELECT Id FROM Account" }));
        Assert.Equal(1, lost.Server.Count);
    }

    [Fact]
    public async Task Jobs_are_listed_page_by_page_deleted_and_aborted()
    {
        var list = new SalesforceRig();
        list.Server
            .Answer(200, """{"done":false,"records":[{"id":"1","state":"Open"},7,{"id":"2","state":"New State","numberRecordsFailed":"x"}],"nextRecordsUrl":"/services/data/v67.0/jobs/ingest?queryLocator=abc"}""")
            .Answer(200, """{"done":true,"records":[{"id":"3"}],"nextRecordsUrl":null}""")
            .Answer(503, "[]").Answer(404, """[{"errorCode":"NOT_FOUND","message":"x"}]""")
            .Answer(200, """{"id":"1","state":"Aborted"}""");
        List<BulkJob> jobs = await ToListAsync(list.Client.Bulk.ListJobsAsync(BulkJobKind.Ingest));
        Assert.Equal(["1", "2", "3"], jobs.Select(j => j.Id));
        Assert.Equal((BulkJobState.Other, "New State"), (jobs[1].State, jobs[1].RawState));
        await list.Client.Bulk.DeleteAsync(handle);
        Assert.Equal(BulkJobState.Aborted, (await list.Client.Bulk.AbortAsync(handle)).State);
        Assert.Equal(["GET", "GET", "DELETE", "DELETE", "PATCH"], list.Server.Requests.Select(r => r.Method));
    }

    private HttpResponseMessage Answer(string path)
    {
        if (path.Contains("resultPages", StringComparison.Ordinal))
        {
            return BulkServer.Reply(200, path.Contains("more", StringComparison.Ordinal)
                ? $$"""{"resultPages":[{"resultUrl":"/services/data/v66.0/jobs/query/750A/results?locator=L2"}],"done":true}"""
                : $$"""{"resultPages":[{"resultUrl":"/services/data/v66.0/jobs/query/750A/results?locator=L0"},{"resultUrl":"/services/data/v66.0/jobs/query/750A/results?locator=L1"}],"{{nextName}}":"/services/data/v66.0/jobs/query/750A/resultPages?more=1","done":false}""");
        }

        if (!path.Contains("/results", StringComparison.Ordinal))
        {
            return BulkServer.Reply(200, $$"""{"id":"750A","state":"{{state}}","errorMessage":"because"}""");
        }

        int page = path.Contains("locator=L", StringComparison.Ordinal) ? path[path.IndexOf("locator=L", StringComparison.Ordinal) + 9] - '0' : 0;
        HttpResponseMessage answer = BulkServer.Reply(200, Pages[page], "text/csv");
        string next = page == 2 ? end : $"L{page + 1}";
        if (next.Length > 0)
        {
            answer.Headers.Add("Sforce-Locator", next);
        }

        answer.Headers.Add("Sforce-NumberOfRecords", new[] { "2", "3", "1" }[page]);
        return answer;
    }

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> source)
    {
        var list = new List<T>();
        await foreach (T item in source)
        {
            list.Add(item);
        }

        return list;
    }
}
