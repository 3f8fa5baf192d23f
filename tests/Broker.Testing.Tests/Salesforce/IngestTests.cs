using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Broker.Testing.Tests.Salesforce;

public sealed class IngestTests : SalesforceTest
{
    private const string Upsert = """{"object":"Contact","operation":"upsert","externalIdFieldName":"TradingLogin__c","contentType":"CSV"}""";
    private const string Insert = """{"object":"Contact","operation":"insert"}""";

    [Fact]
    public async Task A_job_writes_its_rows_and_tells_of_each()
    {
        await CreateAsync("Contact", """{"LastName":"old","FirstName":"kept","Balance__c":5,"TradingLogin__c":"2"}""");
        await CreateAsync("Account", """{"Name":"Desk","Key__c":"D1"}""");
        var (status, job) = await CallAsync("POST", "jobs/ingest", Upsert);
        var id = (string)job!["id"]!;
        Assert.Equal((200, "Open", "68.0", $"services/data/v68.0/jobs/ingest/{id}/batches"), (status, (string)job["state"]!, job["apiVersion"]!.ToJsonString(), (string)job["contentUrl"]!));

        await UploadAsync(id, "TradingLogin__c,LastName,FirstName,Balance__c,Account.Key__c\n1,\"Müller, \"\"Łódź\"\"\nzwei\",😀,1.50,D1\n2,new,,#N/A,\n3,,x,,\n4,y,,,nobody\n");
        Assert.Equal("UploadComplete", (string)(await CloseAsync(id))["state"]!);
        Assert.Equal("InProgress", (string)(await PollAsync(id))["state"]!);
        var done = await PollAsync(id);
        Assert.Equal(("JobComplete", 4, 2), ((string)done["state"]!, (int)done["numberRecordsProcessed"]!, (int)done["numberRecordsFailed"]!));

        var one = Org.Records("Contact").Single(r => r.Values["TradingLogin__c"] == "1");
        Assert.Equal(("Müller, \"Łódź\"\nzwei", "😀", "1.5"), (one.Values["LastName"], one.Values["FirstName"], one.Values["Balance__c"]));
        Assert.True(one.Values.ContainsKey("AccountId"));
        var two = Org.Records("Contact").Single(r => r.Values["TradingLogin__c"] == "2");
        Assert.Equal(("new", "kept", false), (two.Values["LastName"], two.Values["FirstName"], two.Values.ContainsKey("Balance__c")));

        Assert.Equal(
            $"\"sf__Id\",\"sf__Created\",TradingLogin__c,LastName,FirstName,Balance__c,Account.Key__c\n\"{two.Id}\",\"false\",2,new,,#N/A,\n\"{one.Id}\",\"true\",1,\"Müller, \"\"Łódź\"\"\nzwei\",😀,1.50,D1\n",
            await TextAsync($"jobs/ingest/{id}/successfulResults/"));
        var failed = await TextAsync($"jobs/ingest/{id}/failedResults");
        Assert.StartsWith("\"sf__Id\",\"sf__Error\",TradingLogin__c,", failed, StringComparison.Ordinal);
        Assert.Contains("\"\",\"REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --\",3,,x,,\n", failed, StringComparison.Ordinal);
        Assert.Contains("\"\",\"INVALID_FIELD:Foreign key external ID: nobody not found for field Key__c in entity Account: --\",4,y,,,nobody\n", failed, StringComparison.Ordinal);
        Assert.Equal("TradingLogin__c,LastName,FirstName,Balance__c,Account.Key__c\n", await TextAsync($"jobs/ingest/{id}/unprocessedrecords/"));
        Assert.Equal((1, 1, 1, 2), (Org.Calls("ingest/create"), Org.Calls("ingest/upload"), Org.Calls("ingest/close"), Org.Calls("ingest/get")));
    }

