using System.Net;
using System.Text.Json.Nodes;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;

namespace Broker.Crm.HubSpot.Tests.Crm;

public sealed class HubSpotCrmTests
{
    [Fact]
    public async Task Results_stand_in_the_order_of_the_inputs_across_kinds_of_records()
    {
        HubSpotRig rig = new(o => o.Crm.TradingAccountObjectType = "2-123");
        rig.Server.Then(EchoAsync);

        IReadOnlyList<BoundaryResult<CrmWritten>> results = await rig.Crm.UpsertAsync(
        [
            Customer("C-1", ("onboarding_state", "LED")),
            Account("A-1", "C-1", ("health", "connected")),
            Customer("C-2", ("onboarding_state", null)),
        ]);

        Assert.All(results, r => Assert.True(r.IsConfirmed, r.Failure?.Sentence));
        Assert.Equal(["/crm/objects/2026-09/contacts/batch/upsert", "/crm/objects/2026-09/2-123/batch/upsert"], rig.Server.Requests.Take(2).Select(r => r.PathAndQuery));
        Assert.Equal($"/crm/objects/2026-09/2-123/{results[1].Value.Id}/associations/default/contacts/{results[0].Value.Id}", Assert.Single(rig.Server.Requests.Skip(2)).PathAndQuery);
        JsonNode contacts = JsonNode.Parse(rig.Server.Requests[0].Body!)!["inputs"]!;
        Assert.Equal(("C-1", "C-2", "broker_client_id", ""), (contacts[0]!["id"]!.GetValue<string>(), contacts[1]!["id"]!.GetValue<string>(), contacts[0]!["idProperty"]!.GetValue<string>(), contacts[1]!["properties"]!["onboarding_state"]!.GetValue<string>()));
        Assert.Equal("broker_account_ref", JsonNode.Parse(rig.Server.Requests[1].Body!)!["inputs"]![0]!["idProperty"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_a_custom_object_a_trading_account_is_written_to_its_customers_contact()
    {
        HubSpotRig rig = new();
        rig.Server.Then(EchoAsync);

        IReadOnlyList<BoundaryResult<CrmWritten>> results = await rig.Crm.UpsertAsync(
        [
            Customer("C-1", ("onboarding_state", "ACT")),
            Account("A-1", "C-1", ("health", "connected")),
            Account("A-2", null, ("health", "connected")),
        ]);

        Assert.True(results[1].IsConfirmed);
        Assert.Equal(results[0].Value.Id, results[1].Value.Id);
        Assert.Equal((Outcome.NotSent, ErrorKind.Validation), (results[2].Outcome, results[2].Failure!.Kind));
        JsonNode input = JsonNode.Parse(rig.Server.Requests[1].Body!)!["inputs"]![0]!;
        Assert.Equal("C-1", input["id"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"health":"connected","broker_account_ref":"A-1"}"""), input["properties"]));
    }

    [Fact]
    public async Task An_account_is_linked_once_in_the_life_of_a_process_and_again_after_a_failure()
    {
        int failures = 4;
        HubSpotRig rig = new(o => o.Crm.TradingAccountObjectType = "2-123");
        rig.Server.Then(async (request, token) => request.Method == HttpMethod.Put && failures-- > 0
            ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("") }
            : await EchoAsync(request, token));

        IReadOnlyList<BoundaryResult<CrmWritten>> first = await rig.Crm.UpsertAsync([Customer("C-1", ("s", "1")), Account("A-1", "C-1", ("h", "1"))]);
        IReadOnlyList<BoundaryResult<CrmWritten>> second = await rig.Crm.UpsertAsync([Customer("C-1", ("s", "1")), Account("A-1", "C-1", ("h", "1"))]);
        int linked = rig.Server.Requests.Count(static r => r.Method == "PUT");
        IReadOnlyList<BoundaryResult<CrmWritten>> third = await rig.Crm.UpsertAsync([Account("A-1", "C-1", ("h", "2"))]);

        Assert.Equal((Outcome.Unknown, true), (first[1].Outcome, first[1].Failure!.IsTransient));
        Assert.All([second[1], third[0]], static r => Assert.True(r.IsConfirmed, r.Failure?.Sentence));
        Assert.Equal(linked, rig.Server.Requests.Count(static r => r.Method == "PUT"));
    }

    [Fact]
    public async Task Two_writes_of_one_record_go_one_after_the_other_and_the_last_wins()
    {
        HubSpotRig rig = new();
        rig.Server.Then(EchoAsync);

        IReadOnlyList<BoundaryResult<CrmWritten>> results = await rig.Crm.UpsertAsync([Customer("C-1", ("s", "1")), Customer("c-1", ("s", "2")), Customer("C-2", ("s", "3"))]);

        Assert.All(results, r => Assert.True(r.IsConfirmed));
        Assert.Equal([2, 1], rig.Server.Requests.Select(r => JsonNode.Parse(r.Body!)!["inputs"]!.AsArray().Count));
        Assert.Equal("2", JsonNode.Parse(rig.Server.Requests[1].Body!)!["inputs"]![0]!["properties"]!["s"]!.GetValue<string>());
    }

    [Fact]
    public async Task One_record_that_spoils_the_whole_call_does_not_spoil_the_others()
    {
        HubSpotRig rig = new();
        rig.Server.Then(async (request, token) =>
        {
            string body = await request.Content!.ReadAsStringAsync(token);
            return body.Contains("\"C-37\"", StringComparison.Ordinal)
                ? new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent(WireBodies.Error("VALIDATION_ERROR", "one of them is bad")) }
                : new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(WireBodies.EchoUpsert(body)) };
        });

        IReadOnlyList<BoundaryResult<CrmWritten>> results = await rig.Crm.UpsertAsync([.. Enumerable.Range(0, 100).Select(i => Customer($"C-{i}", ("s", "1")))]);

        Assert.Equal([37], results.Select((r, i) => (r, i)).Where(x => !x.r.IsConfirmed).Select(x => x.i));
        Assert.Equal((Outcome.Refused, ErrorKind.Validation), (results[37].Outcome, results[37].Failure!.Kind));
        Assert.InRange(rig.Server.Count, 2, 16);
    }

    [Fact]
    public async Task A_batch_that_is_bad_all_through_ends_after_a_bounded_number_of_calls()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(400, WireBodies.Error("VALIDATION_ERROR", "no"));

        IReadOnlyList<BoundaryResult<CrmWritten>> results = await rig.Crm.UpsertAsync([.. Enumerable.Range(0, 100).Select(i => Customer($"C-{i}", ("s", "1")))]);

        Assert.All(results, r => Assert.Equal(Outcome.Refused, r.Outcome));
        Assert.InRange(rig.Server.Count, 2, 33);
    }

    [Fact]
    public async Task A_property_that_does_not_exist_is_named_and_costs_one_call()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(400, WireBodies.Error("VALIDATION_ERROR", """Property values were not valid: [{"isValid":false,"error":"PROPERTY_DOESNT_EXIST","name":"kyc_status"}]"""));

        IReadOnlyList<BoundaryResult<CrmWritten>> results = await rig.Crm.UpsertAsync([Customer("C-1", ("kyc_status", "approved")), Customer("C-2", ("kyc_status", "approved"))]);

        Assert.All(results, r => Assert.Contains("kyc_status", r.Failure!.Sentence, StringComparison.Ordinal));
        Assert.Equal(1, rig.Server.Count);
    }

    [Fact]
    public async Task A_record_without_an_external_id_is_refused_alone()
    {
        HubSpotRig rig = new();
        rig.Server.Then(EchoAsync);

        IReadOnlyList<BoundaryResult<CrmWritten>> results = await rig.Crm.UpsertAsync([Customer("", ("s", "1")), Customer("C-2", ("s", "1"))]);

        Assert.Equal([false, true], results.Select(r => r.IsConfirmed));
    }

    [Fact]
    public async Task A_record_is_read_back_by_its_external_id()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Record("51", """{"onboarding_state":"ACT","health":""}"""));

        BoundaryResult<CrmRecord> result = await rig.Crm.ReadAsync(CrmEntity.Customer, "C-1", ["onboarding_state", "health", "kyc_status"]);

        Assert.Equal("51", result.Value.Id.Value);
        Assert.Equal(HubSpotRig.Map(("onboarding_state", "ACT"), ("health", null), ("kyc_status", null)), result.Value.Fields);
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 17, 45, 10, 456, TimeSpan.Zero), result.Value.UpdatedAt);
        Assert.Equal("/crm/objects/2026-09/contacts/C-1?properties=onboarding_state,health,kyc_status,hs_updated_by_user_id&idProperty=broker_client_id", rig.Server.Requests[0].PathAndQuery);
    }

    [Fact]
    public async Task A_record_that_is_not_there_is_a_refusal_and_a_silent_server_is_transient()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(404, WireBodies.Error("OBJECT_NOT_FOUND", "x")).Answer(503, "");

        BoundaryResult<CrmRecord> missing = await rig.Crm.ReadAsync(CrmEntity.Customer, "C-1", ["a"]);
        BoundaryResult<CrmRecord> down = await rig.Crm.ReadAsync(CrmEntity.Customer, "C-1", ["a"]);

        Assert.Equal((ErrorKind.NotFound, false), (missing.Failure!.Kind, missing.Failure.IsTransient));
        Assert.Equal((ErrorKind.Unavailable, true), (down.Failure!.Kind, down.Failure.IsTransient));
    }

    private static CrmUpsert Customer(string id, params (string, string?)[] fields) => new(CrmEntity.Customer, id, HubSpotRig.Map(fields));

    private static CrmUpsert Account(string id, string? customer, params (string, string?)[] fields) =>
        new(CrmEntity.TradingAccount, id, HubSpotRig.Map(fields)) { CustomerExternalId = customer };

    private static async Task<HttpResponseMessage> EchoAsync(HttpRequestMessage request, CancellationToken cancellationToken) => new(HttpStatusCode.OK)
    {
        Content = new StringContent(request.Method == HttpMethod.Put ? "{\"status\":\"COMPLETE\",\"results\":[]}" : WireBodies.EchoUpsert(await request.Content!.ReadAsStringAsync(cancellationToken))),
    };
}
