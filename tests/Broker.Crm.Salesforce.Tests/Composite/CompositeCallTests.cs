using System.Text.Json;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Composite;
using Broker.Crm.Salesforce.Query;
using Broker.Crm.Salesforce.Tests.Query;
using static Broker.Crm.Salesforce.Tests.Composite.CompositeBodies;

namespace Broker.Crm.Salesforce.Tests.Composite;

public sealed class CompositeCallTests
{
    private readonly SalesforceRig rig = new();

    [Fact]
    public async Task Steps_are_written_with_references_and_the_version_of_the_client()
    {
        ISalesforceComposite composite = rig.Succeeding();
        CompositeRequest request = new() { AllOrNone = true };
        CompositeRef account = request.Create("Account", Fields(("Name", "Müller \"&\" Söhne"), ("Equity__c", 10.50m)), "acc", new Dictionary<string, string> { ["Sforce-Auto-Assign"] = "FALSE" });
        CompositeRef contact = request.Create("Contact", Fields(("LastName", "x"), ("AccountId", account.Id), ("Owner", Fields(("Key__c", account.Field("records[0].Key__c"))))));
        request.Get("Account", account.Id, ["Id", "Owner.Name"]);
        request.Update("Contact", contact.Id, Fields(("Phone", null)));
        request.Upsert("Account", "Key__c", "a/b", Fields(("Name", "y")));
        request.Delete("Contact", Id(7));
        request.Query(Soql.FromTrusted("SELECT Id FROM Account"), "q");

        CompositeOutcome outcome = await composite.SendAsync(request);

        JsonElement body = JsonDocument.Parse(rig.Server.Requests[0].Body!).RootElement;
        Assert.True(body.GetProperty("allOrNone").GetBoolean());
        Assert.False(body.GetProperty("collateSubrequests").GetBoolean());
        Assert.Equal(
            [
                """{"method":"POST","url":"/services/data/v67.0/sobjects/Account","referenceId":"acc","body":{"Name":"Müller \"&\" Söhne","Equity__c":10.50},"httpHeaders":{"Sforce-Auto-Assign":"FALSE"}}""",
                """{"method":"POST","url":"/services/data/v67.0/sobjects/Contact","referenceId":"r2","body":{"LastName":"x","AccountId":"@{acc.id}","Owner":{"Key__c":"@{acc.records[0].Key__c}"}}}""",
                """{"method":"GET","url":"/services/data/v67.0/sobjects/Account/@{acc.id}?fields=Id,Owner.Name","referenceId":"r3"}""",
                """{"method":"PATCH","url":"/services/data/v67.0/sobjects/Contact/@{r2.id}","referenceId":"r4","body":{"Phone":null}}""",
                """{"method":"PATCH","url":"/services/data/v67.0/sobjects/Account/Key__c/a%2Fb","referenceId":"r5","body":{"Name":"y"}}""",
                $$"""{"method":"DELETE","url":"/services/data/v67.0/sobjects/Contact/{{Id(7)}}","referenceId":"r6"}""",
                """{"method":"GET","url":"/services/data/v67.0/query?q=SELECT%20Id%20FROM%20Account","referenceId":"q"}""",
            ],
            body.GetProperty("compositeRequest").EnumerateArray().Select(static s => s.GetRawText()));
        Assert.True(outcome.Succeeded);
        Assert.Equal((Id(0), true, 1), (outcome[account].Id, outcome[account].Created!.Value, outcome.Calls));
        Assert.Same(outcome, outcome.EnsureSucceeded());
    }

    [Fact]
    public async Task A_200_whose_steps_failed_is_no_success_and_the_one_that_undid_the_others_is_named()
    {
        rig.Server.Answer(200, Answer(
            Part("r3", 400, Error("PROCESSING_HALTED")),
            Part("r1", 400, Error("PROCESSING_HALTED")),
            Part("r2", 400, """[{"message":"Required fields are missing: [LastName]","errorCode":"REQUIRED_FIELD_MISSING","fields":["LastName"]}]""")));
        CompositeRequest request = Three(allOrNone: true);

        CompositeOutcome outcome = await rig.Client.Composite.SendAsync(request);

        Assert.False(outcome.Succeeded);
        Assert.Equal(("r2", ErrorKind.Validation, Outcome.Refused, "LastName"), (outcome.Cause!.Name, outcome.Cause.Error!.Kind, outcome.Cause.Error.Outcome, outcome.Cause.Error.Fields[0].Field));
        Assert.Equal([true, false, true], outcome.Parts.Select(static p => p.IsHalted));
        Assert.Equal(["r1", "r2", "r3"], outcome.Parts.Select(static p => p.Name));
        Assert.Throws<ValidationFailedException>(outcome.EnsureSucceeded);
    }

