using System.Globalization;
using System.Text.Json;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Composite;
using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Shape;
using Broker.Crm.Salesforce.Tests.Composite;
using Broker.Crm.Salesforce.Tests.Query;
using static Broker.Crm.Salesforce.Tests.Composite.CompositeBodies;

namespace Broker.Crm.Salesforce.Tests.Shape;

public sealed class UpsertManyTests
{
    private const string By = "Key__c";
    private readonly SalesforceRig rig = new();

    [Fact]
    public async Task One_record_is_one_call_with_the_key_in_the_address()
    {
        rig.Server.Answer(201, Created(1));

        UpsertReport report = await rig.Client.UpsertManyAsync([Account("a/b")], By);

        Assert.Equal(("PATCH", "/services/data/v67.0/sobjects/Account/Key__c/a%2Fb", """{"Name":"x"}"""), (rig.Server.Requests[0].Method, rig.Server.Requests[0].PathAndQuery, rig.Server.Requests[0].Body));
        Assert.Equal((Id(1), true, "a/b", SalesforceShape.SingleCall), (report.Results[0].Id, report.Results[0].Created!.Value, report.Results[0].Key, report.Results[0].Shape));
        Assert.Equal((SalesforceShape.SingleCall, "Account", 1, 1), (report.Choices[0].Shape, report.Choices[0].Type, report.Choices[0].Records, report.Choices[0].Calls));
    }

    [Theory]
    [InlineData(204, "", false)]
    [InlineData(201, "", true)]
    [InlineData(200, """{"id":"003000000000001AAA","success":true,"errors":[]}""", false)]
    public async Task Old_versions_answer_without_a_body(int status, string body, bool created)
    {
        rig.Server.Answer(status, body);

        UpsertReport report = await rig.Client.UpsertManyAsync([Account("a")], By);

        Assert.Equal((true, created), (report.Succeeded, report.Results[0].Created!.Value));
    }

