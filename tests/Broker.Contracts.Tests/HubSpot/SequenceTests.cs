using System.Text.Json.Nodes;
using Broker.Contracts.Tests.HubSpot.Operations;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Stubbing;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Associations;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Pipelines;
using Broker.Crm.HubSpot.Properties;
using Broker.Crm.HubSpot.Schemas;
using Broker.Crm.HubSpot.Search;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>What takes several calls: which ones, in which order, and with what.</summary>
public sealed class SequenceTests(WireMockFixture server) : HubSpotContractTest(server)
{
    private const string Empty = """{"results":[]}""";
    private const string V = "2026-09";

    [WireMockFact]
    public Task A_list_goes_on_with_the_token_and_never_calls_the_link() => RunAsync(
        [
            Get($"/crm/objects/{V}/contacts", 2,
                """{"results":[{"id":"1"},{"id":"2"}],"paging":{"next":{"after":"a+b/=","link":"https://api.hubapi.com/crm/v3/objects/contacts?after=NTI1"}}}""", """{"results":[{"id":"3"}]}"""),
        ],
        async client => Assert.Equal(["1", "2", "3"], (await Rows.ListAsync(client.Contacts().ListAsync())).Select(static record => record.Id)),
        static sent => Assert.Equal([[("limit", "100")], [("limit", "100"), ("after", "a+b/=")]], sent.Select(static request => request.Query.Select(static pair => (pair.Key, pair.Value)))));

    [WireMockFact]
    public Task Links_and_owners_go_on_with_the_token() => RunAsync(
        [
            Get($"/crm/objects/{V}/contacts/7/associations/deals", 2, """{"results":[{"toObjectId":1}],"paging":{"next":{"after":"1"}}}""", """{"results":[{"toObjectId":"2"}],"paging":{}}"""),
            Get($"/crm/owners/{V}", 2, """{"results":[{"id":"1"}],"paging":{"next":{"after":"x"}}}""", """{"results":[{"id":2}],"paging":{"next":null}}"""),
        ],
        async client =>
        {
            Assert.Equal(["1", "2"], (await Rows.ListAsync(client.Associations.ListAsync("contacts", "7", "deals"))).Select(static link => link.ToId));
            Assert.Equal(["1", "2"], (await Rows.ListAsync(client.Owners.ListAsync())).Select(static owner => owner.Id));
        },
        static sent => Assert.Equal(["1", "x"], sent.SelectMany(static request => request.Query.Where(static pair => pair.Key == "after")).Select(static pair => pair.Value)));

    [WireMockFact]
    public Task A_search_goes_on_with_the_token_in_its_body_and_a_walk_with_the_last_id() => RunAsync(
        [
            Post($"/crm/objects/{V}/contacts/search", 2, """{"total":3,"results":[{"id":"1"},{"id":"5"}],"paging":{"next":{"after":"2"}}}""", """{"total":3,"results":[{"id":"9"}]}"""),
            Post($"/crm/objects/{V}/deals/search", 2, """{"total":3,"results":[{"id":"1"},{"id":"5"}],"paging":{"next":{"after":"2"}}}""", """{"total":1,"results":[{"id":"9"}]}"""),
        ],
        async client =>
        {
            Assert.Equal(["1", "5", "9"], (await Rows.ListAsync(client.Contacts().SearchAsync(new HubSpotSearch { Query = "a" }))).Select(static record => record.Id));
            Assert.Equal(["1", "5", "9"], (await Rows.ListAsync(client.Objects("deals").SearchAllAsync(new HubSpotSearch { Query = "a" }))).Select(static record => record.Id));
        },
        static sent =>
        {
            Is(sent[1], """{"query":"a","limit":100,"after":"2"}""");
            Is(sent[3], """{"filterGroups":[{"filters":[{"propertyName":"hs_object_id","operator":"GT","value":"5"}]}],"sorts":[{"propertyName":"hs_object_id","direction":"ASCENDING"}],"query":"a","limit":100}""");
        });

    [WireMockFact]
    public Task Ensuring_properties_makes_the_group_first() => RunAsync(
        [
            Get($"/crm/properties/{V}/tickets", 1, Empty), Get($"/crm/properties/{V}/tickets/groups", 1, Empty),
            Post($"/crm/properties/{V}/tickets/groups", 1, """{"name":"broker"}"""), Post($"/crm/properties/{V}/tickets", 1, """{"name":"broker_as_of"}"""),
        ],
        async client =>
        {
            HubSpotSchemaReport report = await client.Properties.EnsureAsync(
                "tickets", new HubSpotPropertyGroup { Name = "broker", Label = "Broker" }, [HubSpotPropertyDefinition.DateTime("broker_as_of", "As of", "broker")]);
            Assert.Equal(["tickets.broker_as_of"], report.Created);
        },
        static sent =>
        {
            Is(sent[2], """{"name":"broker","label":"Broker"}""");
            Is(sent[3], """{"name":"broker_as_of","label":"As of","groupName":"broker","type":"datetime","fieldType":"date","hasUniqueValue":false}""");
        });

    [WireMockFact]
    public Task Ensuring_a_group_makes_it_once() => RunAsync(
        [Get($"/crm/properties/{V}/deals/groups", 1, Empty), Post($"/crm/properties/{V}/deals/groups", 1, "{}")],
        async client => Assert.True(await client.Properties.Groups.EnsureAsync("deals", new HubSpotPropertyGroup { Name = "broker" })),
        static sent => Is(sent[1], """{"name":"broker","label":"broker"}"""));

