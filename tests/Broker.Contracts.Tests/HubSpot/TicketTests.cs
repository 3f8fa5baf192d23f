using Broker.Contracts.Tests.HubSpot.Operations;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Crm.HubSpot.Crm;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>The boundary's composed calls on the wire.</summary>
public sealed class TicketTests(WireMockFixture server) : HubSpotContractTest(server)
{
    private const string Tickets = "/crm/objects/2026-09/tickets";

    [WireMockFact]
    public async Task Opening_a_ticket_looks_first_then_writes_by_its_key_then_links_it()
    {
        await Server.StubAsync(new WireMockRequest(HttpMethod.Get, "/crm/pipelines/2026-09/tickets"), new WireMockResponse(200, """
            {"results":[{"id":"0","label":"Support Pipeline","displayOrder":0,"stages":[{"id":"1","label":"New","displayOrder":0,"metadata":{"ticketState":"OPEN"}},{"id":"4","label":"Closed","displayOrder":3,"metadata":{"ticketState":"CLOSED"}}]}]}
            """));
        await Server.StubAsync(new WireMockRequest(HttpMethod.Put, Tickets + "/7001/associations/default/contacts/" + Rows.Id), new WireMockResponse(200, """{"status":"COMPLETE","results":[]}"""));
        await Server.StubSequenceAsync(new WireMockRequest(HttpMethod.Get, Tickets + "/case-7"), new WireMockResponse(404, """{"category":"OBJECT_NOT_FOUND"}"""), new WireMockResponse(200, """{"id":"7001"}"""));
        await Server.StubAsync(new WireMockRequest(HttpMethod.Post, Tickets + "/batch/upsert"), new WireMockResponse(200, """{"status":"COMPLETE","results":[{"id":"7001","objectWriteTraceId":"0","new":true}]}"""));
        await Server.StubAsync(new WireMockRequest(HttpMethod.Get, "/crm/objects/2026-09/contacts/C-1042"), new WireMockResponse(200, $$"""{"id":{{Rows.Id}}}"""));
        HubSpotCrm crm = new(Client());
        CrmTicket ticket = new("case-7", "C-1042", "Account not reachable", "What happened", "Operational", "diag-42");

        BoundaryResult<CrmTicketOpened> first = await crm.OpenTicketAsync(ticket);
        BoundaryResult<CrmTicketOpened> second = await crm.OpenTicketAsync(ticket);

        Assert.Equal(("7001", true, "7001", false), (first.Value.Id.Value, first.Value.WasCreated, second.Value.Id.Value, second.Value.WasCreated));
        await Server.VerifyAsync(new ExpectedRequest(HttpMethod.Get, Tickets + "/case-7") { Query = [new("idProperty", "broker_ticket_key"), new("properties", "broker_ticket_key")], Times = 2 });
        await Server.VerifyAsync(new ExpectedRequest(HttpMethod.Post, Tickets + "/batch/upsert")
        {
            JsonBody = """
                {"inputs":[{"id":"case-7","idProperty":"broker_ticket_key","objectWriteTraceId":"0","properties":{"subject":"Account not reachable","content":"What happened",
                 "hs_pipeline":"0","hs_pipeline_stage":"1","broker_verdict":"Operational","broker_reference":"diag-42"}}]}
                """,
        });
        await Server.VerifyAsync(new ExpectedRequest(HttpMethod.Put, Tickets + "/7001/associations/default/contacts/" + Rows.Id) { Times = 2 });
        await Server.VerifyNothingUnmatchedAsync();
    }
}