    [Fact]
    public async Task A_failed_single_call_is_the_error_of_its_record()
    {
        rig.Server.Answer(300, """["/services/data/v67.0/sobjects/Account/1"]""");

        UpsertReport report = await rig.Client.UpsertManyAsync([Account("CANARY-1")], By);

        Assert.Equal((ErrorKind.Conflict, "CANARY-1", true), (report.Cause!.Error!.Kind, report.Cause.Error.RequestIdentity, report.Cause.CallFailed));
        Assert.Throws<ConflictException>(report.EnsureSucceeded);
        Assert.DoesNotContain("CANARY", $"{report}{report.Cause}{report.Cause.Error}{rig.Logs.Text}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(200, 1)]
    [InlineData(2000, 10)]
    public async Task Independent_records_go_by_collections(int count, int calls)
    {
        Collections();

        UpsertReport report = await rig.Client.UpsertManyAsync([.. Enumerable.Range(0, count).Select(Numbered)], By);

        ShapeChoice choice = Assert.Single(report.Choices);
        Assert.Equal((SalesforceShape.Collections, count, calls, true), (choice.Shape, choice.Records, choice.Calls, report.Succeeded));
        Assert.Contains(count.ToString(CultureInfo.InvariantCulture), choice.Reason, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, count).Select(Id), report.Results.Select(static r => r.Id!));
        Assert.Equal("/services/data/v67.0/composite/sobjects/Account/Key__c", rig.Server.Requests[0].PathAndQuery);
    }

    [Fact]
    public async Task More_go_by_a_Bulk_job()
    {
        BulkStub bulk = new();
        UpsertRun run = new(null!, bulk);
        UpsertRecord[] records = [.. Enumerable.Range(0, 2001).Select(Numbered)];

        UpsertReport report = await run.RunAsync(records, By, null, default);

        Assert.Equal<(string, string, int, string?)>(("Account", By, 2001, null), Assert.Single(bulk.Jobs));
        Assert.Equal((SalesforceShape.Bulk, "id-2000", 2000), (report.Choices[0].Shape, report.Results[2000].Id, report.Results[2000].Index));
        Assert.Contains("more than 2000", report.Choices[0].Reason, StringComparison.Ordinal);
        await run.RunAsync(records[..3], By, new UpsertManyOptions { BulkThreshold = 2 }, default);
        await run.RunAsync(records[..1], By, new UpsertManyOptions { Shape = SalesforceShape.Bulk }, default);
        Assert.Equal([2001, 3, 1], bulk.Jobs.Select(static j => j.Count));
    }

    [Fact]
    public async Task Records_that_hang_together_go_by_composite_the_parent_first()
    {
        rig.Succeeding();
        UpsertRecord account = Account("a");
        UpsertRecord contact = new UpsertRecord("Contact", Fields((By, "c"), ("LastName", "y"))).Refer("AccountId", account);

        UpsertReport report = await rig.Client.UpsertManyAsync([contact, account], By);

        JsonElement[] steps = [.. JsonDocument.Parse(rig.Server.Requests[0].Body!).RootElement.GetProperty("compositeRequest").EnumerateArray()];
        Assert.Equal(["/services/data/v67.0/sobjects/Account/Key__c/a", "/services/data/v67.0/sobjects/Contact/Key__c/c"], steps.Select(static s => s.GetProperty("url").GetString()));
        Assert.Equal("""{"LastName":"y","AccountId":"@{r1.id}"}""", steps[1].GetProperty("body").GetRawText());
        Assert.Equal((SalesforceShape.Composite, 2, 1), (report.Choices[0].Shape, report.Choices[0].Records, report.Choices[0].Calls));
        Assert.Equal([("c", Id(1)), ("a", Id(0))], report.Results.Select(static r => (r.Key, r.Id!)));
    }

    [Fact]
    public async Task More_than_a_composite_holds_go_by_graphs_and_the_rest_beside_them()
    {
        List<string> paths = [];
        rig.Answering(body =>
        {
            JsonElement root = JsonDocument.Parse(body).RootElement;
            if (root.TryGetProperty("graphs", out JsonElement graphs))
            {
                return (200, "{\"graphs\":[" + string.Join(',', graphs.EnumerateArray().Select(static (g, n) =>
                    $$"""{"graphId":"{{g.GetProperty("graphId")}}","isSuccessful":{{(n == 1 ? "false" : "true")}},"graphResponse":{"compositeResponse":[{{string.Join(',', g.GetProperty("compositeRequest").EnumerateArray().Select((s, i) => n == 1
                        ? Part(s.GetProperty("referenceId").GetString()!, 400, Error(i == 0 ? "PROCESSING_HALTED" : "REQUIRED_FIELD_MISSING"))
                        : Part(s.GetProperty("referenceId").GetString()!, 200, Created(i))))}}] } }""")) + "]}");
            }

            return (200, "[" + string.Join(',', SentRecords(body).Select(static (_, i) => Created(100 + i))) + "]");
        });
        List<UpsertRecord> records = [Account("free1")];
        for (int i = 0; i < 13; i++)
        {
            UpsertRecord account = Account("a" + i.ToString(CultureInfo.InvariantCulture));
            records.Add(new UpsertRecord("Contact", Fields((By, "c" + i.ToString(CultureInfo.InvariantCulture)))).Refer("AccountId", account));
            records.Add(account);
        }

        records.Add(Account("free2"));

        UpsertReport report = await rig.Client.UpsertManyAsync(records, By);

        Assert.Equal([(SalesforceShape.Graph, 26, 1), (SalesforceShape.Collections, 2, 1)], report.Choices.Select(static c => (c.Shape, c.Records, c.Calls)));
        Assert.Equal((Id(100), Id(101)), (report.Results[0].Id, report.Results[27].Id));
        Assert.Equal([3, 4], report.Results.Where(static r => !r.Succeeded).Select(static r => r.Index));
        Assert.Equal((3, true), (report.Cause!.Index, report.Results[4].IsHalted));
        Assert.Equal(records.Select(r => (string)r.Fields[By]!), report.Results.Select(static r => r.Key));
    }

    [Fact]
    public async Task Objects_and_keys_of_their_own_are_kept_apart()
    {
        rig.Answering(static body => (200, "[" + string.Join(',', SentRecords(body).Select(static (_, i) => Created(i))) + "]"));
        UpsertRecord[] records =
        [
            Account("a"), new("Lead", Fields((By, "a"))), Account("b"), new("Lead", Fields((By, "b"))),
            new("Account", Fields(("Other__c", 7m))) { ExternalIdField = "Other__c" }, new("Account", Fields(("Other__c", 8L))) { ExternalIdField = "Other__c" },
        ];

        UpsertReport report = await rig.Client.UpsertManyAsync(records, By);

        Assert.Equal(["/Account/Key__c", "/Lead/Key__c", "/Account/Other__c"], rig.Server.Requests.Select(static r => r.PathAndQuery["/services/data/v67.0/composite/sobjects".Length..]));
        Assert.Equal(["a", "a", "b", "b", "7", "8"], report.Results.Select(static r => r.Key));
    }

    [Theory]
    [InlineData(SalesforceShape.SingleCall, 3)]
    [InlineData(SalesforceShape.Composite, 1)]
    [InlineData(SalesforceShape.Graph, 1)]
    [InlineData(SalesforceShape.Collections, 1)]
    public async Task The_way_can_be_asked_for(SalesforceShape shape, int calls)
    {
        rig.Server.Answer(500, "");

        UpsertReport report = await rig.Client.UpsertManyAsync([Account("a"), Account("b"), Account("c")], By, new UpsertManyOptions { Shape = shape });

        Assert.Equal((shape, 3, calls), (report.Choices[0].Shape, report.Choices[0].Records, report.Choices[0].Calls));
        Assert.Equal(calls * 4, rig.Server.Count);
        Assert.All(report.Results, static r => Assert.Equal((Outcome.Unknown, true), (r.Error!.Outcome, r.CallFailed)));
        Assert.Equal(["a", "b", "c"], report.Results.Select(static r => r.Error!.RequestIdentity));
    }

    [Fact]
    public async Task What_no_way_can_write_is_refused_before_anything_is_sent()
    {
        UpsertRecord first = Account("1"), second = Account("2");
        first.Refer("ParentId", second);
        second.Refer("ParentId", first);
        UpsertRecord[] line = Line(16);
        UpsertRecord linked = Account("4").Refer("ParentId", line[0]);
        List<UpsertRecord> late = [.. Line(2), .. Enumerable.Range(0, 3).Select(Numbered), new("Account", Fields((By, "z"), ("Rate__c", 1.5)))];
        foreach ((UpsertRecord[] records, string word, UpsertManyOptions? options) in new (UpsertRecord[], string, UpsertManyOptions?)[]
        {
            ([Account("a"), Account("b"), Account("a")], "Records 0 and 2", null),
            ([Account("a"), Account("A")], "Records 0 and 1", null),
            ([new("Account", Fields(("Name", "x")))], "no value for Key__c", null),
            ([first, second], "circle", null),
            ([linked], "not in the list", null),
            ([first, first], "same object", null),
            ([.. late], "Record 5", null),
            ([new("Account", Fields((By, "a"), ("Id", Id(1))))], "Id or attributes", null),
            (line, "16 steps refer", new UpsertManyOptions { Shape = SalesforceShape.Graph }),
            (Line(26), "26 steps", new UpsertManyOptions { Shape = SalesforceShape.Composite }),
            (Line(2), "Collections cannot", new UpsertManyOptions { Shape = SalesforceShape.Collections }),
            ([Account("a")], "BulkThreshold is 0", new UpsertManyOptions { BulkThreshold = 0 }),
            ([Account("a")], "LockRetries is 11", new UpsertManyOptions { LockRetries = 11 }),
            ([Account("a")], "unknown value", new UpsertManyOptions { Shape = (SalesforceShape)9 }),
        })
        {
            ArgumentException refused = await Assert.ThrowsAnyAsync<ArgumentException>(() => rig.Client.UpsertManyAsync(records, By, options));
            Assert.Contains(word, refused.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => linked.Refer("PARENTID", first));
        Assert.Throws<ArgumentException>(() => linked.Refer("Key__c", first));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.UpsertManyAsync([Account("a")], "Key c"));
        Assert.Equal(0, rig.Server.Count);
        Assert.Empty((await rig.Client.UpsertManyAsync([], By)).Choices);
    }

    [Fact]
    public async Task Keys_that_differ_in_case_are_different_where_the_field_says_so()
    {
        Collections();

        Assert.True((await rig.Client.UpsertManyAsync([Account("1", "A"), Account("1", "a")], "Name", new UpsertManyOptions { CaseSensitiveKeys = true })).Succeeded);
    }

    [Fact]
    public async Task Classes_of_the_user_are_written_by_a_field_they_hold()
    {
        rig.Server.Answer(200, $"[{Created(1)},{Created(2)}]");
        QueriedAccount[] accounts = [new() { Key = "a", Name = "x", Equity = 1.50m }, new() { Key = "b", Name = null }];

        UpsertReport report = await rig.Client.UpsertManyAsync(accounts, nameof(QueriedAccount.Key));

        Assert.True(report.Succeeded);
        Assert.Equal("/services/data/v67.0/composite/sobjects/Account/Key__c", rig.Server.Requests[0].PathAndQuery);
        Assert.Equal(["a", "b"], SentRecords(rig.Server.Requests[0].Body).Select(static r => r.GetProperty(By).GetString()));
        Assert.Equal(JsonValueKind.Null, SentRecords(rig.Server.Requests[0].Body)[1].GetProperty("Name").ValueKind);
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.UpsertManyAsync(accounts, "Nothing"));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.UpsertManyAsync([new QueriedAccount { Name = "x" }], "Key"));
    }

    [Fact]
    public async Task After_a_refused_credential_nothing_more_is_sent()
    {
        rig.Server.Answer(401, Error("INVALID_SESSION_ID"));

        UpsertReport report = await rig.Client.UpsertManyAsync([Account("a"), Account("b")], By, new UpsertManyOptions { Shape = SalesforceShape.SingleCall });

        Assert.Equal(1, rig.Server.Count);
        Assert.Equal([Outcome.Refused, Outcome.NotSent], report.Results.Select(static r => r.Error!.Outcome));
    }

    private static UpsertRecord Account(string key, string name = "x") => new("Account", Fields((By, key), ("Name", name)));

    private static UpsertRecord Numbered(int number) => Account(number.ToString(CultureInfo.InvariantCulture));

    private static UpsertRecord[] Line(int length)
    {
        UpsertRecord[] line = [.. Enumerable.Range(0, length).Select(static i => Account("line" + i.ToString(CultureInfo.InvariantCulture)))];
        for (int i = 1; i < length; i++)
        {
            line[i].Refer("ParentId", line[i - 1]);
        }

        return line;
    }

    // Answers each record with an id made of its key.
    private void Collections() => rig.Answering(static body =>
        (200, "[" + string.Join(',', SentRecords(body).Select(static r => Created(int.Parse(r.GetProperty(By).GetString()!, CultureInfo.InvariantCulture)))) + "]"));
}
