using System.Net;
using System.Text.Json.Nodes;

namespace Broker.Testing.Tests;

public sealed class HubSpotSimulatorTests : SimulatorTest
{
    private const string Contacts = "crm/objects/2026-09/contacts";

    [Fact]
    public async Task Tokens_that_are_missing_or_invalid_are_401_with_a_correlation_id()
    {
        using var anonymous = Client(Sims.HubSpot);
        var none = await GetAsync(anonymous, Contacts);
        anonymous.DefaultRequestHeaders.Authorization = new("Bearer", "invalid-token");
        var invalid = await GetAsync(anonymous, Contacts);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (none.StatusCode, invalid.StatusCode));
        var body = await JsonAsync(none);
        Assert.Equal("INVALID_AUTHENTICATION", (string?)body["category"]);
        Assert.Equal(none.Headers.GetValues("X-HubSpot-Correlation-Id").Single(), (string?)body["correlationId"]);
    }

    [Fact]
    public async Task Upserting_by_a_unique_property_twice_makes_one_record()
    {
        Sims.HubSpot.AddProperty("contacts", "broker_client_id", unique: true);
        const string Upsert = """{"inputs":[{"id":"C-1","idProperty":"broker_client_id","properties":{"firstname":"Zoë"},"objectWriteTraceId":"t1"}]}""";

        var first = await JsonAsync(await PostAsync(HubSpot, Contacts + "/batch/upsert", Upsert));
        var second = await JsonAsync(await PostAsync(HubSpot, Contacts + "/batch/upsert", Upsert));

        Assert.True((bool)first["results"]![0]!["new"]!);
        Assert.False((bool)second["results"]![0]!["new"]!);
        Assert.Equal("t1", (string?)second["results"]![0]!["objectWriteTraceId"]);
        Assert.Equal((string?)first["results"]![0]!["id"], (string?)second["results"]![0]!["id"]);
        var record = Assert.Single(Sims.HubSpot.Records("contacts"));
        Assert.Equal(("Zoë", "C-1"), (record.Properties["firstname"], record.Properties["broker_client_id"]));
    }

    [Fact]
    public async Task Upserting_by_a_property_that_is_not_unique_is_refused()
    {
        var response = await PostAsync(HubSpot, Contacts + "/batch/upsert", """{"inputs":[{"id":"A","idProperty":"firstname","properties":{}}]}""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("non-unique 0-1 property", (string?)(await JsonAsync(response))["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_trace_ids_a_partial_failure_is_207_and_names_the_failed_input()
    {
        var response = await PostAsync(HubSpot, Contacts + "/batch/upsert", """
            {"inputs":[{"id":"a@b.cc","idProperty":"email","properties":{"firstname":"A"},"objectWriteTraceId":"one"},
                       {"id":"b@b.cc","idProperty":"email","properties":{"no_such":"B"},"objectWriteTraceId":"two"}]}
            """);

        Assert.Equal(HttpStatusCode.MultiStatus, response.StatusCode);
        var body = await JsonAsync(response);
        Assert.Equal(1, (int)body["numErrors"]!);
        Assert.Equal("two", (string?)body["errors"]![0]!["context"]!["objectWriteTraceId"]![0]);
        Assert.Contains("PROPERTY_DOESNT_EXIST", (string?)body["errors"]![0]!["message"], StringComparison.Ordinal);
        Assert.Equal("one", (string?)Assert.Single(body["results"]!.AsArray())!["objectWriteTraceId"]);
    }

    [Fact]
    public async Task Without_trace_ids_one_bad_input_fails_the_whole_call()
    {
        var response = await PostAsync(HubSpot, Contacts + "/batch/create", """{"inputs":[{"properties":{"email":"a@b.cc"}},{"properties":{"no_such":"B"}}]}""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(Sims.HubSpot.Records("contacts"));
    }

    [Theory]
    [InlineData("""{"properties":{"no_such":"x"}}""", "PROPERTY_DOESNT_EXIST")]
    [InlineData("""{"properties":{"email":"not-an-address"}}""", "INVALID_EMAIL")]
    [InlineData("""{"properties":{"hs_object_id":"abc"}}""", "INVALID_INTEGER")]
    public async Task Refused_values_put_JSON_inside_the_message(string body, string error)
    {
        var response = await PostAsync(HubSpot, Contacts, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var message = (string)(await JsonAsync(response))["message"]!;
        const string Prefix = "Property values were not valid: ";
        Assert.StartsWith(Prefix, message, StringComparison.Ordinal);
        Assert.Equal(error, (string?)JsonNode.Parse(message[Prefix.Length..])![0]!["error"]);
    }

    [Fact]
    public async Task A_taken_email_is_a_conflict_that_names_the_holder_and_another_unique_value_a_validation_error()
    {
        Sims.HubSpot.AddProperty("contacts", "broker_client_id", unique: true);
        var first = await JsonAsync(await PostAsync(HubSpot, Contacts, """{"properties":{"email":"A@b.cc","broker_client_id":"1"}}"""));

        var email = await PostAsync(HubSpot, Contacts, """{"properties":{"email":"a@B.cc"}}""");
        var unique = await PostAsync(HubSpot, Contacts, """{"properties":{"broker_client_id":"1"}}""");

        Assert.Equal(HttpStatusCode.Conflict, email.StatusCode);
        Assert.Equal($"Contact already exists. Existing ID: {(string?)first["id"]}", (string?)(await JsonAsync(email))["message"]);
        Assert.Equal(HttpStatusCode.BadRequest, unique.StatusCode);
        Assert.Single(Sims.HubSpot.Records("contacts"));
    }

    [Fact]
    public async Task Duplicate_ids_in_one_upsert_and_too_many_inputs_are_refused()
    {
        var twice = await PostAsync(HubSpot, Contacts + "/batch/upsert",
            """{"inputs":[{"id":"a@b.cc","idProperty":"email","properties":{}},{"id":"a@b.cc","idProperty":"email","properties":{}}]}""");
        var many = new JsonObject { ["inputs"] = new JsonArray([.. Enumerable.Range(0, 101).Select(i => new JsonObject { ["id"] = $"{i}" })]) };

        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(HubSpot, Contacts + "/batch/read", many.ToJsonString())).StatusCode);
    }

    [Fact]
    public async Task Records_are_read_by_id_and_by_unique_property_and_an_unset_property_is_null()
    {
        var id = await CreateContactAsync("a@b.cc");

        var byId = await GetJsonAsync(HubSpot, $"{Contacts}/{id}?properties=phone,firstname");
        var byEmail = await GetJsonAsync(HubSpot, $"{Contacts}/a%40b.cc?idProperty=email");
        var missing = await GetAsync(HubSpot, $"{Contacts}/none@b.cc?idProperty=email");

        Assert.True(byId["properties"]!.AsObject().ContainsKey("phone"));
        Assert.Null(byId["properties"]!["phone"]);
        Assert.Equal(id, (string?)byEmail["id"]);
        Assert.Equal((HttpStatusCode.NotFound, "OBJECT_NOT_FOUND"), (missing.StatusCode, (string?)(await JsonAsync(missing))["category"]));
    }

    [Fact]
    public async Task Updates_write_clear_and_append()
    {
        Sims.HubSpot.AddProperty("contacts", "interests", "enumeration", unique: false, ["A", "B"]);
        var id = await CreateContactAsync("a@b.cc");

        await SendAsync(HubSpot, HttpMethod.Patch, $"{Contacts}/{id}", """{"properties":{"phone":"1","interests":"A"}}""");
        await SendAsync(HubSpot, HttpMethod.Patch, $"{Contacts}/a@b.cc?idProperty=email", """{"properties":{"phone":"","interests":";B"}}""");

        var record = Assert.Single(Sims.HubSpot.Records("contacts"));
        Assert.False(record.Properties.ContainsKey("phone"));
        Assert.Equal("A;B", record.Properties["interests"]);
    }

    [Fact]
    public async Task Reading_a_batch_with_unknown_ids_is_207()
    {
        var id = await CreateContactAsync("a@b.cc");

        var response = await PostAsync(HubSpot, Contacts + "/batch/read", $$"""{"inputs":[{"id":"{{id}}"},{"id":"404"}],"properties":["email"]}""");

        Assert.Equal(HttpStatusCode.MultiStatus, response.StatusCode);
        var body = await JsonAsync(response);
        Assert.Equal(("OBJECT_NOT_FOUND", "404"), ((string?)body["errors"]![0]!["category"], (string?)body["errors"]![0]!["context"]!["ids"]![0]));
        Assert.Single(body["results"]!.AsArray());
    }

    [Fact]
    public async Task Archived_records_leave_lists_and_search_and_free_their_unique_value()
    {
        var id = await CreateContactAsync("a@b.cc");

        Assert.Equal(HttpStatusCode.NoContent, (await HubSpot.DeleteAsync(new Uri($"{Contacts}/{id}", UriKind.Relative))).StatusCode);

        Assert.Empty((await GetJsonAsync(HubSpot, Contacts))["results"]!.AsArray());
        Assert.Single((await GetJsonAsync(HubSpot, Contacts + "?archived=true"))["results"]!.AsArray());
        Assert.Equal(0, (int)(await SearchAsync("{}"))["total"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(HubSpot, $"{Contacts}/{id}")).StatusCode);
    }

    [Theory]
    [InlineData("EQ", "\"value\":\"B@b.cc\"", "b@b.cc")]
    [InlineData("NEQ", "\"value\":\"b@b.cc\"", "a@b.cc,c@x.cc")]
    [InlineData("IN", "\"values\":[\"a@b.cc\",\"c@x.cc\"]", "a@b.cc,c@x.cc")]
    [InlineData("GT", "\"value\":\"a@b.cc\"", "b@b.cc,c@x.cc")]
    [InlineData("LTE", "\"value\":\"b@b.cc\"", "a@b.cc,b@b.cc")]
    [InlineData("HAS_PROPERTY", "\"value\":\"\"", "a@b.cc,b@b.cc,c@x.cc")]
    [InlineData("CONTAINS_TOKEN", "\"value\":\"*x.cc\"", "c@x.cc")]
    public async Task Search_filters(string operation, string value, string found)
    {
        foreach (var email in (string[])["a@b.cc", "b@b.cc", "c@x.cc"])
        {
            await CreateContactAsync(email);
        }

        var result = await SearchAsync($$"""{"filterGroups":[{"filters":[{"propertyName":"email","operator":"{{operation}}",{{value}}}]}],"sorts":[{"propertyName":"email","direction":"ASCENDING"}],"properties":["email"]}""");

        Assert.Equal(found, string.Join(',', result["results"]!.AsArray().Select(r => (string?)r!["properties"]!["email"])));
    }

    [Fact]
    public async Task Search_pages_by_offset_and_enforces_its_limits()
    {
        for (var i = 0; i < 5; i++)
        {
            await CreateContactAsync($"{i}@b.cc");
        }

        var page = await SearchAsync("""{"limit":2,"after":"2"}""");
        var tooLarge = await PostAsync(HubSpot, Contacts + "/search", """{"limit":201}""");
        var beyond = await PostAsync(HubSpot, Contacts + "/search", """{"limit":200,"after":"9900"}""");

        Assert.Equal((5, "4"), ((int)page["total"]!, (string?)page["paging"]!["next"]!["after"]));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (tooLarge.StatusCode, beyond.StatusCode));
    }

    [Fact]
    public async Task Search_can_lag_behind_writes()
    {
        await PostAsync(HubSpot, "_sim/settings", """{"searchLagSeconds":300}""");
        await CreateContactAsync("a@b.cc");

        Assert.Equal(0, (int)(await SearchAsync("{}"))["total"]!);
        Sims.HubSpot.AdvanceClock(TimeSpan.FromSeconds(301));
        Assert.Equal(1, (int)(await SearchAsync("{}"))["total"]!);
    }

    [Fact]
    public async Task Lists_are_paged_until_there_is_no_next()
    {
        for (var i = 0; i < 3; i++)
        {
            await CreateContactAsync($"{i}@b.cc");
        }

        var first = await GetJsonAsync(HubSpot, Contacts + "?limit=2");
        var second = await GetJsonAsync(HubSpot, $"{Contacts}?limit=2&after={(string?)first["paging"]!["next"]!["after"]}");

        Assert.Equal((2, 1), (first["results"]!.AsArray().Count, second["results"]!.AsArray().Count));
        Assert.Null(second["paging"]);
    }

    [Fact]
    public async Task Properties_are_created_once_in_a_group_that_exists()
    {
        const string Property = """{"name":"broker_case","label":"Case","groupName":"broker","type":"string","fieldType":"text","hasUniqueValue":true}""";
        var early = await PostAsync(HubSpot, "crm/properties/2026-09/contacts", Property);
        var group = await PostAsync(HubSpot, "crm/properties/2026-09/contacts/groups", """{"name":"broker","label":"Broker"}""");
        var created = await PostAsync(HubSpot, "crm/properties/2026-09/contacts", Property);
        var again = await PostAsync(HubSpot, "crm/properties/2026-09/contacts", Property);
        var batch = await PostAsync(HubSpot, "crm/properties/2026-09/contacts/batch/create",
            """{"inputs":[{"name":"broker_case","label":"x","groupName":"broker","type":"string","fieldType":"text"},{"name":"broker_two","label":"x","groupName":"broker","type":"string","fieldType":"text"}]}""");

        Assert.Equal(HttpStatusCode.BadRequest, early.StatusCode);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (group.StatusCode, created.StatusCode));
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.MultiStatus), (again.StatusCode, batch.StatusCode));
        Assert.Contains("broker_two", Sims.HubSpot.PropertyNames("contacts"));
        Assert.True((bool)(await GetJsonAsync(HubSpot, "crm/properties/2026-09/contacts/broker_case"))["hasUniqueValue"]!);
        Assert.Equal("broker_case", (string?)(await GetJsonAsync(HubSpot, "_sim/state"))["properties"]!["contacts"]![0]!["name"]);
    }

    [Theory]
    [InlineData("crm/v3/objects/contacts")]
    [InlineData("crm/objects/v3/contacts")]
    [InlineData("crm/objects/2026-03/contacts")]
    [InlineData("crm/objects/2026-09/0-1")]
    public async Task Other_versions_and_the_type_id_lead_to_the_same_records(string path)
    {
        await CreateContactAsync("a@b.cc");

        Assert.Single((await GetJsonAsync(HubSpot, path))["results"]!.AsArray());
    }

    [Fact]
    public async Task Unknown_versions_paths_and_types_are_refused()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(HubSpot, "crm/objects/2031-01/contacts")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync(HubSpot, "crm/objects/2026-09/unicorns")).StatusCode);
    }

    [Fact]
    public async Task Tickets_need_a_subject_and_a_stage_of_their_pipeline_and_can_be_associated()
    {
        var contact = await CreateContactAsync("a@b.cc");
        const string Tickets = "crm/objects/2026-09/tickets";
        var missing = await PostAsync(HubSpot, Tickets, """{"properties":{"subject":"x"}}""");
        var stage = await PostAsync(HubSpot, Tickets, """{"properties":{"subject":"x","hs_pipeline":"0","hs_pipeline_stage":"99"}}""");
        var created = await PostAsync(HubSpot, Tickets, $$"""
            {"properties":{"subject":"x","hs_pipeline":"0","hs_pipeline_stage":"1"},
             "associations":[{"to":{"id":"{{contact}}"},"types":[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":16}]}]}
            """);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Created), (missing.StatusCode, stage.StatusCode, created.StatusCode));
        var ticket = (string)(await JsonAsync(created))["id"]!;
        var seen = (await GetJsonAsync(HubSpot, $"{Contacts}/{contact}/associations/tickets"))["results"]!.AsArray();
        Assert.Equal(long.Parse(ticket, System.Globalization.CultureInfo.InvariantCulture), (long)Assert.Single(seen)!["toObjectId"]!);
    }

    [Fact]
    public async Task A_default_association_is_put_between_two_records_that_exist()
    {
        var contact = await CreateContactAsync("a@b.cc");
        var deal = (string)(await JsonAsync(await PostAsync(HubSpot, "crm/objects/2026-09/deals",
            """{"properties":{"dealname":"x","pipeline":"default","dealstage":"closedwon"}}""")))["id"]!;

        var linked = await SendAsync(HubSpot, HttpMethod.Put, $"{Contacts}/{contact}/associations/default/deals/{deal}", "");
        var broken = await SendAsync(HubSpot, HttpMethod.Put, $"{Contacts}/{contact}/associations/default/deals/404", "");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (linked.StatusCode, broken.StatusCode));
        var back = await GetJsonAsync(HubSpot, $"crm/objects/2026-09/deals/{deal}?associations=contacts");
        Assert.Equal(contact, (string?)back["associations"]!["contacts"]!["results"]![0]!["id"]);
    }

    [Fact]
    public async Task Pipelines_are_listed_with_their_stages()
    {
        var tickets = await GetJsonAsync(HubSpot, "crm/pipelines/2026-09/tickets");
        var deals = await GetJsonAsync(HubSpot, "crm/pipelines/2026-09/deals/default");

        Assert.Equal("OPEN", (string?)tickets["results"]![0]!["stages"]![0]!["metadata"]!["ticketState"]);
        Assert.Equal(7, deals["stages"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_custom_object_is_defined_and_used()
    {
        await PostAsync(HubSpot, "crm-object-schemas/2026-09/schemas",
            """{"name":"trading_account","labels":{"singular":"a","plural":"b"},"requiredProperties":["login"],"properties":[{"name":"login","label":"Login","type":"string","fieldType":"text","hasUniqueValue":true}]}""");

        var created = await PostAsync(HubSpot, "crm/objects/2026-09/p4711_trading_account", """{"properties":{"login":"1001"}}""");
        var missing = await PostAsync(HubSpot, "crm/objects/2026-09/p4711_trading_account", """{"properties":{}}""");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.BadRequest), (created.StatusCode, missing.StatusCode));
    }

    [Fact]
    public async Task Issued_tokens_expire()
    {
        var answer = await HubSpot.PostAsync(new Uri("oauth/2026-09/token", UriKind.Relative), new FormUrlEncodedContent(
            [new("grant_type", "refresh_token"), new("client_id", "i"), new("client_secret", "s"), new("refresh_token", "r")]));
        HubSpot.DefaultRequestHeaders.Authorization = new("Bearer", (string?)(await JsonAsync(answer))["access_token"]);

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(HubSpot, Contacts)).StatusCode);
        Sims.HubSpot.AdvanceClock(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(HubSpot, Contacts)).StatusCode);
    }

    [Fact]
    public async Task The_state_lists_records_by_type_and_calls_by_operation()
    {
        var id = await CreateContactAsync("a@b.cc");

        var state = await GetJsonAsync(HubSpot, "_sim/state");

        Assert.Equal((id, "a@b.cc"), ((string?)state["records"]!["contacts"]![0]!["id"], (string?)state["records"]!["contacts"]![0]!["properties"]!["email"]));
        Assert.Equal(1, (int)state["calls"]!["contacts/create"]!);
    }

    private async Task<string> CreateContactAsync(string email) =>
        (string)(await JsonAsync(await PostAsync(HubSpot, Contacts, $$$"""{"properties":{"email":"{{{email}}}"}}""")))["id"]!;

    private async Task<JsonNode> SearchAsync(string body) => await JsonAsync(await PostAsync(HubSpot, Contacts + "/search", body));
}
