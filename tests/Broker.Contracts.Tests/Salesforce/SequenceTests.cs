using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Salesforce.Operations;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Bulk;
using Broker.Crm.Salesforce.Composite;
using Broker.Crm.Salesforce.Query;
using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Shape;

namespace Broker.Contracts.Tests.Salesforce;

/// <summary>What takes several requests: which ones, in which order, and with what.</summary>
public sealed class SequenceTests(WireMockFixture server) : SalesforceContractTest(server)
{
    private const string V = "/services/data/v67.0";
    private const string Job = V + "/jobs/ingest/" + Rows.JobId;
    private const string Held = """{"success":false,"errors":[{"statusCode":"UNABLE_TO_LOCK_ROW","message":"CANARY","fields":[]}]}""";

    [WireMockFact]
    public Task A_query_goes_on_where_the_answer_says_with_the_version_of_the_answer() => RunAsync(
        [
            Get("/query", 1, """{"totalSize":3,"done":false,"nextRecordsUrl":"/services/data/v67.0/query/0r8A-2000","records":[{"Id":"1"},{"Id":"2"}]}"""),
            Get("/query/0r8A-2000", 1, """{"totalSize":3,"done":true,"records":[{"Id":"3"}]}"""),
        ],
        static async clients => Assert.Equal(["1", "2", "3"], (await Rows.ListAsync(clients.Org.Query.QueryAsync(Soql.Of($"SELECT Id FROM Contact"), new SalesforceQueryOptions { BatchSize = 2000 }))).Select(static r => r.Id)),
        static sent => Assert.All(sent, static request => Assert.Equal("batchSize=2000", request.Headers["Sforce-Query-Options"])));

    [WireMockTheory]
    [InlineData("https://evil.example/services/data/v67.0/query/0r8A-2000", 1)] // of an address only the path is taken, so the token stays at the org
    [InlineData("/elsewhere", 0)]
    public Task A_next_page_elsewhere_is_not_asked_for(string next, int followed) => RunAsync(
        [
            Get("/query", StubbedCall.AnyTimes, $$"""{"totalSize":2,"done":false,"nextRecordsUrl":"{{next}}","records":[{"Id":"1"}]}"""),
            Get("/query/0r8A-2000", followed, """{"totalSize":2,"done":true,"records":[{"Id":"2"}]}"""),
        ],
        async clients =>
        {
            Exception? failure = await Record.ExceptionAsync(() => Rows.ListAsync(clients.Org.Query.QueryAsync(Soql.Of($"SELECT Id FROM Contact"))));
            Assert.Equal(followed == 0, failure is not null);
        });

    [WireMockFact]
    public Task A_describe_is_asked_for_again_only_when_it_has_changed() => RunAsync(
        [
            new StubbedCall(HttpMethod.Get, V + "/sobjects/Contact/describe", 2,
                FaultAnswers.Answer(200, """{"name":"Contact","fields":[{"name":"Id"}]}""", headers: ("Last-Modified", "Mon, 02 Nov 2026 09:15:30 GMT")), FaultAnswers.Answer(304, null)),
        ],
        static async clients =>
        {
            Assert.Same(await clients.Org.Describe.GetAsync("Contact"), await clients.Org.Describe.GetAsync("Contact"));
        },
        static sent => Assert.Equal([null, "Mon, 02 Nov 2026 09:15:30 GMT"], sent.Select(static request => request.Headers.GetValueOrDefault("If-Modified-Since"))),
        TimeSpan.Zero);

    [WireMockFact]
    public Task Of_a_collection_only_the_records_that_were_held_go_again_even_creates() => RunAsync(
        [
            Post("/composite/sobjects", 2, $$"""[{"id":"003000000000001AAA","success":true,"errors":[]},{{Held}}]""", """[{"id":"003000000000002AAA","success":true,"errors":[]}]"""),
        ],
        static async clients =>
        {
            CollectionOutcome outcome = await clients.Org.Composite.CreateManyAsync(
                [new CollectionRecord("Contact", Rows.Map(("LastName", "Lovelace"))), new CollectionRecord("Contact", Rows.Map(("LastName", "Babbage")))], new CollectionOptions { LockDelay = TimeSpan.FromMilliseconds(1) });
            Assert.Equal([(Rows.Id, 0), (Rows.SecondId, 1)], outcome.Results.Select(static r => (r.Id!, r.LockRetries)));
        },
        static sent => Assert.Equal(["Lovelace,Babbage", "Babbage"], sent.Select(static request => string.Join(',', JsonNode.Parse(request.Body)!["records"]!.AsArray().Select(static r => r!["LastName"]!.GetValue<string>())))));

