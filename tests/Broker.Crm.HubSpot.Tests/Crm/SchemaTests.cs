using System.Text.Json.Nodes;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.TestSupport;

namespace Broker.Crm.HubSpot.Tests.Crm;

public sealed class SchemaTests
{
    private static readonly CrmSchema Schema = new(
    [
        new CrmField(CrmEntity.Customer, "client_no", "Client number", CrmFieldKind.Text, IsExternalId: true),
        new CrmField(CrmEntity.Customer, "deposits", "Deposits", CrmFieldKind.Number),
        new CrmField(CrmEntity.TradingAccount, "account_uuid", "Account", CrmFieldKind.Text, IsExternalId: true),
        new CrmField(CrmEntity.TradingAccount, "health_as_of", "Health as of", CrmFieldKind.DateTime),
        new CrmField(CrmEntity.TradingAccount, "is_demo", "Demo", CrmFieldKind.Boolean),
    ]);

    private const string OnePipeline = """{"results":[{"id":"0","label":"Support","displayOrder":0,"stages":[{"id":"1","label":"New","displayOrder":0,"metadata":{"ticketState":"OPEN"}}]}]}""";

    [Fact]
    public async Task Everything_missing_is_created_with_its_type_and_the_keys_unique()
    {
        HubSpotRig rig = Portal("{\"results\":[]}");

        BoundaryResult<CrmSetupReport> result = await rig.Crm.EnsureSchemaAsync(Schema);

        Assert.Equal(
            ["contacts.client_no", "contacts.deposits", "contacts.account_uuid", "contacts.health_as_of", "contacts.is_demo", "tickets.broker_ticket_key", "tickets.broker_verdict", "tickets.broker_reference"],
            result.Value.Created);
        Assert.Empty(result.Value.Differing);
        JsonNode[] created = [.. rig.Server.Requests.Where(r => r.Method == "POST" && !r.PathAndQuery.EndsWith("/groups", StringComparison.Ordinal)).Select(r => JsonNode.Parse(r.Body!)!)];
        Assert.Equal(["client_no", "account_uuid", "broker_ticket_key"], created.Where(c => c["hasUniqueValue"]!.GetValue<bool>()).Select(c => c["name"]!.GetValue<string>()));
        Assert.Equal(["string", "number", "string", "datetime", "bool", "string", "string", "string"], created.Select(c => c["type"]!.GetValue<string>()));
        Assert.All(created, c => Assert.Equal("broker", c["groupName"]!.GetValue<string>()));
        Assert.Equal(2, rig.Server.Requests.Count(r => r.Method == "POST" && r.PathAndQuery.EndsWith("/groups", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_keys_of_the_schema_are_used_from_then_on()
    {
        HubSpotRig rig = Portal("{\"results\":[]}");
        await rig.Crm.EnsureSchemaAsync(Schema);

        await rig.Crm.ReadAsync(CrmEntity.Customer, "C-1", ["deposits"]);

        Assert.EndsWith("idProperty=client_no", rig.Server.Requests[^1].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_without_unique_values_fails_and_is_named()
    {
        HubSpotRig rig = Portal("""{"results":[{"name":"client_no","type":"string","hasUniqueValue":false}]}""");

        BoundaryResult<CrmSetupReport> result = await rig.Crm.EnsureSchemaAsync(Schema);

        Assert.Equal((Outcome.Refused, ErrorKind.Validation), (result.Outcome, result.Failure!.Kind));
        Assert.Contains("contacts.client_no", result.Failure.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(rig.Server.Requests, r => r.Method is "PATCH" or "DELETE" or "PUT");
    }

    [Fact]
    public async Task A_field_of_another_type_is_reported_and_left_alone()
    {
        HubSpotRig rig = Portal("""{"results":[{"name":"deposits","type":"string"}]}""");

        BoundaryResult<CrmSetupReport> result = await rig.Crm.EnsureSchemaAsync(Schema);

        string difference = Assert.Single(result.Value.Differing);
        Assert.Contains("contacts.deposits", difference, StringComparison.Ordinal);
        Assert.Contains("wanted is number", difference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_without_the_scope_fails_and_names_the_fields()
    {
        HubSpotRig rig = new();
        rig.Server.Then((request, _) => Task.FromResult(request.Method == HttpMethod.Get
            ? Json(200, "{\"results\":[]}")
            : Json(403, WireBodies.Error("MISSING_SCOPES", "x", ""","errors":[{"context":{"requiredGranularScopes":["crm.schemas.contacts.write"]}}]"""))));

        BoundaryResult<CrmSetupReport> result = await rig.Crm.EnsureSchemaAsync(Schema);

        Assert.Equal(ErrorKind.Permission, result.Failure!.Kind);
        Assert.Contains("client_no", result.Failure.Sentence, StringComparison.Ordinal);
        Assert.Contains("crm.schemas.contacts.write", result.Failure.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_external_ids_of_one_kind_are_refused_before_any_call()
    {
        HubSpotRig rig = new();
        CrmSchema twice = new([new(CrmEntity.Customer, "a", "A", CrmFieldKind.Text, true), new(CrmEntity.Customer, "b", "B", CrmFieldKind.Text, true)]);

        BoundaryResult<CrmSetupReport> result = await rig.Crm.EnsureSchemaAsync(twice);

        Assert.Contains("a and b", result.Failure!.Sentence, StringComparison.Ordinal);
        Assert.Equal((Outcome.NotSent, 0), (result.Outcome, rig.Server.Count));
    }

    [Fact]
    public async Task A_ticket_pipeline_that_does_not_exist_fails_at_start()
    {
        HubSpotRig rig = Portal("{\"results\":[]}", o => o.Crm.TicketPipeline = "Onboarding");

        BoundaryResult<CrmSetupReport> result = await rig.Crm.EnsureSchemaAsync(Schema);

        Assert.Contains("'Onboarding'", result.Failure!.Sentence, StringComparison.Ordinal);
        Assert.Contains("Crm.TicketPipeline", result.Failure.Sentence, StringComparison.Ordinal);
    }

    private static HubSpotRig Portal(string contactProperties, Action<HubSpotOptions>? configure = null)
    {
        HubSpotRig rig = new(configure);
        rig.Server.Then((request, _) => Task.FromResult((request.Method.Method, request.RequestUri!.AbsolutePath) switch
        {
            ("GET", "/crm/properties/2026-09/contacts") => Json(200, contactProperties),
            ("GET", var path) when path.StartsWith("/crm/properties/", StringComparison.Ordinal) => Json(200, "{\"results\":[]}"),
            ("GET", "/crm/pipelines/2026-09/tickets") => Json(200, OnePipeline),
            ("GET", _) => Json(200, WireBodies.Record("1")),
            _ => Json(201, "{}"),
        }));
        return rig;
    }

    private static HttpResponseMessage Json(int status, string body) => new((System.Net.HttpStatusCode)status) { Content = new StringContent(body) };
}