    [Fact]
    public async Task A_job_takes_one_upload_and_each_state_has_its_successors()
    {
        var id = await OpenAsync(Insert);
        Assert.Equal(201, await PutAsync(id, "LastName\na\n"));
        Assert.Equal(400, await PutAsync(id, "LastName\nb\n"));
        Assert.Equal(400, (await CallAsync("DELETE", $"jobs/ingest/{id}")).Status);
        Assert.Equal(400, (await SendAsync("GET", $"jobs/ingest/{id}/successfulResults")).StatusCode is var code ? (int)code : 0);
        await CloseAsync(id);
        AssertError(await CallAsync("PATCH", $"jobs/ingest/{id}", """{"state":"UploadComplete"}"""), 400, "INVALIDJOBSTATE");
        Assert.Equal(400, await PutAsync(id, "LastName\nb\n"));
        await FinishAsync(id);
        AssertError(await CallAsync("PATCH", $"jobs/ingest/{id}", """{"state":"Aborted"}"""), 400, "INVALIDJOBSTATE");
        Assert.Equal("a", Org.Records("Contact").Single().Values["LastName"]);
        Assert.Equal(204, (await CallAsync("DELETE", $"jobs/ingest/{id}")).Status);
        AssertError(await CallAsync("GET", $"jobs/ingest/{id}"), 404, "NOT_FOUND");
    }

    [Theory]
    [InlineData("""{"object":"Nope","operation":"insert"}""", "INVALIDENTITY")]
    [InlineData("""{"object":"Contact","operation":"merge"}""", "INVALIDOPERATION")]
    [InlineData("""{"object":"Contact","operation":"upsert"}""", "INVALIDJOB")]
    [InlineData("""{"object":"Contact","operation":"upsert","externalIdFieldName":"Email"}""", "INVALIDJOB")]
    [InlineData("""{"object":"Contact","operation":"insert","columnDelimiter":"SPACE"}""", "INVALID_INPUT")]
    public async Task A_job_that_cannot_work_is_not_made(string json, string code) => AssertError(await CallAsync("POST", "jobs/ingest", json), 400, code);