    [Fact]
    public async Task Bodies_of_every_form_are_kept()
    {
        rig.Server.Answer(200, Answer(
            Part("r1", 200, """[{"id":"1","success":true},{"success":false,"errors":[{"statusCode":"DUPLICATE_VALUE"}]}]"""),
            Part("r2", 204, "null"),
            """{"body":{"Name":"x"},"httpHeaders":{"ETag":"\"a\"","Weird":1},"httpStatusCode":200,"referenceId":"r3","new":{}}"""));

        CompositeOutcome outcome = await rig.Client.Composite.SendAsync(Three(allOrNone: false));

        Assert.Equal((ErrorKind.Conflict, "DUPLICATE_VALUE"), (outcome.Parts[0].Error!.Kind, outcome.Parts[0].Error!.Code));
        Assert.Equal((true, null, 204), (outcome.Parts[1].Succeeded, outcome.Parts[1].Body?.ToString(), outcome.Parts[1].Status!.Value));
        Assert.Equal(("x", "\"a\"", 1), (outcome.Parts[2].Body!.Value.GetProperty("Name").GetString(), outcome.Parts[2].Headers["etag"], outcome.Parts[2].Headers.Count));
    }

    [Theory]
    [InlineData(300, "[\"/services/data/v67.0/sobjects/Contact/1\"]", ErrorKind.Conflict, "MULTIPLE_CHOICES", false)]
    [InlineData(404, "[{\"errorCode\":\"NOT_FOUND\",\"message\":\"m\"}]", ErrorKind.NotFound, "NOT_FOUND", false)]
    [InlineData(400, "[{\"errorCode\":\"UNABLE_TO_LOCK_ROW\",\"message\":\"m\"}]", ErrorKind.Unavailable, "UNABLE_TO_LOCK_ROW", true)]
    [InlineData(500, "null", ErrorKind.Unavailable, null, true)]
    [InlineData(400, "\"text\"", ErrorKind.Validation, null, false)]
    public async Task A_failed_step_is_told_in_the_terms_of_the_family(int status, string body, ErrorKind kind, string? code, bool transient)
    {
        rig.Server.Answer(200, Answer(Part("r1", status, body)));
        CompositeRequest request = new();
        request.Create("Account", Fields(("Name", "x")));

        ApiError error = (await rig.Client.Composite.SendAsync(request)).Cause!.Error!;

        Assert.Equal((kind, code, transient, Outcome.Refused), (error.Kind, error.Code, error.IsTransient, error.Outcome));
    }

    [Fact]
    public async Task A_step_that_the_answer_does_not_tell_of_is_unknown_if_it_writes()
    {
        rig.Server.Answer(200, Answer(Part("other", 200, "{}"), """{"referenceId":"r2"}"""));
        CompositeRequest request = new();
        request.Create("Account", Fields(("Name", "x")));
        request.Update("Account", Id(1), Fields(("Name", "x")));
        request.Get("Account", Id(1));

        CompositeOutcome outcome = await rig.Client.Composite.SendAsync(request);

        Assert.Equal([Outcome.Unknown, Outcome.Unknown, Outcome.Refused], outcome.Parts.Select(static p => p.Error!.Outcome));
    }

    [Fact]
    public async Task A_create_whose_answer_was_lost_is_not_sent_again_and_is_unknown()
    {
        rig.Server.Throw(new HttpIOException(HttpRequestError.ResponseEnded));
        CompositeRequest request = Three(allOrNone: false);
        request.Get("Account", Id(1));

        CompositeOutcome outcome = await rig.Client.Composite.SendAsync(request);

        Assert.Equal(1, rig.Server.Count);
        Assert.Equal([Outcome.Unknown, Outcome.Unknown, Outcome.Unknown, Outcome.Refused], outcome.Parts.Select(static p => p.Error!.Outcome));
        Assert.All(outcome.Parts, static p => Assert.True(p.CallFailed));
        Assert.Equal("r1", outcome.Parts[0].Error!.RequestIdentity);
        Assert.Throws<OutcomeUnknownException>(outcome.EnsureSucceeded);
    }

