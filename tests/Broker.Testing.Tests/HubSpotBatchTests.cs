using System.Text.Json.Nodes;
using Broker.Testing.HubSpot;

namespace Broker.Testing.Tests;

public sealed class HubSpotBatchTests : HubSpotTest
{
    [Fact]
    public async Task A_traced_create_writes_the_good_inputs_and_names_the_bad_ones()
    {
        await CreateContactAsync("taken@b.cc");

        var (status, body) = await CallAsync("POST", Contacts + "/batch/create", """
            {"inputs":[{"properties":{"email":"a@b.cc"},"objectWriteTraceId":"1"},{"properties":{"email":"taken@b.cc"},"objectWriteTraceId":"2"},{"properties":{"email":"A@b.cc"},"objectWriteTraceId":"3"}]}
            """);

        Assert.Equal((207, 2), (status, (int)body["numErrors"]!));
        Assert.Equal(["2", "3"], body["errors"]!.AsArray().Select(e => (string?)e!["context"]!["objectWriteTraceId"]![0]));
        Assert.Equal("CONFLICT", (string?)body["errors"]![0]!["category"]);
        Assert.Equal(2, Portal.CountRecords("contacts"));
    }

    [Theory]
    [InlineData("""[{"properties":{"email":"a@b.cc"}},{"properties":{"email":"taken@b.cc"}}]""", 409)]
    [InlineData("""[{"properties":{"email":"a@b.cc"}},{"properties":{"email":"A@b.cc"}}]""", 400)]
    [InlineData("""[{"properties":{"email":"a@b.cc"},"objectWriteTraceId":"1"},{"properties":{"no_such":"x"},"objectWriteTraceId":"1"}]""", 400)]
    [InlineData("""[{"properties":{"email":"a@b.cc"},"objectWriteTraceId":"1"},{"properties":{"no_such":"x"}}]""", 400)]
    [InlineData("""[{"properties":{"email":"a@b.cc"}},{"properties":{"firstname":"x"},"associations":[{"to":{"id":"1"},"types":[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":279}]}]}]""", 400)]
    public async Task A_create_without_trace_ids_of_their_own_fails_as_a_whole(string inputs, int expected)
    {
        await CreateContactAsync("taken@b.cc");

        Assert.Equal(expected, (await CallAsync("POST", Contacts + "/batch/create", $$"""{"inputs":{{inputs}}}""")).Status);
        Assert.Equal(1, Portal.CountRecords("contacts"));
    }