    [WireMockFact]
    public Task Upserts_of_many_records_have_the_headers_of_a_write_in_every_way_they_go() => RunAsync(
        [
            new StubbedCall(HttpMethod.Patch, V + "/composite/sobjects/Contact/Key__c", 1, FaultAnswers.Answer(200, """[{"id":"003000000000001AAA","success":true},{"id":"003000000000002AAA","success":true}]""")),
            Post("/composite", 1, """{"compositeResponse":[{"referenceId":"r1","httpStatusCode":200,"body":{"id":"001000000000001AAA","success":true}},{"referenceId":"r2","httpStatusCode":200,"body":{"id":"003000000000001AAA","success":true}}]}"""),
        ],
        static async clients =>
        {
            UpsertManyOptions options = new() { WriteOptions = Rows.Write };
            UpsertRecord account = new("Account", Rows.Map(("Key__c", "A-1"))), contact = new("Contact", Rows.Map(("Key__c", "C-1")));
            Assert.True((await clients.Org.UpsertManyAsync([new("Contact", Rows.Map(("Key__c", "C-1"))), new("Contact", Rows.Map(("Key__c", "C-2")))], "Key__c", options)).Succeeded);
            Assert.True((await clients.Org.UpsertManyAsync([account, contact.Refer("AccountId", account)], "Key__c", options)).Succeeded);
        },
        static sent =>
        {
            Assert.Equal("allowSave=true; includeRecordDetails=false; runAsCurrentUser=true", sent[0].Headers["Sforce-Duplicate-Rule-Header"]);
            Assert.All(JsonNode.Parse(sent[1].Body)!["compositeRequest"]!.AsArray(), static step => Assert.Equal("FALSE", step!["httpHeaders"]!["Sforce-Auto-Assign"]!.GetValue<string>()));
        });

    [WireMockTheory]
    [InlineData("reset")]
    [InlineData("503")]
    public Task A_job_whose_upload_is_in_doubt_is_dropped_and_another_made_so_that_no_row_is_loaded_twice(string fault) => RunAsync(
        [
            Post("/jobs/ingest", 2, SalesforceCalls.Mappings.AnswerOf("CreateIngestJob")!),
            new StubbedCall(HttpMethod.Put, Job + "/batches", 2, FaultAnswers.Of(fault, null)!, FaultAnswers.Answer(201, null)),
            new StubbedCall(HttpMethod.Patch, Job, 2, FaultAnswers.Answer(200, "{}")),
            new StubbedCall(HttpMethod.Get, Job, 1, FaultAnswers.Answer(200, """{"id":"750000000000001AAA","state":"JobComplete","numberRecordsProcessed":1,"numberRecordsFailed":0}""")),
            Csv("successfulResults", "\"sf__Id\",\"sf__Created\",Key__c\n\"003000000000001AAA\",\"true\",\"C-1\"\n"),
        ],
        static async clients => Assert.Equal(1, (await LoadAsync(clients, restarts: 1)).Created),
        static sent => Assert.Equal(["Aborted", "UploadComplete"], sent.Where(static request => request.Method == "PATCH").Select(static request => JsonNode.Parse(request.Body)!["state"]!.GetValue<string>())));