    [WireMockFact]
    public Task Adding_an_option_sends_the_old_ones_too() => RunAsync(
        [
            Get($"/crm/properties/{V}/contacts/kyc", 1, """{"name":"kyc","options":[{"label":"A","value":"a","displayOrder":4,"hidden":true}]}"""),
            new StubbedCall(HttpMethod.Patch, $"/crm/properties/{V}/contacts/kyc", 1, FaultAnswers.Answer(200, """{"name":"kyc"}""")),
        ],
        async client => Assert.Equal("kyc", (await client.Properties.AddOptionsAsync("contacts", "kyc", [new HubSpotPropertyOption { Value = "b" }, new HubSpotPropertyOption { Value = "a" }])).Name),
        static sent => Is(sent[1], """{"options":[{"label":"A","value":"a","displayOrder":4,"hidden":true},{"label":"b","value":"b","displayOrder":5,"hidden":false}]}"""));

    [WireMockFact]
    public Task Adding_a_label_sends_the_old_ones_too() => RunAsync(
        [
            Get($"/crm/objects/{V}/contacts/7/associations/companies", 1, """{"results":[{"toObjectId":9,"associationTypes":[{"category":"HUBSPOT_DEFINED","typeId":279,"label":null}]}]}"""),
            new StubbedCall(HttpMethod.Put, $"/crm/objects/{V}/contacts/7/associations/companies/9", 1, FaultAnswers.Answer(201, "{}")),
        ],
        async client => Assert.True(await client.Associations.AddLabelAsync("contacts", "7", "companies", "9", HubSpotAssociationType.UserDefined(31))),
        static sent => Is(sent[1], """[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":279},{"associationCategory":"USER_DEFINED","associationTypeId":31}]"""));

    [WireMockTheory]
    [InlineData(200)]
    [InlineData(503)]
    [InlineData(409)]
    public Task Ensuring_a_label_never_makes_it_twice(int status) => RunAsync(
        [
            Get($"/crm/associations/{V}/contacts/companies/labels", 2, Empty, """{"results":[{"category":"USER_DEFINED","typeId":31,"label":"Introducer"}]}"""),
            new StubbedCall(HttpMethod.Post, $"/crm/associations/{V}/contacts/companies/labels", 1, FaultAnswers.Answer(status, Empty)),
        ],
        async client => Assert.Equal(31, (await client.Associations.Labels.EnsureAsync("contacts", "companies", new("introducer", "Introducer"))).TypeId),
        static sent => Is(sent[1], """{"name":"introducer","label":"Introducer"}"""));

    [WireMockTheory]
    [InlineData(201, true, 1)]
    [InlineData(503, true, 2)]
    [InlineData(409, false, 2)]
    public Task Ensuring_a_pipeline_never_makes_it_twice(int status, bool isMade, int looks) => RunAsync(
        [
            Get($"/crm/pipelines/{V}/deals", looks, Empty, """{"results":[{"id":"8","label":"Sales","stages":[{"id":"1","label":"Half","metadata":{"probability":"0.50"}}]}]}"""),
            new StubbedCall(HttpMethod.Post, $"/crm/pipelines/{V}/deals", 1, FaultAnswers.Answer(status, """{"id":"8","label":"Sales"}""")),
        ],
        async client =>
        {
            HubSpotPipelineReport report = await client.Pipelines.EnsureAsync("deals", new HubSpotPipelineDefinition { Label = "Sales", Stages = [HubSpotStageDefinition.ForDeals("Half", 1, 0.5m)] });
            Assert.Equal(("8", isMade), (report.Pipeline.Id, report.Created));
            Assert.Empty(report.Differing);
        });

    [WireMockFact]
    public Task Ensuring_an_object_type_looks_first() => RunAsync(
        [Get($"/crm-object-schemas/{V}/schemas", 1, Empty), Post($"/crm-object-schemas/{V}/schemas", 1, """{"id":"5","objectTypeId":"2-5","name":"trading_account"}""")],
        async client =>
        {
            HubSpotSchemaEnsured ensured = await client.Schemas.EnsureAsync(SchemaRows.Account);
            Assert.Equal((true, "2-5"), (ensured.Created, ensured.Schema.ObjectTypeId));
        });

    [WireMockFact]
    public Task A_batch_of_more_than_a_hundred_goes_in_several_calls() => RunAsync(
        [Post($"/crm/objects/{V}/contacts/batch/archive", 3, "", "", "")],
        async client => Assert.All(await client.Contacts().ArchiveManyAsync([.. Enumerable.Range(1, 250).Select(static n => FormattableString.Invariant($"{n}"))]), static one => Assert.True(one.Succeeded)),
        static sent => Assert.Equal([100, 100, 50], sent.Select(static request => JsonNode.Parse(request.Body)!["inputs"]!.AsArray().Count)));

    private static StubbedCall Get(string path, int requests, params string[] bodies) => new(HttpMethod.Get, path, requests, [.. bodies.Select(static body => FaultAnswers.Answer(200, body))]);

    private static StubbedCall Post(string path, int requests, params string[] bodies) => new(HttpMethod.Post, path, requests, [.. bodies.Select(static body => FaultAnswers.Answer(200, body))]);

    private static void Is(RecordedRequest request, string body) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(request.Body)), $"expected {body}, sent {request.Body}");

    private async Task RunAsync(StubbedCall[] stubs, Func<IHubSpotClient, Task> call, Action<IReadOnlyList<RecordedRequest>>? inspect = null)
    {
        var run = new StubRun(Server);
        run.Add("sequence", stubs, path => call(Clients(path).Crm), inspect);
        await run.RunAsync();
    }
}