    [Fact]
    public async Task Updates_of_one_record_twice_in_a_batch_are_refused()
    {
        var id = await CreateContactAsync("a@b.cc");

        var (status, body) = await CallAsync("POST", Contacts + "/batch/update", $$$"""{"inputs":[{"id":"{{{id}}}","properties":{"phone":"1"}},{"id":"{{{id}}}","properties":{"phone":"2"}}]}""");

        Assert.Equal(400, status);
        Assert.Contains("Duplicate IDs", (string?)body["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Single_inputs_can_be_made_to_fail()
    {
        Portal.FailInputs(new HubSpotInputFault { ObjectType = "contacts", Property = "firstname", Value = "bad", Category = "INTERNAL_ERROR", Message = "no" });
        Portal.FailInputs(new HubSpotInputFault { EveryNth = 3, Count = 1 });
        var inputs = string.Join(',', Enumerable.Range(0, 7).Select(i => $$$"""{"id":"{{{i}}}@b.cc","idProperty":"email","properties":{"firstname":"{{{(i == 1 ? "bad" : "ok")}}}"},"objectWriteTraceId":"t{{{i}}}"}"""));

        var (status, body) = await CallAsync("POST", Contacts + "/batch/upsert", $$"""{"inputs":[{{inputs}}]}""");

        Assert.Equal(207, status);
        Assert.Equal(["t1", "t3"], body["errors"]!.AsArray().Select(e => (string?)e!["context"]!["objectWriteTraceId"]![0]));
        Assert.Equal("INTERNAL_ERROR", (string?)body["errors"]![0]!["category"]);
        Portal.ClearInputFaults();
        Assert.Equal(200, (await CallAsync("POST", Contacts + "/batch/upsert", $$"""{"inputs":[{{inputs}}]}""")).Status);
    }

    [Fact]
    public async Task Results_may_come_in_another_order_than_inputs()
    {
        await CallAsync("POST", "_sim/settings", """{"reverseBatchResults":true}""");

        var body = (await CallAsync("POST", Contacts + "/batch/create", """{"inputs":[{"properties":{"email":"a@b.cc"}},{"properties":{"email":"b@b.cc"}}]}""")).Body;

        Assert.Equal(["b@b.cc", "a@b.cc"], body["results"]!.AsArray().Select(r => (string?)r!["properties"]!["email"]));
    }

    [Fact]
    public async Task Archived_records_are_read_by_asking_for_them()
    {
        var id = await CreateContactAsync("a@b.cc");
        Assert.Equal(204, (await CallAsync("POST", Contacts + "/batch/archive", $$$"""{"inputs":[{"id":"{{{id}}}"},{"id":"404"}]}""")).Status);

        Assert.Equal(207, (await CallAsync("POST", Contacts + "/batch/read", $$$"""{"inputs":[{"id":"{{{id}}}"}]}""")).Status);
        var (status, body) = await CallAsync("POST", Contacts + "/batch/read?archived=true", $$$"""{"inputs":[{"id":"{{{id}}}"}]}""");
        Assert.Equal(200, status);
        Assert.True((bool)body["results"]![0]!["archived"]!);
    }

    [Fact]
    public async Task Histories_tell_values_newest_first_and_who_set_them()
    {
        var id = await CreateContactAsync("a@b.cc");
        Portal.EditAsUser("contacts", id, new Dictionary<string, string> { ["email"] = "new@b.cc" }, userId: 77);

        var record = (await CallAsync("GET", $"{Contacts}/{id}?propertiesWithHistory=email")).Body;
        var history = record["propertiesWithHistory"]!["email"]!.AsArray();

        Assert.Equal([("new@b.cc", "CRM_UI"), ("a@b.cc", "INTEGRATION")], history.Select(h => ((string?)h!["value"], (string?)h["sourceType"])));
        Assert.Equal(77, (int)history[0]!["updatedByUserId"]!);
        Assert.Equal(400, (await CallAsync("GET", Contacts + "?limit=100&propertiesWithHistory=email")).Status);
    }

    [Fact]
    public async Task Merged_records_become_a_new_one_that_their_ids_lead_to()
    {
        var (first, second) = (await CreateContactAsync("a@b.cc"), await CreateAsync("contacts", """{"email":"b@b.cc","phone":"2"}"""));
        var company = await CreateAsync("companies", """{"name":"c"}""");
        await CallAsync("PUT", $"{Contacts}/{second}/associations/default/companies/{company}");

        var (status, merged) = await CallAsync("POST", Contacts + "/merge", $$"""{"primaryObjectId":"{{first}}","objectIdToMerge":"{{second}}"}""");

        Assert.Equal(200, status);
        var id = (string)merged["id"]!;
        Assert.DoesNotContain(id, (string[])[first, second]);
        var record = Assert.Single(Portal.Records("contacts"));
        Assert.Equal(("a@b.cc", "2"), (record.Properties["email"], record.Properties["phone"]));
        Assert.Equal(id, (string?)(await CallAsync("GET", $"{Contacts}/{second}")).Body["id"]);
        Assert.Equal(200, (await CallAsync("PATCH", $"{Contacts}/{first}", """{"properties":{"phone":"3"}}""")).Status);
        Assert.Equal(404, (await CallAsync("POST", Contacts + "/batch/update", $$$"""{"inputs":[{"id":"{{{first}}}","properties":{"phone":"4"}}]}""")).Status);
        Assert.Equal([company], Portal.AssociatedIds("contacts", id, "companies"));
        Assert.Equal([id], Portal.AssociatedIds("companies", company, "contacts"));
    }

    [Fact]
    public async Task A_forgotten_contact_is_gone_for_good_and_its_address_free()
    {
        var id = await CreateContactAsync("a@b.cc");

        Assert.Equal(204, (await CallAsync("POST", Contacts + "/gdpr-delete", """{"objectId":"a@b.cc","idProperty":"email"}""")).Status);

        Assert.Equal(404, (await CallAsync("GET", $"{Contacts}/{id}?archived=true")).Status);
        Assert.Null(Portal.FindRecord("contacts", id));
        await CreateContactAsync("a@b.cc");
    }

    [Theory]
    [InlineData("date", "2026-02-30", "INVALID_DATE")]
    [InlineData("date", "1790000000000", "INVALID_DATE")]
    [InlineData("datetime", "yesterday", "INVALID_DATE")]
    [InlineData("number", "1,5", "INVALID_INTEGER")]
    [InlineData("bool", "yes", "INVALID_OPTION")]
    [InlineData("enumeration", "gold", "INVALID_OPTION")]
    public async Task Values_of_the_wrong_kind_are_refused(string type, string value, string error)
    {
        Portal.AddProperty("contacts", "p", type, unique: false, type == "enumeration" ? ["GOLD", "SILVER"] : []);

        var (status, body) = await CallAsync("POST", Contacts, $$$"""{"properties":{"p":"{{{value}}}"}}""");

        Assert.Equal((400, error), (status, Error(body)));
    }

    [Theory]
    [InlineData("date", "1789948800000", "2026-09-21")]
    [InlineData("date", "2026-09-21", "2026-09-21")]
    [InlineData("datetime", "1790000001500", "2026-09-21T14:13:21.500Z")]
    [InlineData("datetime", "2026-09-21T16:13:21+02:00", "2026-09-21T14:13:21Z")]
    [InlineData("number", "1.50", "1.50")]
    [InlineData("enumeration", "GOLD;SILVER", "GOLD;SILVER")]
    [InlineData("string", ";text", ";text")]
    public async Task Values_are_kept_in_the_vendors_form(string type, string value, string kept)
    {
        Portal.AddProperty("contacts", "p", type, unique: false, type == "enumeration" ? ["GOLD", "SILVER"] : []);

        var id = await CreateAsync("contacts", $$"""{"p":"{{value}}"}""");

        Assert.Equal(kept, Portal.FindRecord("contacts", id)!.Properties["p"]);
    }

    [Theory]
    [InlineData("2026-09", 400, 400)]
    [InlineData("2026-03", 201, 200)]
    public async Task Required_properties_are_enforced_since_2026_09(string version, int created, int updated)
    {
        Portal.RequireProperty("contacts", "phone");
        Portal.RequireProperty("contacts", "jobtitle", "lifecyclestage", "customer");
        var id = (string)(await CallAsync("POST", "crm/objects/2026-03/contacts", """{"properties":{"email":"x@b.cc"}}""")).Body["id"]!;

        Assert.Equal(created, (await CallAsync("POST", $"crm/objects/{version}/contacts", """{"properties":{"email":"a@b.cc"}}""")).Status);
        Assert.Equal(updated, (await CallAsync("PATCH", $"crm/objects/{version}/contacts/{id}", """{"properties":{"lifecyclestage":"customer"}}""")).Status);
        Assert.Equal(200, (await CallAsync("PATCH", $"crm/objects/{version}/contacts/{id}", """{"properties":{"lifecyclestage":"customer","jobtitle":"x"}}""")).Status);
    }

    [Fact]
    public async Task Owners_must_exist_and_read_only_properties_stay()
    {
        Assert.Equal("INVALID_OWNER_ID", Error((await CallAsync("POST", Contacts, """{"properties":{"hubspot_owner_id":"1"}}""")).Body));
        Assert.Equal("READ_ONLY_VALUE", Error((await CallAsync("POST", Contacts, """{"properties":{"hs_object_id":"1"}}""")).Body));
        Assert.Equal("REQUIRED_FIELD", Error((await CallAsync("POST", Objects + "companies", """{"properties":{"city":"x"}}""")).Body));
        await CreateAsync("contacts", """{"hubspot_owner_id":"41629779"}""");
    }
}
