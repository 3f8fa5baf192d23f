using System.Text;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Tests.Records;

public sealed class RecordCallTests
{
    private const string Id = "001000000000001AAA";
    private const string Saved = """{"id":"001000000000001AAA","success":true,"errors":[]}""";
    private static readonly SalesforceFields Fields = new SalesforceFields().Set("Name", "Zoë CANARY").Set("Equity__c", 1.50m).Clear("Phone");
    private readonly SalesforceRig rig = new();

    [Fact]
    public async Task A_record_is_read_by_id_with_the_fields_that_are_named()
    {
        rig.Server.Answer(200, Models.Full, "application/json", ("ETag", "\"abc--gzip\""));
        SalesforceRecord record = await rig.Client.Records("Account").GetAsync(Id, ["Id", "Client__r.Name"]);

        Assert.Equal(("\"abc--gzip\"", "Ada"), (record.ETag, record.Text("Client__r.Name")));
        Assert.Equal(("GET", $"/services/data/v67.0/sobjects/Account/{Id}?fields=Id,Client__r.Name"), (rig.Server.Requests[0].Method, rig.Server.Requests[0].PathAndQuery));
    }

    [Fact]
    public async Task A_typed_record_is_read_with_the_fields_of_its_class()
    {
        rig.Server.Answer(200, Models.Full);
        TradingAccount account = await rig.Client.Records<TradingAccount>().GetAsync("a0B000000000001AAA");

        Assert.Equal(1250.50m, account.Equity);
        Assert.Equal("/services/data/v67.0/sobjects/Trading_Account__c/a0B000000000001AAA?fields=" + string.Join(',', Models.FieldsOf<TradingAccount>()), rig.Server.Requests[0].PathAndQuery);
    }

