using System.Text.Json.Nodes;

namespace Broker.Testing.Tests;

public sealed class HubSpotDefinitionTests : HubSpotTest
{
    private const string Properties = "crm/properties/2026-09/contacts";
    private const string Deals = "crm/pipelines/2026-09/deals";
    private const string Schemas = "crm-object-schemas/2026-09/schemas";

    [Theory]
    [InlineData("Upper", "string", "text")]
    [InlineData("1st", "string", "text")]
    [InlineData("ok", "string", "number")]
    [InlineData("ok", "money", "text")]
    public async Task Properties_that_do_not_fit_together_are_refused(string name, string type, string fieldType) =>
        Assert.Equal(400, (await CallAsync("POST", Properties, Property(name, type, fieldType))).Status);

    [Fact]
    public async Task Ten_properties_can_be_unique_and_no_more()
    {
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(201, (await CallAsync("POST", Properties, Property($"u{i}", "string", "text", ""","hasUniqueValue":true"""))).Status);
        }

        Assert.Equal(400, (await CallAsync("POST", Properties, Property("u10", "string", "text", ""","hasUniqueValue":true"""))).Status);
    }

    [Fact]
    public async Task Options_are_replaced_as_a_list_and_properties_archived()
    {
        await CallAsync("POST", Properties, Property("level", "enumeration", "select", ""","options":[{"label":"A","value":"a"}]"""));
        var (status, changed) = await CallAsync("PATCH", Properties + "/level", """{"label":"Level","options":[{"label":"B","value":"b"}],"hasUniqueValue":true}""");

        Assert.Equal((200, "Level", "b", false), (status, (string?)changed["label"], (string?)Assert.Single(changed["options"]!.AsArray())!["value"], (bool)changed["hasUniqueValue"]!));
        Assert.Equal("INVALID_OPTION", Error((await CallAsync("POST", Contacts, """{"properties":{"level":"a"}}""")).Body));
        Assert.Equal(204, (await CallAsync("DELETE", Properties + "/level")).Status);
        Assert.Equal(404, (await CallAsync("GET", Properties + "/level")).Status);
        Assert.Single((await CallAsync("GET", Properties + "?archived=true")).Body["results"]!.AsArray());
        Assert.Equal(400, (await CallAsync("DELETE", Properties + "/email")).Status);
        Assert.Equal(400, (await CallAsync("PATCH", Properties + "/email", """{"label":"x"}""")).Status);
    }

    [Fact]
    public async Task Groups_are_changed_and_deleted_when_empty()
    {
        await CallAsync("POST", Properties + "/groups", """{"name":"broker","label":"b"}""");
        await CallAsync("POST", Properties, Property("mine", "string", "text").Replace("contactsinformation", "broker", StringComparison.Ordinal));

        Assert.Equal("c", (string?)(await CallAsync("PATCH", Properties + "/groups/broker", """{"label":"c"}""")).Body["label"]);
        Assert.Equal(400, (await CallAsync("DELETE", Properties + "/groups/broker")).Status);
        await CallAsync("POST", Properties + "/batch/archive", """{"inputs":[{"name":"mine"}]}""");
        Assert.Equal(204, (await CallAsync("DELETE", Properties + "/groups/broker")).Status);
    }

    [Fact]
    public async Task Pipelines_are_made_replaced_and_kept_while_in_use()
    {
        const string Stages = """
            "stages":[{"label":"Open","displayOrder":0,"metadata":{"probability":"0.5"}},{"label":"Won","displayOrder":1,"metadata":{"probability":"1.0"}}]
            """;
        Assert.Equal(400, (await CallAsync("POST", Deals, """{"label":"P","displayOrder":1,"stages":[{"label":"Open","metadata":{}}]}""")).Status);
        var (status, pipeline) = await CallAsync("POST", Deals, $$"""{"label":"P","displayOrder":1,{{Stages}}}""");
        Assert.Equal(201, status);
        var (id, open, won) = ((string)pipeline["id"]!, (string)pipeline["stages"]![0]!["id"]!, (string)pipeline["stages"]![1]!["id"]!);
        var deal = await CreateAsync("deals", $$"""{"dealname":"d","pipeline":"{{id}}","dealstage":"{{open}}"}""");

        var (refused, error) = await CallAsync("DELETE", $"{Deals}/{id}/stages/{open}");
        Assert.Equal((400, "PipelineError.STAGE_ID_IN_USE"), (refused, (string?)error["subCategory"]));
        Assert.Equal(400, (await CallAsync("DELETE", $"{Deals}/{id}")).Status);
        Assert.Equal(204, (await CallAsync("DELETE", $"{Deals}/{id}/stages/{won}")).Status);
        Assert.Equal("INVALID_OPTION", Error((await CallAsync("PATCH", $"{Objects}deals/{deal}", $$$"""{"properties":{"dealstage":"{{{won}}}"}}""")).Body));
        Assert.Equal("Q", (string?)(await CallAsync("PUT", $"{Deals}/{id}", $$"""{"label":"Q","displayOrder":1,{{Stages}}}""")).Body["label"]);
        Assert.Equal(open, (string?)(await CallAsync("GET", $"{Deals}/{id}/stages")).Body["results"]![0]!["id"]);
        Assert.Equal("New", (string?)(await CallAsync("PATCH", $"{Deals}/{id}/stages/{open}", """{"label":"New"}""")).Body["label"]);
        Assert.Equal("UPDATE", (string?)(await CallAsync("GET", $"{Deals}/{id}/stages/{open}/audit")).Body["results"]![0]!["action"]);
        Assert.Equal(204, (await CallAsync("DELETE", $"crm/pipelines/2026-03/deals/{id}")).Status);
    }

    [Fact]
    public async Task Custom_objects_are_defined_changed_used_and_purged()
    {
        const string Body = """
            {"name":"account","labels":{"singular":"Account","plural":"Accounts"},"requiredProperties":["login"],"primaryDisplayProperty":"login","searchableProperties":["login"],
             "properties":[{"name":"login","label":"Login","type":"string","fieldType":"text","hasUniqueValue":true}],"associatedObjects":["CONTACT"]}
            """;
        var (status, schema) = await CallAsync("POST", Schemas, Body);
        Assert.Equal((201, "p4711_account"), (status, (string?)schema["fullyQualifiedName"]));
        var typeId = (string)schema["objectTypeId"]!;
        Assert.StartsWith("2-", typeId, StringComparison.Ordinal);
        Assert.Equal(409, (await CallAsync("POST", Schemas, Body)).Status);
        Assert.Equal(400, (await CallAsync("POST", Schemas, Body.Replace("\"account\"", "\"1x\"", StringComparison.Ordinal))).Status);

        var record = await CreateAsync(typeId, """{"login":"1001"}""");
        Assert.Equal(record, (string?)(await CallAsync("GET", Objects + "p4711_account/1001?idProperty=login")).Body["id"]);
        Assert.Equal("Book", (string?)(await CallAsync("PATCH", $"{Schemas}/{typeId}", """{"labels":{"singular":"Book","plural":"Books"}}""")).Body["labels"]!["singular"]);
        var contact = await CreateContactAsync("a@b.cc");
        var kind = (await CallAsync("GET", $"crm/associations/2026-09/{typeId}/contacts/labels")).Body["results"]![0]!;
        Assert.Equal("USER_DEFINED", (string?)kind["category"]);
        Assert.Equal(201, (await CallAsync("PUT", $"{Objects}{typeId}/{record}/associations/contacts/{contact}", $$"""[{"associationCategory":"USER_DEFINED","associationTypeId":{{(int)kind["typeId"]!}}}]""")).Status);

        Assert.Equal(400, (await CallAsync("DELETE", $"{Schemas}/{typeId}")).Status);
        await CallAsync("DELETE", $"{Objects}{typeId}/{record}");
        Assert.Equal(204, (await CallAsync("DELETE", $"{Schemas}/{typeId}")).Status);
        Assert.Equal(409, (await CallAsync("POST", Schemas, Body)).Status);
        Assert.Equal(204, (await CallAsync("DELETE", $"{Schemas}/{typeId}?archived=true")).Status);
        Assert.Equal(201, (await CallAsync("POST", Schemas, Body)).Status);
    }

    [Fact]
    public async Task Owners_are_paged_filtered_and_found_by_user()
    {
        Portal.AddOwner("50000000", 12, "two@broker.example");
        Portal.AddOwner("60000000", 13, "gone@broker.example", archived: true);

        var first = (await CallAsync("GET", "crm/owners/2026-09?limit=1")).Body;
        var second = (await CallAsync("GET", $"crm/owners/2026-09?limit=1&after={(string?)first["paging"]!["next"]!["after"]}")).Body;

        Assert.Equal(("41629779", "50000000"), ((string?)first["results"]![0]!["id"], (string?)second["results"]![0]!["id"]));
        Assert.Null(second["paging"]);
        Assert.Equal("50000000", (string?)(await CallAsync("GET", "crm/owners/2026-09/12?idProperty=userId")).Body["id"]);
        Assert.Single((await CallAsync("GET", "crm/owners/2026-09?email=TWO@broker.example")).Body["results"]!.AsArray());
        var gone = (await CallAsync("GET", "crm/owners/2026-09/60000000?archived=true")).Body;
        Assert.Equal((null, 13), ((int?)gone["userId"], (int)gone["userIdIncludingInactive"]!));
        Assert.Equal(404, (await CallAsync("GET", "crm/owners/2026-09/60000000")).Status);
    }

    private static string Property(string name, string type, string fieldType, string more = "") =>
        $$"""{"name":"{{name}}","label":"x","groupName":"contactsinformation","type":"{{type}}","fieldType":"{{fieldType}}"{{more}}}""";
}
