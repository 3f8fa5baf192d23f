using System.Globalization;
using System.Text.Json;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Composite;
using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Tests.Query;
using Broker.TestSupport;
using static Broker.Crm.Salesforce.Tests.Composite.CompositeBodies;

namespace Broker.Crm.Salesforce.Tests.Composite;

public sealed class CollectionTests
{
    private readonly SalesforceRig rig = new();

    [Fact]
    public async Task Records_are_written_200_in_a_call_and_results_stand_at_their_places()
    {
        ISalesforceComposite composite = Named();

        CollectionOutcome outcome = await composite.CreateManyAsync(Accounts(401));

        Assert.Equal([200, 200, 1], rig.Server.Requests.Select(static r => SentRecords(r.Body).Length));
        Assert.Equal(Enumerable.Range(0, 401).Select(Id), outcome.Results.Select(static r => r.Id!));
        Assert.Equal((3, true, true), (outcome.Calls, outcome.Succeeded, outcome.Results[0].Created!.Value));
        Assert.Equal("""{"attributes":{"type":"Account"},"Name":"0"}""", SentRecords(rig.Server.Requests[0].Body)[0].GetRawText());
        Assert.Equal(("POST", "/services/data/v67.0/composite/sobjects"), (rig.Server.Requests[0].Method, rig.Server.Requests[0].PathAndQuery));
    }

    [Fact]
    public async Task Failures_stand_at_their_places_and_the_others_are_written()
    {
        rig.Server.Answer(200, $"[{Created(0)},{Saved("REQUIRED_FIELD_MISSING")},{Created(2)}]");

        CollectionOutcome outcome = await rig.Client.Composite.CreateManyAsync(Accounts(3));

        Assert.Equal([true, false, true], outcome.Results.Select(static r => r.Succeeded));
        Assert.Equal((1, ErrorKind.Validation, Outcome.Refused, "Name"), (outcome.Cause!.Index, outcome.Cause.Error!.Kind, outcome.Cause.Error.Outcome, outcome.Cause.Error.Fields[0].Field));
        Assert.Throws<ValidationFailedException>(outcome.EnsureSucceeded);
    }