    [Theory]
    [InlineData("LastName,Nope__c\na,b\n", "InvalidBatch : Field name not found : Nope__c")]
    [InlineData("LastName\r\na\r\n", "ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF")]
    [InlineData("LastName\n\"a\n", "ClientInputError : Failed to parse CSV: a quoted cell does not end")]
    [InlineData("LastName\na\"b\n", "ClientInputError : Failed to parse CSV: a quote stands where none may be")]
    [InlineData("LastName\na,b\n", "ClientInputError : Failed to parse CSV: row 1 has another number of cells than the header")]
    [InlineData("\uFEFFLastName\na\n", "InvalidBatch : Field name not found : \uFEFFLastName")]
    public async Task Data_that_cannot_be_read_fails_the_job(string csv, string error)
    {
        Org.BulkPolls = 0;
        var id = await OpenAsync(Insert);
        await UploadAsync(id, csv);
        await CloseAsync(id);
        var job = await PollAsync(id);

        Assert.Equal(("Failed", error), ((string)job["state"]!, (string)job["errorMessage"]!));
        Assert.Equal(2, (await TextAsync($"jobs/ingest/{id}/unprocessedrecords")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(0, Org.CountRecords("Contact"));
    }

    [Fact]
    public async Task Other_delimiters_and_line_endings_are_read_and_written()
    {
        Org.BulkPolls = 0;
        var id = await OpenAsync("""{"object":"Contact","operation":"insert","columnDelimiter":"SEMICOLON","lineEnding":"CRLF"}""");
        await UploadAsync(id, "LastName;FirstName\r\n\"a;b\r\nc\";d,e");
        await CloseAsync(id);
        await FinishAsync(id);

        var record = Org.Records("Contact").Single();
        Assert.Equal(("a;b\r\nc", "d,e"), (record.Values["LastName"], record.Values["FirstName"]));
        Assert.Equal($"\"sf__Id\";\"sf__Created\";LastName;FirstName\r\n\"{record.Id}\";\"true\";\"a;b\r\nc\";d,e\r\n", await TextAsync($"jobs/ingest/{id}/successfulResults"));
    }

    [Fact]
    public async Task Zipped_bodies_are_read()
    {
        Org.BulkPolls = 0;
        using var zipped = Zip("LastName\nzipped\n", "text/csv");
        var id = await OpenAsync(Insert);
        using var uploaded = await Http.PutAsync(new Uri($"{Root}/jobs/ingest/{id}/batches", UriKind.Relative), zipped);
        Assert.Equal(201, (int)uploaded.StatusCode);
        await CloseAsync(id);
        await FinishAsync(id);
        using var json = Zip("""{"LastName":"too"}""", "application/json");
        using var created = await Http.PostAsync(new Uri($"{Root}/sobjects/Contact", UriKind.Relative), json);

        Assert.Equal(["zipped", "too"], Org.Records("Contact").Select(r => r.Values["LastName"]));

        static ByteArrayContent Zip(string text, string type)
        {
            var bytes = new MemoryStream();
            using (var gzip = new GZipStream(bytes, CompressionMode.Compress, leaveOpen: true))
            {
                gzip.Write(Encoding.UTF8.GetBytes(text));
            }

            var content = new ByteArrayContent(bytes.ToArray());
            content.Headers.ContentType = new MediaTypeHeaderValue(type);
            content.Headers.ContentEncoding.Add("gzip");
            return content;
        }
    }

    [Fact]
    public async Task Updates_and_deletes_go_by_id()
    {
        Org.BulkPolls = 0;
        var (a, b) = (await CreateAsync("Contact", """{"LastName":"a"}"""), await CreateAsync("Contact", """{"LastName":"b"}"""));
        var update = await OpenAsync("""{"object":"Contact","operation":"update"}""");
        await UploadAsync(update, $"Id,LastName\n{a},A\n0035gK000x00999,x\n");
        await CloseAsync(update);
        Assert.Equal(1, (int)(await FinishAsync(update))["numberRecordsFailed"]!);
        var delete = await OpenAsync("""{"object":"Contact","operation":"delete"}""");
        await UploadAsync(delete, $"Id\n{b}\n");
        await CloseAsync(delete);
        await FinishAsync(delete);

        Assert.Equal("A", Org.Records("Contact").Single().Values["LastName"]);
        Assert.Contains("NOT_FOUND", await TextAsync($"jobs/ingest/{update}/failedResults"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_aborted_job_keeps_what_it_wrote_and_lists_the_rest_as_unprocessed()
    {
        Org.BulkPolls = 3;
        var id = await OpenAsync(Insert);
        await UploadAsync(id, "LastName\n" + string.Join('\n', Enumerable.Range(0, 100)));
        await CloseAsync(id);
        Assert.Equal(25, (int)(await PollAsync(id))["numberRecordsProcessed"]!);
        Assert.Equal("Aborted", (string)(await CallAsync("PATCH", $"jobs/ingest/{id}", """{"state":"Aborted"}""")).Body!["state"]!);

        Assert.Equal((25, 76), (Org.CountRecords("Contact"), (await TextAsync($"jobs/ingest/{id}/unprocessedrecords")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.Equal(1, Org.Calls("ingest/abort"));
    }

    [Fact]
    public async Task A_job_that_was_told_to_fail_leaves_rows_unprocessed()
    {
        Org.BulkPolls = 0;
        Org.FailNextIngestJob(2, "InternalServerError : Too many retries");
        var id = await OpenAsync(Insert);
        await UploadAsync(id, "LastName\na\nb\nc\n");
        await CloseAsync(id);
        var job = await PollAsync(id);

        Assert.Equal(("Failed", 2, "InternalServerError : Too many retries"), ((string)job["state"]!, (int)job["numberRecordsProcessed"]!, (string)job["errorMessage"]!));
        Assert.Equal("LastName\nc\n", await TextAsync($"jobs/ingest/{id}/unprocessedrecords"));
    }

    [Fact]
    public async Task Jobs_are_listed_in_pages_and_forgotten_in_time()
    {
        for (var i = 0; i < 3; i++)
        {
            await OpenAsync(Insert);
        }

        var list = (await CallAsync("GET", "jobs/ingest?jobType=V2Ingest&isPkChunkingEnabled=false")).Body!;
        Assert.Equal((3, true), (list["records"]!.AsArray().Count, (bool)list["done"]!));
        Org.AdvanceClock(TimeSpan.FromHours(24));
        LogIn(Org.IssueAccessToken());
        Assert.Empty((await CallAsync("GET", "jobs/ingest")).Body!["records"]!.AsArray());
    }

    [Fact]
    public async Task A_hundred_and_fifty_thousand_rows_go_through_a_sink_and_every_hundredth_fails_once()
    {
        const int Rows = 150_000;
        Org.BulkPolls = 0;
        Org.UseSink("Contact", "TradingLogin__c");
        Org.FailRows("Contact", row => row.Number % 100 == 0, once: true);
        var id = await OpenAsync(Upsert);
        await UploadAsync(id, Csv(Enumerable.Range(1, Rows)));
        await CloseAsync(id);
        Assert.Equal("InProgress", (string)(await PollAsync(id))["state"]!);
        Assert.Equal(Rows / 100, (int)(await FinishAsync(id))["numberRecordsFailed"]!);
        Assert.Equal(Rows - (Rows / 100), Org.CountRecords("Contact"));

        string[] failed = (await TextAsync($"jobs/ingest/{id}/failedResults")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int[] logins = [.. failed.Skip(1).Select(l => int.Parse(l.Split(',')[^2], CultureInfo.InvariantCulture))];
        Assert.Equal(Rows / 100, logins.Distinct().Count());
        Assert.NotEqual(logins.Order(), logins);
        var again = await OpenAsync(Upsert);
        await UploadAsync(again, Csv(logins));
        await CloseAsync(again);
        Assert.Equal(0, (int)(await FinishAsync(again))["numberRecordsFailed"]!);
        Assert.Equal((Rows, 0), (Org.CountRecords("Contact"), Org.CountRepeats("Contact")));
        Assert.Equal(Rows - (Rows / 100) + 1, (await TextAsync($"jobs/ingest/{id}/successfulResults")).Count(c => c == '\n'));
    }

    private static string Csv(IEnumerable<int> logins)
    {
        var csv = new StringBuilder("TradingLogin__c,LastName\n");
        foreach (var login in logins)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{login},L{login}\n");
        }

        return csv.ToString();
    }

    private async Task<string> OpenAsync(string json) => (string)(await CallAsync("POST", "jobs/ingest", json)).Body!["id"]!;

    private async Task<int> PutAsync(string id, string csv)
    {
        using var content = new StringContent(csv, Encoding.UTF8, "text/csv");
        using var response = await Http.PutAsync(new Uri($"{Root}/jobs/ingest/{id}/batches", UriKind.Relative), content);
        return (int)response.StatusCode;
    }

    private async Task UploadAsync(string id, string csv) => Assert.Equal(201, await PutAsync(id, csv));

    private async Task<JsonNode> CloseAsync(string id) => (await CallAsync("PATCH", $"jobs/ingest/{id}", """{"state":"UploadComplete"}""")).Body!;

    private async Task<JsonNode> PollAsync(string id) => (await CallAsync("GET", $"jobs/ingest/{id}")).Body!;

    private async Task<JsonNode> FinishAsync(string id)
    {
        while (true)
        {
            var job = await PollAsync(id);
            if ((string)job["state"]! is var state && state is not ("InProgress" or "UploadComplete"))
            {
                Assert.Equal("JobComplete", state);
                return job;
            }
        }
    }

    private async Task<string> TextAsync(string path)
    {
        using var response = await SendAsync("GET", path);
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        return await response.Content.ReadAsStringAsync();
    }
}