    [WireMockFact]
    public Task A_start_whose_answer_is_lost_is_repeated_and_the_job_runs_once() => RunAsync(
        [
            Post("/jobs/ingest", 1, SalesforceCalls.Mappings.AnswerOf("CreateIngestJob")!),
            new StubbedCall(HttpMethod.Put, Job + "/batches", 1, FaultAnswers.Answer(201, null)),
            new StubbedCall(HttpMethod.Patch, Job, 2, FaultAnswers.Of("reset", null)!, FaultAnswers.Answer(200, "{}")),
            new StubbedCall(HttpMethod.Get, Job, 3,
                FaultAnswers.Answer(200, """{"id":"750000000000001AAA","state":"UploadComplete"}"""), FaultAnswers.Answer(200, """{"id":"750000000000001AAA","state":"InProgress"}"""),
                FaultAnswers.Answer(200, """{"id":"750000000000001AAA","state":"Failed","errorMessage":"InvalidBatch : CANARY","numberRecordsProcessed":0,"numberRecordsFailed":0}""")),
            Csv("successfulResults", "\"sf__Id\",\"sf__Created\",Key__c\n"), Csv("failedResults", "\"sf__Id\",\"sf__Error\",Key__c\n"), Csv("unprocessedrecords", "Key__c\n\"C-1\"\n"),
        ],
        static async clients =>
        {
            BulkLoadReport report = await LoadAsync(clients, restarts: 0);
            Assert.Equal((1L, false, false), (report.Unprocessed, report.StoppedEarly, report.IsSuccess));
            Assert.DoesNotContain("CANARY", report.ToString(), StringComparison.Ordinal);
        });

    [WireMockFact]
    public Task A_page_of_results_that_breaks_off_is_read_again_from_its_start_and_no_row_comes_twice() => RunAsync(
        [
            new StubbedCall(HttpMethod.Get, V + "/jobs/query/" + Rows.QueryJobId, 1, FaultAnswers.Answer(200, SalesforceCalls.Mappings.AnswerOf("GetBulkJob, waited for"))),
            new StubbedCall(HttpMethod.Get, V + "/jobs/query/" + Rows.QueryJobId + "/results", 3,
                FaultAnswers.Of("truncated", null)!, WithLocator(FaultAnswers.Answer(200, "\"Id\"\n\"1\"\n\"2\"\n", "text/csv"), "p2"),
                WithLocator(FaultAnswers.Answer(200, "\"Id\"\n\"3\"\n", "text/csv"), "null")),
        ],
        static async clients =>
        {
            List<string?> saved = [];
            BulkJobHandle handle = new() { Kind = BulkJobKind.Query, JobId = Rows.QueryJobId, ApiVersion = "67.0" };
            BulkReadOptions options = new() { RetryDelay = TimeSpan.FromMilliseconds(1), SavePosition = (position, _) => { saved.Add(position.Locator); return default; } };
            Assert.Equal(["1", "2", "3"], (await Rows.ListAsync(clients.Org.Bulk.ReadRowsAsync(handle, options))).Select(static row => row["Id"]));
            Assert.Equal(["p2", "null"], saved);
        },
        static sent => Assert.Equal([null, null, "p2"], sent.Skip(1).Select(static request => request.Query.FirstOrDefault(static pair => pair.Key == "locator").Value)));

    private static Task<BulkLoadReport> LoadAsync(SalesforceClients clients, int restarts) => clients.Org.Bulk.LoadAsync(
        new BulkLoad
        {
            ObjectType = "Contact", Operation = BulkOperation.Upsert, ExternalIdField = "Key__c", UploadRestarts = restarts, LockRetries = 0,
            Wait = new BulkWaitOptions { FirstDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(5) },
        },
        Rows.StreamOf<IReadOnlyDictionary<string, object?>>(Rows.Map(("Key__c", "C-1"))), BulkRows.Maps("Key__c"));

    private static StubbedCall Get(string path, int requests, params string[] bodies) => new(HttpMethod.Get, V + path, requests, [.. bodies.Select(static body => FaultAnswers.Answer(200, body))]);

    private static StubbedCall Post(string path, int requests, params string[] bodies) => new(HttpMethod.Post, V + path, requests, [.. bodies.Select(static body => FaultAnswers.Answer(200, body))]);

    private static StubbedCall Csv(string results, string body) => new(HttpMethod.Get, Job + "/" + results + "/", 1, FaultAnswers.Answer(200, body, "text/csv"));

    private static JsonObject WithLocator(JsonObject answer, string locator)
    {
        answer["headers"]!["Sforce-Locator"] = locator;
        return answer;
    }

    private async Task RunAsync(StubbedCall[] stubs, Func<SalesforceClients, Task> call, Action<IReadOnlyList<RecordedRequest>>? inspect = null, TimeSpan? describeFor = null)
    {
        var run = new StubRun(Server);
        run.Add("sequence", stubs, path => call(Clients(path, options => options.DescribeCacheTime = describeFor ?? options.DescribeCacheTime)), inspect);
        await run.RunAsync();
    }
}