    [Fact]
    public async Task With_all_or_none_the_record_that_undid_the_others_is_named()
    {
        rig.Server.Answer(200, $"[{Saved("ALL_OR_NONE_OPERATION_ROLLED_BACK")},{Saved("DUPLICATE_VALUE")}]");

        CollectionOutcome outcome = await rig.Client.Composite.CreateManyAsync(Accounts(2), new CollectionOptions { AllOrNone = true });

        Assert.Equal((1, ErrorKind.Conflict), (outcome.Cause!.Index, outcome.Cause.Error!.Kind));
        Assert.Equal([true, false], outcome.Results.Select(static r => r.IsRolledBack));
        Assert.Contains("\"allOrNone\":true", rig.Server.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_whose_row_was_held_are_sent_again_alone()
    {
        rig.Server.Answer(200, $"[{Created(0)},{HeldRow},{Created(2)},{HeldRow}]").Answer(200, $"[{HeldRow},{Created(3)}]").Answer(200, $"[{Created(1)}]");

        CollectionOutcome outcome = await rig.Client.Composite.CreateManyAsync(Accounts(4));

        Assert.True(outcome.Succeeded);
        Assert.Equal(["0,1,2,3", "1,3", "1"], rig.Server.Requests.Select(static r => string.Join(',', SentRecords(r.Body).Select(static e => e.GetProperty("Name").GetString()))));
        Assert.Equal([(Id(0), 0), (Id(1), 2), (Id(2), 0), (Id(3), 1)], outcome.Results.Select(static r => (r.Id!, r.LockRetries)));
    }

    [Fact]
    public async Task Rows_that_stay_held_end_in_an_error_after_the_retries()
    {
        rig.Server.Answer(200, $"[{HeldRow}]");

        CollectionOutcome outcome = await rig.Client.Composite.CreateManyAsync(Accounts(1), new CollectionOptions { LockRetries = 2 });

        Assert.Equal((3, 3, true, ErrorKind.Unavailable), (rig.Server.Count, outcome.Calls, outcome.Cause!.Error!.IsTransient, outcome.Cause.Error.Kind));
    }

    [Theory]
    [InlineData("ALL_OR_NONE_OPERATION_ROLLED_BACK", 2)]
    [InlineData("REQUIRED_FIELD_MISSING", 1)]
    public async Task With_all_or_none_a_held_row_sends_all_again_unless_another_record_fails_anyway(string other, int calls)
    {
        rig.Server.Answer(200, $"[{Saved(other)},{HeldRow}]").Answer(200, $"[{Created(0)},{Created(1)}]");

        CollectionOutcome outcome = await rig.Client.Composite.CreateManyAsync(Accounts(2), new CollectionOptions { AllOrNone = true });

        Assert.Equal((calls, calls == 2), (rig.Server.Count, outcome.Succeeded));
        Assert.All(rig.Server.Requests, static r => Assert.Equal(2, SentRecords(r.Body).Length));
    }

    [Fact]
    public async Task Creates_whose_answer_was_lost_are_unknown_and_sent_once_and_the_next_call_is_made()
    {
        int call = 0;
        ISalesforceComposite composite = rig.Answering(body => ++call == 1 ? (502, "") : (200, "[" + string.Join(',', SentRecords(body).Select(static (_, i) => Created(i))) + "]"));

        CollectionOutcome outcome = await composite.CreateManyAsync(Accounts(250));

        Assert.Equal(2, rig.Server.Count);
        Assert.All(outcome.Results.Take(200), static r => Assert.Equal((Outcome.Unknown, true), (r.Error!.Outcome, r.CallFailed)));
        Assert.All(outcome.Results.Skip(200), static r => Assert.True(r.Succeeded));
    }

    [Fact]
    public async Task Changes_and_upserts_whose_answer_was_lost_are_sent_again()
    {
        rig.Server.Answer(502, "").Answer(200, $"[{Created(1)}]").Answer(502, "").Answer(200, $"[{Created(1)}]");

        CollectionOutcome update = await rig.Client.Composite.UpdateManyAsync([new CollectionRecord("Account", Id(1), Fields(("Name", "x")))]);
        CollectionOutcome upsert = await rig.Client.Composite.UpsertManyAsync("Account", "Key__c", [Fields(("Key__c", "a"), ("Name", "x"))]);

        Assert.True(update.Succeeded && upsert.Succeeded);
        Assert.Equal($$"""{"allOrNone":false,"records":[{"attributes":{"type":"Account"},"id":"{{Id(1)}}","Name":"x"}]}""", rig.Server.Requests[1].Body);
        Assert.Equal(("PATCH", "/services/data/v67.0/composite/sobjects/Account/Key__c"), (rig.Server.Requests[3].Method, rig.Server.Requests[3].PathAndQuery));
        Assert.Equal("""{"allOrNone":false,"records":[{"attributes":{"type":"Account"},"Key__c":"a","Name":"x"}]}""", rig.Server.Requests[3].Body);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[{\"id\":\"003000000000001AAA\",\"success\":true}] x")]
    public async Task An_answer_of_another_length_or_form_tells_of_nobody(string body)
    {
        rig.Server.Answer(200, body);

        CollectionOutcome outcome = await rig.Client.Composite.CreateManyAsync(Accounts(1));

        Assert.Equal((Outcome.Unknown, ErrorKind.Protocol, 1), (outcome.Cause!.Error!.Outcome, outcome.Cause.Error.Kind, rig.Server.Count));
    }

    [Fact]
    public async Task A_list_that_changes_its_object_too_often_is_sorted_and_its_results_are_not()
    {
        ISalesforceComposite composite = Named();
        CollectionRecord[] records = [.. Enumerable.Range(0, 30).Select(static i => new CollectionRecord(i % 3 == 0 ? "Account" : i % 3 == 1 ? "Contact" : "Lead", Fields(("Name", i.ToString(CultureInfo.InvariantCulture)))))];

        CollectionOutcome outcome = await composite.CreateManyAsync(records);

        string[] types = [.. SentRecords(Assert.Single(rig.Server.Requests).Body).Select(static r => r.GetProperty("attributes").GetProperty("type").GetString()!)];
        Assert.Equal([.. Enumerable.Repeat("Account", 10), .. Enumerable.Repeat("Contact", 10), .. Enumerable.Repeat("Lead", 10)], types);
        Assert.Equal(Enumerable.Range(0, 30).Select(Id), outcome.Results.Select(static r => r.Id!));
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    public async Task A_call_has_at_most_ten_objects(int types, int calls)
    {
        ISalesforceComposite composite = Named();
        CollectionRecord[] records = [.. Enumerable.Range(0, types).Select(static i => new CollectionRecord("T" + i.ToString(CultureInfo.InvariantCulture) + "__c", Fields(("Name", i.ToString(CultureInfo.InvariantCulture)))))];

        CollectionOutcome outcome = await composite.CreateManyAsync(records);

        Assert.Equal((calls, true), (rig.Server.Count, outcome.Succeeded));
        if (calls > 1)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => composite.CreateManyAsync(records, new CollectionOptions { AllOrNone = true }));
        }
    }

    [Fact]
    public void Every_record_is_sent_once_within_the_limits_whatever_the_objects()
    {
        Random random = new(5);
        for (int run = 0; run < 100; run++)
        {
            string[] types = [.. Enumerable.Range(0, random.Next(700)).Select(_ => "T" + random.Next(1, 25).ToString(CultureInfo.InvariantCulture))];
            int size = random.Next(1, 201);
            IReadOnlyList<IReadOnlyList<int>> chunks = CollectionOrder.Chunks(types.Length, types, size);
            Assert.Equal(Enumerable.Range(0, types.Length), chunks.SelectMany(static c => c).Order());
            Assert.All(chunks, chunk =>
            {
                Assert.InRange(chunk.Count, 1, size);
                Assert.InRange(1 + chunk.Skip(1).Where((place, i) => types[place] != types[chunk[i]]).Count(), 1, 10);
            });
        }
    }

    [Fact]
    public async Task Deletes_are_sent_by_id_and_one_that_is_gone_counts_as_deleted()
    {
        rig.Server.Answer(502, "").Answer(200, $"[{Created(1)},{Saved("ENTITY_IS_DELETED")},{Saved("INSUFFICIENT_ACCESS_OR_READONLY")}]");

        CollectionOutcome outcome = await rig.Client.Composite.DeleteManyAsync([Id(1)[..15], Id(2), Id(3)]);

        Assert.Equal($"/services/data/v67.0/composite/sobjects?ids={Id(1)},{Id(2)},{Id(3)}&allOrNone=false", rig.Server.Requests[1].PathAndQuery);
        Assert.Equal([(true, false), (true, true), (false, false)], outcome.Results.Select(static r => (r.Succeeded, r.WasGone)));
        Assert.Equal(Id(2), outcome.Results[1].Id);
    }

    [Fact]
    public async Task Deletes_with_all_or_none_are_sent_once()
    {
        rig.Server.Answer(502, "");

        CollectionOutcome outcome = await rig.Client.Composite.DeleteManyAsync([Id(1)], new CollectionOptions { AllOrNone = true });

        Assert.Equal((1, Outcome.Unknown, Id(1)), (rig.Server.Count, outcome.Cause!.Error!.Outcome, outcome.Cause.Error.RequestIdentity));
    }

    [Fact]
    public async Task Many_records_are_read_2000_in_a_call_and_missing_ones_are_null()
    {
        ISalesforceComposite composite = rig.Answering(static body =>
        {
            string[] ids = [.. JsonDocument.Parse(body).RootElement.GetProperty("ids").EnumerateArray().Select(static i => i.GetString()!)];
            return (200, "[" + string.Join(',', ids.Select(static id => id == Id(1) ? "null" : $$"""{"attributes":{"type":"Account"},"Id":"{{id}}","Name":"n"}""")) + "]");
        });

        IReadOnlyList<SalesforceRecord?> records = await composite.ReadManyAsync("Account", [.. Enumerable.Range(0, 2001).Select(Id)], ["Id", "Owner.Name"]);
        IReadOnlyList<QueriedAccount?> typed = await composite.ReadManyAsync<QueriedAccount>([Id(1), Id(2)]);

        Assert.Equal([2000, 1, 2], rig.Server.Requests.Select(static r => JsonDocument.Parse(r.Body!).RootElement.GetProperty("ids").GetArrayLength()));
        Assert.Equal((Id(0), null, Id(2000)), (records[0]!.Id, records[1], records[2000]!.Id));
        Assert.Equal((null, "n"), (typed[0], typed[1]!.Name));
        Assert.Equal("/services/data/v67.0/composite/sobjects/Account", rig.Server.Requests[0].PathAndQuery);
        Assert.Contains("\"fields\":[\"Id\",\"Owner.Name\"]", rig.Server.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_that_answers_another_number_of_records_fails()
    {
        SalesforceRig once = new(static o => o.Resilience.MaxRetries = 0);
        once.Server.Answer(200, "[null]");

        await Assert.ThrowsAsync<BrokerApiException>(() => once.Client.Composite.ReadManyAsync("Account", [Id(1), Id(2)], ["Id"]));
    }

    [Fact]
    public async Task What_cannot_be_written_is_refused_before_anything_is_sent()
    {
        ISalesforceComposite composite = Named();
        CollectionRecord[] late = [.. Accounts(300), new CollectionRecord("Account", Fields(("Rate__c", 1.5)))];

        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() => composite.CreateManyAsync(late));
        ArgumentException many = await Assert.ThrowsAsync<ArgumentException>(() => composite.CreateManyAsync(Accounts(201), new CollectionOptions { AllOrNone = true }));
        ArgumentException twice = await Assert.ThrowsAsync<ArgumentException>(() => composite.UpsertManyAsync("Account", "Key__c", [Fields(("Key__c", "a")), Fields(("Key__c", "a"))]));

        Assert.Contains("Record 300", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Rate__c", refused.Message, StringComparison.Ordinal);
        Assert.Contains("201 records take 2 calls", many.Message, StringComparison.Ordinal);
        Assert.Contains("Records 0 and 1", twice.Message, StringComparison.Ordinal);
        foreach (Func<Task> call in new Func<Task>[]
        {
            () => composite.CreateManyAsync([new CollectionRecord("Account", Id(1), Fields())]),
            () => composite.UpdateManyAsync([new CollectionRecord("Account", Fields())]),
            () => composite.UpdateManyAsync([new CollectionRecord("Account", Id(1), Fields()), new CollectionRecord("Account", Id(1)[..15], Fields())]),
            () => composite.CreateManyAsync([new CollectionRecord("Account", Fields(("Id", Id(1))))]),
            () => composite.UpsertManyAsync("Account", "Key__c", [Fields(("Name", "x"))]),
            () => composite.UpsertManyAsync("Account", "Key__c", [Fields(("Key__c", null))]),
            () => composite.UpsertManyAsync("Account", "Key__c", [Fields(("Key__c", " "))]),
            () => composite.DeleteManyAsync(["1"]),
            () => composite.DeleteManyAsync([Id(1), Id(1)]),
            () => composite.ReadManyAsync("Account", [Id(1)], []),
            () => composite.ReadManyAsync("Account", [Id(1)], ["a b"]),
            () => composite.CreateManyAsync(Accounts(1), new CollectionOptions { ChunkSize = 201 }),
            () => composite.CreateManyAsync(Accounts(1), new CollectionOptions { ChunkSize = 0 }),
            () => composite.CreateManyAsync(Accounts(1), new CollectionOptions { LockRetries = 11 }),
            () => composite.CreateManyAsync(Accounts(1), new CollectionOptions { LockDelay = TimeSpan.FromSeconds(31) }),
        })
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(call);
        }

        Assert.Throws<ArgumentException>(() => new CollectionRecord("Account", "1", Fields()));
        Assert.Equal(0, rig.Server.Count);
        Assert.Empty((await composite.CreateManyAsync([])).Results);
    }

    [Fact]
    public async Task Cancellation_ends_the_wait_for_a_held_row()
    {
        using CancellationTokenSource source = new();
        rig.Time.AutoAdvance = false;
        rig.Server.Answer(200, $"[{HeldRow}]");

        Task<CollectionOutcome> writing = rig.Client.Composite.CreateManyAsync(Accounts(1), null, source.Token);
        await Eventually.HoldsAsync(() => rig.Server.Count == 1 && rig.Time.WaitingTimers == 1, "the wait for the held row");
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        Assert.Equal(1, rig.Server.Count);
    }

    private static CollectionRecord[] Accounts(int count) => [.. Enumerable.Range(0, count).Select(static i => new CollectionRecord("Account", Fields(("Name", i.ToString(CultureInfo.InvariantCulture)))))];

    // Answers each record with an id made of its name, so that a result at the wrong place is seen.
    private ISalesforceComposite Named() => rig.Answering(static body =>
        (200, "[" + string.Join(',', SentRecords(body).Select(static r => Created(int.Parse(r.GetProperty("Name").GetString()!, CultureInfo.InvariantCulture)))) + "]"));
}
