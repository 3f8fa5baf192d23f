using System.Net;
using System.Text.Json.Nodes;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.TestSupport;

namespace Broker.Crm.HubSpot.Tests.Crm;

public sealed class TicketTests
{
    private const string Pipelines = """
        {"results":[
          {"id":77,"label":"Complaints","displayOrder":5,"stages":[{"id":"900","label":"Fresh","displayOrder":0}]},
          {"id":"0","label":"Support Pipeline","displayOrder":0,"stages":[
            {"id":"4","label":"Closed","displayOrder":0,"metadata":{"ticketState":"CLOSED","isClosed":true}},
            {"id":"2","label":"Waiting","displayOrder":2,"metadata":{"ticketState":"OPEN"}},
            {"id":"1","label":"New","displayOrder":1,"metadata":{"ticketState":"OPEN"}}]}]}
        """;

    private static readonly CrmTicket Ticket = new("case-7", "C-1", "Account not reachable", "What happened", "Operational", "diag-42");

    [Fact]
    public async Task A_ticket_is_opened_once_in_the_first_open_stage_and_linked_to_its_customer()
    {
        HubSpotRig rig = Portal(out Dictionary<string, string> tickets);

        BoundaryResult<CrmTicketOpened> first = await rig.Crm.OpenTicketAsync(Ticket);
        BoundaryResult<CrmTicketOpened> second = await rig.Crm.OpenTicketAsync(Ticket);

        Assert.Equal(("501", true), (first.Value.Id.Value, first.Value.WasCreated));
        Assert.Equal(("501", false), (second.Value.Id.Value, second.Value.WasCreated));
        Assert.Single(tickets);
        StubRequest upsert = Assert.Single(rig.Server.Requests, r => r.PathAndQuery.EndsWith("/tickets/batch/upsert", StringComparison.Ordinal));
        const string Expected = """
            {"inputs":[{"id":"case-7","idProperty":"broker_ticket_key","objectWriteTraceId":"0","properties":{"subject":"Account not reachable","content":"What happened",
              "hs_pipeline":"0","hs_pipeline_stage":"1","broker_verdict":"Operational","broker_reference":"diag-42"}}]}
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Expected), JsonNode.Parse(upsert.Body!)), upsert.Body);
        Assert.Equal(2, rig.Server.Requests.Count(r => r is { Method: "PUT", PathAndQuery: "/crm/objects/2026-09/tickets/501/associations/default/contacts/51" }));
    }

    [Fact]
    public async Task The_pipelines_are_read_once_for_many_tickets()
    {
        HubSpotRig rig = Portal(out _);

        await rig.Crm.OpenTicketAsync(Ticket);
        await rig.Crm.OpenTicketAsync(Ticket with { Key = "case-8" });

        Assert.Single(rig.Server.Requests, r => r.PathAndQuery.Contains("/pipelines/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("complaints", null, "77", "900")]
    [InlineData("77", null, "77", "900")]
    [InlineData("Support Pipeline", "waiting", "0", "2")]
    [InlineData("0", "2", "0", "2")]
    public async Task Pipeline_and_stage_are_found_by_label_or_id(string pipeline, string? stage, string pipelineId, string stageId)
    {
        HubSpotRig rig = Portal(out _, o => (o.Crm.TicketPipeline, o.Crm.TicketStage) = (pipeline, stage));

        await rig.Crm.OpenTicketAsync(Ticket);

        JsonNode properties = JsonNode.Parse(rig.Server.Requests.Single(r => r.PathAndQuery.EndsWith("/batch/upsert", StringComparison.Ordinal)).Body!)!["inputs"]![0]!["properties"]!;
        Assert.Equal((pipelineId, stageId), (properties["hs_pipeline"]!.GetValue<string>(), properties["hs_pipeline_stage"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_stage_that_does_not_exist_opens_nothing_and_is_named()
    {
        HubSpotRig rig = Portal(out Dictionary<string, string> tickets, o => (o.Crm.TicketPipeline, o.Crm.TicketStage) = ("0", "Solved"));

        BoundaryResult<CrmTicketOpened> result = await rig.Crm.OpenTicketAsync(Ticket);

        Assert.Equal(Outcome.NotSent, result.Outcome);
        Assert.Contains("'Solved'", result.Failure!.Sentence, StringComparison.Ordinal);
        Assert.Empty(tickets);
    }

    [Fact]
    public async Task A_ticket_about_a_system_or_an_unknown_customer_is_opened_without_a_link()
    {
        HubSpotRig rig = Portal(out Dictionary<string, string> tickets, contactExists: false);

        Assert.True((await rig.Crm.OpenTicketAsync(Ticket with { CustomerExternalId = null })).IsConfirmed);
        Assert.True((await rig.Crm.OpenTicketAsync(Ticket with { Key = "case-8" })).IsConfirmed);

        Assert.Equal(2, tickets.Count);
        Assert.DoesNotContain(rig.Server.Requests, r => r.Method == "PUT");
    }

    [Fact]
    public async Task A_link_that_fails_for_now_is_made_when_the_ticket_is_opened_again()
    {
        int failures = 4;
        HubSpotRig rig = Portal(out Dictionary<string, string> tickets, association: () => failures-- > 0 ? 503 : 200);

        BoundaryResult<CrmTicketOpened> first = await rig.Crm.OpenTicketAsync(Ticket);
        BoundaryResult<CrmTicketOpened> second = await rig.Crm.OpenTicketAsync(Ticket);

        Assert.True(first.Failure!.IsTransient);
        Assert.False(second.Value.WasCreated);
        Assert.Single(tickets);
    }

    [Fact]
    public async Task A_link_that_is_forbidden_does_not_undo_the_ticket()
    {
        HubSpotRig rig = Portal(out Dictionary<string, string> tickets, association: () => 403);

        Assert.True((await rig.Crm.OpenTicketAsync(Ticket)).Value.WasCreated);
        Assert.Single(tickets);
    }

    [Fact]
    public async Task A_lost_answer_opens_no_second_ticket()
    {
        bool lost = false;
        HubSpotRig rig = Portal(out Dictionary<string, string> tickets, afterUpsert: () =>
        {
            if (!lost)
            {
                lost = true;
                throw new IOException("reset after apply");
            }
        });

        BoundaryResult<CrmTicketOpened> result = await rig.Crm.OpenTicketAsync(Ticket);

        Assert.True(result.IsConfirmed, result.Failure?.Sentence);
        Assert.Single(tickets);
    }

    private static HubSpotRig Portal(
        out Dictionary<string, string> tickets, Action<HubSpotOptions>? configure = null, bool contactExists = true, Func<int>? association = null, Action? afterUpsert = null)
    {
        HubSpotRig rig = new(configure);
        Dictionary<string, string> stored = tickets = [];
        rig.Server.Then(async (request, token) =>
        {
            string path = request.RequestUri!.AbsolutePath;
            if (request.Method == HttpMethod.Put)
            {
                return Json(association?.Invoke() ?? 200, "{\"status\":\"COMPLETE\",\"results\":[]}");
            }

            if (path.EndsWith("/pipelines/2026-09/tickets", StringComparison.Ordinal))
            {
                return Json(200, Pipelines);
            }

            if (path.EndsWith("/batch/upsert", StringComparison.Ordinal))
            {
                string key = JsonNode.Parse(await request.Content!.ReadAsStringAsync(token))!["inputs"]![0]!["id"]!.GetValue<string>();
                bool isNew = stored.TryAdd(key, $"{501 + stored.Count}");
                afterUpsert?.Invoke();
                return Json(200, WireBodies.Batch([WireBodies.Record(stored[key], "{}", $$""","objectWriteTraceId":"0","new":{{(isNew ? "true" : "false")}}""")]));
            }

            if (path.Contains("/tickets/", StringComparison.Ordinal))
            {
                return stored.TryGetValue(path.Split('/')[^1], out string? id) ? Json(200, WireBodies.Record(id)) : Json(404, WireBodies.Error("OBJECT_NOT_FOUND", "x"));
            }

            return contactExists ? Json(200, WireBodies.Record("51")) : Json(404, WireBodies.Error("OBJECT_NOT_FOUND", "x"));
        });
        return rig;
    }

    private static HttpResponseMessage Json(int status, string body) => new((HttpStatusCode)status) { Content = new StringContent(body) };
}