    [Fact]
    public async Task Upserts_whose_answer_was_lost_are_sent_again()
    {
        rig.Server.Throw(new HttpIOException(HttpRequestError.ResponseEnded)).Answer(200, "{").Answer(200, Answer(Part("r1", 200, Created(1))));
        CompositeRequest request = new();
        request.Upsert("Account", "Key__c", "a", Fields(("Name", "x")));

        Assert.True((await rig.Client.Composite.SendAsync(request)).Succeeded);
        Assert.Equal(3, rig.Server.Count);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task A_delete_with_all_or_none_is_not_sent_again_since_it_would_find_nothing(bool allOrNone, int sent)
    {
        rig.Server.Throw(new HttpIOException(HttpRequestError.ResponseEnded)).Answer(200, Answer(Part("r1", 204, "null")));
        CompositeRequest request = new() { AllOrNone = allOrNone };
        request.Delete("Account", Id(1));

        Assert.Equal(!allOrNone, (await rig.Client.Composite.SendAsync(request)).Succeeded);
        Assert.Equal(sent, rig.Server.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_delete_that_finds_the_record_gone_did_what_was_wanted_unless_it_undid_the_others(bool allOrNone)
    {
        rig.Server.Answer(200, Answer(Part("r1", 404, Error("ENTITY_IS_DELETED")), Part("r2", 404, Error("ENTITY_IS_DELETED"))));
        CompositeRequest request = new() { AllOrNone = allOrNone };
        request.Delete("Account", Id(1));
        request.Update("Account", Id(1), Fields(("Name", "x")));

        CompositeOutcome outcome = await rig.Client.Composite.SendAsync(request);

        Assert.Equal([(!allOrNone, !allOrNone), (false, false)], outcome.Parts.Select(static p => (p.Succeeded, p.WasGone)));
    }

    [Fact]
    public async Task Twenty_five_steps_are_one_call_and_more_are_cut_where_nothing_hangs_together()
    {
        ISalesforceComposite composite = rig.Succeeding();
        await composite.SendAsync(Chain(25, chained: true));
        CompositeRequest more = Chain(60, chained: false);

        CompositeOutcome outcome = await composite.SendAsync(more);

        Assert.Equal([25, 25, 25, 10], rig.Server.Requests.Select(static r => Names(r.Body).Length));
        Assert.Equal((true, 3), (outcome.Succeeded, outcome.Calls));
        Assert.Equal(more.Steps.Select(static s => s.Ref.Name), outcome.Parts.Select(static p => p.Name));
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_with_the_numbers_before_anything_is_sent()
    {
        ISalesforceComposite composite = rig.Succeeding();
        CompositeRequest queries = new() { AllOrNone = true };
        CompositeRequest dependent = new();
        CompositeRef first = dependent.Query(Soql.FromTrusted("SELECT Id FROM Account"));
        for (int i = 0; i < 6; i++)
        {
            queries.Query(Soql.FromTrusted("SELECT Id FROM Account"));
            dependent.Call("POST", "/composite/sobjects", Fields(("Name", first.Field("records[0].Id"))));
        }

        ArgumentException chain = await Assert.ThrowsAsync<ArgumentException>(() => composite.SendAsync(Chain(26, chained: true)));
        ArgumentException all = await Assert.ThrowsAsync<ArgumentException>(() => composite.SendAsync(Chain(26, chained: false, allOrNone: true)));
        ArgumentException six = await Assert.ThrowsAsync<ArgumentException>(() => composite.SendAsync(queries));
        ArgumentException together = await Assert.ThrowsAsync<ArgumentException>(() => composite.SendAsync(dependent));
        await Assert.ThrowsAsync<ArgumentException>(() => composite.SendAsync(new CompositeRequest()));

        Assert.Contains("26 steps", chain.Message, StringComparison.Ordinal);
        Assert.Contains("25 steps", chain.Message, StringComparison.Ordinal);
        Assert.Contains("26 steps", all.Message, StringComparison.Ordinal);
        Assert.Contains("6 of them queries", six.Message, StringComparison.Ordinal);
        Assert.Contains("7 steps, 7 of them queries", together.Message, StringComparison.Ordinal);
        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task Six_queries_are_two_calls_without_all_or_none()
    {
        ISalesforceComposite composite = rig.Succeeding();
        CompositeRequest request = new();
        for (int i = 0; i < 6; i++)
        {
            request.Query(Soql.FromTrusted("SELECT Id FROM Account"));
        }

        await composite.SendAsync(request);

        Assert.Equal([5, 1], rig.Server.Requests.Select(static r => Names(r.Body).Length));
    }

    [Fact]
    public async Task After_a_refused_credential_the_other_calls_are_not_made()
    {
        rig.Server.Answer(401, Error("INVALID_SESSION_ID"));

        CompositeOutcome outcome = await rig.Client.Composite.SendAsync(Chain(60, chained: false));

        Assert.Equal(1, rig.Server.Count);
        Assert.Equal((25, 35), (outcome.Parts.Count(static p => p.Error!.Outcome == Outcome.Refused), outcome.Parts.Count(static p => p.Error!.Outcome == Outcome.NotSent)));
    }

    [Fact]
    public void What_Salesforce_would_refuse_or_misread_is_refused_when_it_is_added()
    {
        CompositeRequest request = new();
        CompositeRef step = request.Create("Account", Fields(("Name", "x")), "acc");
        CompositeRef foreign = new CompositeRequest().Create("Account", Fields(("Name", "x")));

        Assert.All(
            new Action[]
            {
                () => request.Create("Account", Fields(("Name", "x")), "acc"),
                () => request.Create("Account", Fields(("Name", "x")), "ACC"),
                () => request.Create("Account", Fields(("Name", "x")), "a-b"),
                () => request.Create("Account", Fields(("Name", "x")), "1a"),
                () => request.Create("Account", Fields(("Name", "x")), new string('a', 41)),
                () => request.Create("Acc/ount", Fields(("Name", "x"))),
                () => request.Create("Account", Fields(("Name", 1.5))),
                () => request.Create("Account", Fields(("Name", "hello @{acc.id}"))),
                () => request.Create("Account", Fields(("Owner", Fields(("Name", "@{acc.id}"))))),
                () => request.Create("Account", Fields(("Name", foreign.Id))),
                () => request.Update("Account", foreign.Id, Fields(("Name", "x"))),
                () => request.Update("Account", "@{acc.id}", Fields(("Name", "x"))),
                () => request.Upsert("Account", "Key__c", "a", Fields(("key__c", "a"))),
                () => request.Query(Soql.Of($"SELECT Id FROM Account WHERE Name = {"@{acc.id}"}")),
                () => request.Create("Account", Fields(("Name", "x")), null, new Dictionary<string, string> { ["authorization"] = "x" }),
                () => request.Create("Account", Fields(("Name", "x")), null, new Dictionary<string, string> { ["Accept"] = "x" }),
                () => request.Create("Account", Fields(("Name", "x")), null, new Dictionary<string, string> { ["Content-type"] = "x" }),
                () => request.Create("Account", Fields(("Name", "x")), null, new Dictionary<string, string> { ["If-Match"] = "a\r\nb" }),
                () => request.Call("get", "/limits"),
                () => request.Call("GET", "limits"),
                () => request.Call("GET", "/services/data/v67.0/limits"),
                () => request.Call("GET", "/a/../b"),
                () => request.Call("GET", "/"),
                () => request.Get("Account", Id(1), []),
                () => step.Field("a b"),
                () => step.Field("a["),
                () => step.Field("a[x]"),
                () => step.Field("a..b"),
                () => step.Field("a}"),
            },
            static add => Assert.ThrowsAny<ArgumentException>(add));
        Assert.Equal((1, "@{acc[0].id}", "@{acc.a[1].b}"), (request.Count, step.Field("[0].id").ToString(), step.Field("a[1].b").ToString()));
    }

    [Fact]
    public async Task No_value_stands_in_a_text_form_a_log_or_an_error()
    {
        const string canary = "CANARY-771";
        rig.Server.Answer(200, Answer(Part("r1", 400, "[{\"message\":\"" + canary + "\",\"errorCode\":\"" + canary + "\"}]")));
        CompositeRequest request = new();
        request.Upsert("Account", "Key__c", canary, Fields(("Name", canary)));

        CompositeOutcome outcome = await rig.Client.Composite.SendAsync(request);

        Assert.Equal(canary, outcome.Cause!.Error!.Code);
        Assert.DoesNotContain(canary, $"{outcome}{outcome.Cause}{request}{request.Steps[0]}{outcome.Cause.Error}{rig.Logs.Text}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mutated_answers_end_in_an_outcome_for_every_step()
    {
        byte[] seed = System.Text.Encoding.UTF8.GetBytes(Answer(Part("r1", 201, Created(1)), Part("r2", 400, Error("X")), Part("r3", 204, "null")));
        Random random = new(7);
        SalesforceRig once = new(static o => o.Resilience.MaxRetries = 0);
        byte[] body = [];
        once.Server.Then((_, _) => Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new ByteArrayContent(body) }));
        int known = 0, unknown = 0;
        for (int i = 0; i < 1500; i++)
        {
            body = QueryFuzzTests.Mutate(seed, random);
            CompositeOutcome outcome = await once.Client.Composite.SendAsync(Three(allOrNone: false));
            Assert.Equal(3, outcome.Parts.Count);
            _ = outcome.Parts[0].Succeeded ? known++ : outcome.Parts[0].Error!.Outcome == Outcome.Unknown ? unknown++ : 0;
        }

        Assert.True(known > 0 && unknown > 0);
    }

    private static CompositeRequest Three(bool allOrNone)
    {
        CompositeRequest request = new() { AllOrNone = allOrNone };
        for (int i = 0; i < 3; i++)
        {
            request.Create("Contact", Fields(("LastName", "x")));
        }

        return request;
    }

    private static CompositeRequest Chain(int length, bool chained, bool allOrNone = false)
    {
        CompositeRequest request = new() { AllOrNone = allOrNone };
        CompositeRef? last = null;
        for (int i = 0; i < length; i++)
        {
            last = request.Create("Account", chained && last is not null ? Fields(("ParentId", last.Id)) : Fields(("Name", "x")));
        }

        return request;
    }
}