    [Fact]
    public async Task A_record_that_is_not_there_is_an_error_by_id_and_nothing_by_external_id()
    {
        rig.Server.Answer(404, """[{"errorCode":"NOT_FOUND","message":"m"}]""");

        await Assert.ThrowsAsync<NotFoundException>(() => rig.Client.Records("Account").GetAsync(Id, ["Id"]));
        Assert.Null(await rig.Client.Records("Account").FindAsync("Key__c", "a/b ë", ["Id"]));
        Assert.Null(await rig.Client.Records<TradingAccount>().FindAsync(nameof(TradingAccount.Key), "x"));
        Assert.Equal("/services/data/v67.0/sobjects/Account/Key__c/a%2Fb%20%C3%AB?fields=Id", rig.Server.Requests[1].PathAndQuery);
        Assert.StartsWith("/services/data/v67.0/sobjects/Trading_Account__c/Key__c/x?", rig.Server.Requests[2].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unchanged_is_null_and_needs_its_condition()
    {
        rig.Server.Answer(304, "");
        var since = new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.FromHours(2));

        Assert.Null(await rig.Client.Records("Contact").GetIfChangedAsync(Id, ["Id"], new SalesforceReadOptions { IfModifiedSince = since }));
        Assert.Null(await rig.Client.Records<TradingAccount>().GetIfChangedAsync(Id, new SalesforceReadOptions { IfModifiedSince = since }));
        Assert.Equal("Sun, 01 Nov 2026 10:00:00 GMT", rig.Server.Requests[0].Headers["If-Modified-Since"]);
        Assert.Equal(ErrorKind.Protocol, (await rig.Client.Records("Contact").TryGetAsync(Id, ["Id"])).Error!.Kind);
    }

    [Fact]
    public async Task A_create_posts_exactly_the_fields_and_gives_the_id()
    {
        rig.Server.Answer(201, Saved);

        Assert.Equal(Id, await rig.Client.Records("Account").CreateAsync(Fields));
        Assert.Equal(("POST", "/services/data/v67.0/sobjects/Account"), (rig.Server.Requests[0].Method, rig.Server.Requests[0].PathAndQuery));
        Assert.Equal("""{"Name":"Zoë CANARY","Equity__c":1.50,"Phone":null}""", rig.Server.Requests[0].Body);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(500)]
    public async Task A_create_whose_outcome_is_unknown_is_not_sent_again(int status)
    {
        rig.Server.Answer(status, "");
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => rig.Client.Records("Account").CreateAsync(Fields));
        Assert.Equal(1, rig.Server.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"success":""")]
    [InlineData("<html>")]
    [InlineData("[]")]
    public async Task A_create_whose_answer_cannot_be_read_is_unknown_and_not_sent_again(string body)
    {
        rig.Server.Answer(201, body);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => rig.Client.Records("Account").CreateAsync(Fields));
        Assert.Equal(1, rig.Server.Count);
    }

    [Fact]
    public async Task A_create_that_met_a_lock_was_not_applied_and_goes_again()
    {
        rig.Server.Answer(400, """[{"errorCode":"UNABLE_TO_LOCK_ROW","message":"m"}]""").Answer(201, Saved);

        Assert.Equal(Id, await rig.Client.Records("Account").CreateAsync(Fields));
        Assert.Equal(2, rig.Server.Count);
    }

    [Fact]
    public async Task A_success_whose_body_says_no_is_a_refusal()
    {
        rig.Server.Answer(200, """{"id":null,"success":false,"errors":[{"statusCode":"REQUIRED_FIELD_MISSING","message":"CANARY","fields":["Name","Secret__c"]}]}""");
        ApiResult<string> result = await rig.Client.Records("Account").TryCreateAsync(Fields);

        Assert.Equal((ErrorKind.Validation, Outcome.Refused, "REQUIRED_FIELD_MISSING", "Name"), (result.Error!.Kind, result.Error.Outcome, result.Error.Code, Assert.Single(result.Error.Fields).Field));
        Assert.DoesNotContain("CANARY", result.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_patches_and_is_repeated_when_its_outcome_is_unknown()
    {
        rig.Server.Answer(503, "").Answer(204, "");
        await rig.Client.Records<TradingAccount>().UpdateAsync("a0B000000000001AAA", new TradingAccount { Equity = 2.0m, Key = null });

        Assert.Equal(2, rig.Server.Count);
        Assert.Equal(("PATCH", "/services/data/v67.0/sobjects/Trading_Account__c/a0B000000000001AAA"), (rig.Server.Requests[1].Method, rig.Server.Requests[1].PathAndQuery));
        Assert.Equal("""{"Key__c":null,"Equity__c":2.0}""", rig.Server.Requests[1].Body);
    }

    [Fact]
    public async Task An_update_of_nothing_and_of_what_only_a_create_may_send_is_refused()
    {
        ISalesforceRecords<TradingAccount> records = rig.Client.Records<TradingAccount>();
        await Assert.ThrowsAsync<ArgumentException>(() => records.UpdateAsync(Id, Models.Read<TradingAccount>(Models.Full)));
        Assert.Contains("Server__c", (await Assert.ThrowsAsync<ArgumentException>(() => records.UpdateAsync(Id, new TradingAccount { Name = "x", Server = "CANARY" }))).Message, StringComparison.Ordinal);
        Assert.Equal(0, rig.Server.Count);
    }

    [Theory]
    [InlineData(201, """{"id":"001000000000001AAA","success":true,"errors":[],"created":true}""", Id, true)]
    [InlineData(200, """{"id":"001000000000001AAA","success":true,"errors":[],"created":false}""", Id, false)]
    [InlineData(201, """{"id":"001000000000001AAA","success":true,"errors":[]}""", Id, true)]
    [InlineData(204, "", null, false)]
    [InlineData(200, "", null, false)]
    public async Task An_upsert_takes_every_kind_of_success(int status, string body, string? id, bool created)
    {
        rig.Server.Answer(status, body);
        SalesforceUpserted result = await rig.Client.Records("Account").UpsertAsync("Key__c", "a/b", Fields, new SalesforceWriteOptions { UpdateOnly = true });

        Assert.Equal((id, created), (result.Id, result.Created));
        Assert.Equal(("PATCH", "/services/data/v67.0/sobjects/Account/Key__c/a%2Fb?updateOnly=true"), (rig.Server.Requests[0].Method, rig.Server.Requests[0].PathAndQuery));
    }

    [Fact]
    public async Task A_typed_upsert_takes_its_key_out_of_the_body_and_repeats()
    {
        rig.Server.Answer(500, "").Answer(200, Saved);
        SalesforceUpserted result = await rig.Client.Records<TradingAccount>().UpsertAsync(nameof(TradingAccount.Key), new TradingAccount { Key = "A-17", Equity = 1m, Client = new AccountRef { Key = "C" } });

        Assert.Equal((Id, false, 2), (result.Id, result.Created, rig.Server.Count));
        Assert.Equal("/services/data/v67.0/sobjects/Trading_Account__c/Key__c/A-17", rig.Server.Requests[1].PathAndQuery);
        Assert.Equal("""{"Equity__c":1,"Client__r":{"Key__c":"C"}}""", rig.Server.Requests[1].Body);
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Records<TradingAccount>().UpsertAsync("Key__c", new TradingAccount()));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Records<TradingAccount>().UpsertAsync("Never__c", new TradingAccount()));
    }

    [Fact]
    public async Task Several_records_with_one_external_id_are_an_error_with_their_ids_and_none_is_taken()
    {
        rig.Server.Answer(300, """["/services/data/v67.0/sobjects/Account/001000000000001AAA","/services/data/v67.0/sobjects/Account/001000000000002AAA","/services/data/v67.0/sobjects/Account/001000000000002AAA","/x/y",7]""");

        ConflictException write = await Assert.ThrowsAsync<ConflictException>(() => rig.Client.Records("Account").UpsertAsync("Key__c", "a", Fields));
        ConflictException read = await Assert.ThrowsAsync<ConflictException>(() => rig.Client.Records("Account").FindAsync("Key__c", "a", ["Id"]));

        Assert.Equal((2, Outcome.Refused, "MULTIPLE_CHOICES"), (rig.Server.Count, write.Outcome, write.ProviderCode));
        Assert.Equal([Id, "001000000000002AAA"], write.Error.CandidateIds());
        Assert.Equal(write.Error.CandidateIds(), read.Error.CandidateIds());
        Assert.DoesNotContain(Id, write.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[\"\\ud800\"]")]
    public async Task A_300_of_any_shape_stays_a_conflict(string body)
    {
        rig.Server.Answer(300, body);
        ApiResult<SalesforceUpserted> result = await rig.Client.Records("Account").TryUpsertAsync("Key__c", "a", Fields);

        Assert.Equal(ErrorKind.Conflict, result.Error!.Kind);
        Assert.Empty(result.Error.CandidateIds());
    }

    [Fact]
    public async Task A_delete_that_finds_nothing_after_a_try_of_its_own_is_done()
    {
        rig.Server.Answer(503, "").Answer(404, """[{"errorCode":"ENTITY_IS_DELETED","message":"m"}]""");
        await rig.Client.Records("Account").DeleteAsync(Id);
        Assert.Equal(("DELETE", 2), (rig.Server.Requests[1].Method, rig.Server.Count));
    }

    [Fact]
    public async Task A_delete_that_finds_nothing_at_first_says_so()
    {
        rig.Server.Answer(404, """[{"errorCode":"ENTITY_IS_DELETED","message":"m"}]""");
        await Assert.ThrowsAsync<NotFoundException>(() => rig.Client.Records("Account").DeleteAsync(Id));
        Assert.Equal(1, rig.Server.Count);
    }

    [Fact]
    public async Task A_404_without_a_code_does_not_make_a_delete_done()
    {
        rig.Server.Answer(503, "").Answer(404, "<html>no such page</html>", "text/html");
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => rig.Client.Records<TradingAccount>().DeleteAsync(Id));
    }

    [Fact]
    public async Task Deleted_and_updated_records_are_listed_for_a_span()
    {
        rig.Server
            .Answer(200, """{"deletedRecords":[{"deletedDate":"2026-11-02T08:00:00.000+0000","id":"001000000000001AAA"},{"id":null},7],"earliestDateAvailable":"2026-10-01T00:00:00.000+0000","latestDateCovered":"2026-11-02T09:00:00.000+0000","more":[1]}""")
            .Answer(200, """{"ids":["001000000000001AAA"],"latestDateCovered":"2026-11-02T09:00:00.000+0000"}""");
        DateTimeOffset to = rig.Time.GetUtcNow();
        SalesforceDeletedRecords deleted = await rig.Client.Records("Account").GetDeletedAsync(to.AddDays(-1), to);
        SalesforceUpdatedRecords updated = await rig.Client.Records("Account").GetUpdatedAsync(to.AddDays(-1), to);

        Assert.Equal(new SalesforceDeletedRecord(Id, to.AddHours(-1)), Assert.Single(deleted.Records));
        Assert.Equal((to, to, Id), (deleted.LatestDateCovered, updated.LatestDateCovered, Assert.Single(updated.Ids)));
        Assert.Equal("/services/data/v67.0/sobjects/Account/deleted?start=2026-11-01T09%3A00%3A00%2B00%3A00&end=2026-11-02T09%3A00%3A00%2B00%3A00", rig.Server.Requests[0].PathAndQuery);
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Records("Account").GetUpdatedAsync(to, to));
    }

    [Fact]
    public async Task A_blob_is_a_stream()
    {
        rig.Server.Answer(200, "%PDF", "application/octet-stream");
        await using ApiDownload blob = await rig.Client.Records("ContentVersion").OpenBlobAsync(Id, "VersionData");
        using var text = new StreamReader(blob.Body, Encoding.UTF8);

        Assert.Equal("%PDF", await text.ReadToEndAsync());
        Assert.Equal($"/services/data/v67.0/sobjects/ContentVersion/{Id}/VersionData", rig.Server.Requests[0].PathAndQuery);
    }

    [Fact]
    public async Task Wrong_input_is_refused_before_anything_is_sent_and_no_message_holds_a_value()
    {
        ISalesforceRecords records = rig.Client.Records("Account");
        Func<Task>[] calls =
        [
            () => records.GetAsync("CANARY", ["Id"]),
            () => records.GetAsync(Id, []),
            () => records.GetAsync(Id, ["Id,CANARY"]),
            () => records.GetAsync(Id, [.. Enumerable.Range(0, 400).Select(i => "F" + new string('x', 60) + i.ToString(System.Globalization.CultureInfo.InvariantCulture))]),
            () => records.FindAsync("Key__c", "", ["Id"]),
            () => records.CreateAsync(new SalesforceFields().Set("Id", "CANARY")),
            () => records.CreateAsync(new Dictionary<string, object?> { ["Equity__c"] = 1.5 }),
            () => records.CreateAsync(new Dictionary<string, object?> { ["bad name"] = "CANARY" }),
            () => records.UpdateAsync(Id, new SalesforceFields()),
            () => records.UpsertAsync("Key__c", "a", new SalesforceFields().Set("KEY__c", "CANARY")),
            () => records.UpsertAsync("Key__c", "..", Fields),
            () => records.DeleteAsync("001"),
            () => records.OpenBlobAsync(Id, "a/b"),
        ];
        foreach (Func<Task> call in calls)
        {
            ArgumentException refused = await Assert.ThrowsAnyAsync<ArgumentException>(call);
            Assert.DoesNotContain("CANARY", refused.Message.Replace("'Id,CANARY'", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => rig.Client.Records("Account/x"));
        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task No_error_and_no_log_holds_a_value()
    {
        rig.Server.Answer(400, """[{"errorCode":"STRING_TOO_LONG","message":"Name: Zoë CANARY","fields":["Name"]}]""");
        BrokerApiException error = await Assert.ThrowsAsync<ValidationFailedException>(() => rig.Client.Records("Account").UpsertAsync("Email__c", "CANARY@example.com", Fields));

        Assert.DoesNotContain("CANARY", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", rig.Logs.Text, StringComparison.Ordinal);
        Assert.Equal("Name", Assert.Single(error.Error.Fields).Field);
    }

    [Fact]
    public async Task A_cancelled_call_is_cancelled()
    {
        rig.Server.Hang();
        using var source = new CancellationTokenSource();
        Task<string> call = rig.Client.Records("Account").CreateAsync(Fields, cancellationToken: source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }
}
