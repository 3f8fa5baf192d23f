using System.Text.Json.Nodes;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.TestSupport;
using static Broker.Crm.Salesforce.Tests.Crm.CrmRig;

namespace Broker.Crm.Salesforce.Tests.Crm;

public sealed class TicketTests
{
    private const string Canary = "VALUE-CANARY-71b";
    private const string NotThere = """[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]""";
    private static readonly DateTimeOffset At = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_ticket_is_a_case_with_verdict_reference_and_contact_and_no_status()
    {
        CrmRig rig = new();
        rig.Answer = (request, _) => request.Method == HttpMethod.Patch ? (201, Saved(9, created: true))
            : request.RequestUri!.AbsolutePath.Contains("/Contact/", StringComparison.Ordinal) ? (200, Row(3, "C-1").ToJsonString())
            : (404, NotThere);

        BoundaryResult<CrmTicketOpened> opened = await rig.Crm.OpenTicketAsync(new CrmTicket("t/1", "C-1", "Subject", "Text", "Infrastructural", "diag-42"));

        Assert.Equal((Id(9), true), (opened.Value.Id.Value, opened.Value.WasCreated));
        StubRequest write = rig.Calls.Single(static c => c.Method == "PATCH");
        Assert.Equal("/services/data/v67.0/sobjects/Case/Broker_Ticket_Key__c/t%2F1", write.PathAndQuery);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse($$"""{"Subject":"Subject","Description":"Text","Broker_Verdict__c":"Infrastructural","Broker_Reference__c":"diag-42","ContactId":"{{Id(3)}}"}"""), JsonNode.Parse(write.Body!)));
        Assert.Equal("TRUE", write.Headers["Sforce-Auto-Assign"]);
    }

    [Fact]
    public async Task A_ticket_that_is_there_is_left_as_it_is()
    {
        CrmRig rig = new() { Answer = static (_, _) => (200, Row(4, null).ToJsonString()) };

        BoundaryResult<CrmTicketOpened> opened = await rig.Crm.OpenTicketAsync(Ticket());

        Assert.Equal((Id(4), false), (opened.Value.Id.Value, opened.Value.WasCreated));
        Assert.Equal("GET", Assert.Single(rig.Calls).Method);
    }

    [Fact]
    public async Task Two_tickets_of_one_key_are_a_refusal_and_two_contacts_only_leave_the_link_out()
    {
        string two = $$"""["/services/data/v67.0/sobjects/X/{{Id(1)}}","/services/data/v67.0/sobjects/X/{{Id(2)}}"]""";
        CrmRig cases = new() { Answer = (_, _) => (300, two) };
        CrmRig contacts = new();
        contacts.Answer = (request, _) => request.Method == HttpMethod.Patch ? (201, Saved(9, created: true))
            : request.RequestUri!.AbsolutePath.Contains("/Contact/", StringComparison.Ordinal) ? (300, two)
            : (404, NotThere);

        BoundaryResult<CrmTicketOpened> ambiguous = await cases.Crm.OpenTicketAsync(Ticket());
        BoundaryResult<CrmTicketOpened> opened = await contacts.Crm.OpenTicketAsync(Ticket());

        Assert.Equal((Outcome.Refused, ErrorKind.Conflict), (ambiguous.Outcome, ambiguous.Failure!.Kind));
        Assert.Contains("Several Case records", ambiguous.Failure.Sentence, StringComparison.Ordinal);
        Assert.True(opened.IsConfirmed);
        Assert.Null(JsonNode.Parse(contacts.Calls.Single(static c => c.Method == "PATCH").Body!)!["ContactId"]);
    }

    [Fact]
    public async Task Texts_that_are_too_long_are_cut_and_the_ticket_is_opened()
    {
        CrmRig rig = new() { Answer = static (request, _) => request.Method == HttpMethod.Patch ? (201, Saved(9, created: true)) : (404, NotThere) };

        await rig.Crm.OpenTicketAsync(Ticket() with { CustomerExternalId = null, Subject = new string('s', 253) + "😀😀", Text = new string('t', 40_000) });

        JsonNode body = JsonNode.Parse(rig.Calls.Single(static c => c.Method == "PATCH").Body!)!;
        Assert.Equal(new string('s', 253) + "…", body["Subject"]!.GetValue<string>());
        Assert.Equal(32_000, body["Description"]!.GetValue<string>().Length);
    }

    [Fact]
    public async Task A_comment_is_a_record_with_a_unique_key_that_looks_up_its_ticket()
    {
        CrmRig rig = new() { Answer = static (request, _) => request.Method == HttpMethod.Patch ? (201, Saved(9, created: true)) : (200, Row(4, null).ToJsonString()) };

        BoundaryResult<CrmCommentWritten> written = await rig.Crm.CommentTicketAsync(new CrmTicketComment("t-1", "c-1", "<b>still</b> down", At));

        Assert.Equal((Id(9), true), (written.Value.Id.Value, written.Value.WasCreated));
        Assert.Equal("/services/data/v67.0/sobjects/Broker_Ticket_Comment__c/Broker_Comment_Key__c/c-1", rig.Calls[1].PathAndQuery);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse($$"""{"Ticket__c":"{{Id(4)}}","Text__c":"<b>still</b> down","Commented_At__c":"2026-11-02T08:00:00.000Z"}"""), JsonNode.Parse(rig.Calls[1].Body!)));
    }

    [Fact]
    public async Task Without_an_object_for_comments_a_comment_is_refused_in_words_and_none_is_asked_for_at_start()
    {
        CrmRig rig = new(static o => o.CommentObject = null);
        rig.Objects.Remove("Broker_Ticket_Comment__c");

        BoundaryResult<CrmCommentWritten> written = await rig.Crm.CommentTicketAsync(new CrmTicketComment("t-1", "c-1", "x", At));

        Assert.Contains("Crm.CommentObject", written.Failure!.Sentence, StringComparison.Ordinal);
        Assert.Empty((await rig.Crm.EnsureSchemaAsync(CrmRig.Schema)).Value.Missing);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task Whatever_the_org_says_is_told_without_its_texts_and_without_ours(int status)
    {
        CrmRig rig = new() { Answer = (_, _) => (status, $$"""[{"errorCode":"{{Canary}}","message":"{{Canary}}","fields":["{{Canary}}"]}]""") };

        string said = string.Concat(
            (await rig.Crm.OpenTicketAsync(Ticket() with { Subject = Canary })).Failure,
            (await rig.Crm.CommentTicketAsync(new CrmTicketComment("t-1", "c-1", Canary, At))).Failure,
            (await rig.Crm.UpsertAsync([Customer("C-1", ("onboarding_state", Canary))]))[0].Failure,
            (await rig.Crm.ReadManyAsync(CrmEntity.Customer, [Canary], ["onboarding_state"])).Failure,
            (await rig.Crm.ReadChangesAsync(CrmEntity.Customer, ["onboarding_state"], null)).Failure);

        Assert.DoesNotContain("CANARY", said, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", rig.Logged, StringComparison.Ordinal);
        Assert.Contains("salesforce", said, StringComparison.Ordinal);
    }

    private static CrmTicket Ticket() => new("t-1", "C-1", "Subject", "Text", "Operational", "ref");
}
