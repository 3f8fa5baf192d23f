using System.Net;
using System.Text.Json.Nodes;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Crm.HubSpot.Crm;
using Broker.TestSupport;
using Microsoft.Extensions.Options;

namespace Broker.Crm.HubSpot.Tests.Crm;

public sealed class LayoutTests
{
    private static readonly CrmSchema Schema = new(
    [
        new CrmField(CrmEntity.TradingAccount, "broker_account_ref", "Account", CrmFieldKind.Text, IsExternalId: true),
        new CrmField(CrmEntity.TradingAccount, "health", "Health", CrmFieldKind.Text),
    ]);

    [Fact]
    public async Task The_custom_object_is_made_with_its_key_and_a_conflict_is_looked_up()
    {
        int lists = 0;
        HubSpotRig rig = Portal((request, _) => request.Method == HttpMethod.Post ? Json(409, WireBodies.Error("OBJECT_ALREADY_EXISTS", "x"))
            : Json(200, lists++ == 0 ? "{\"results\":[]}" : """{"results":[{"name":"other","objectTypeId":"2-1"},{"name":"Trading_Account","objectTypeId":"2-9"}]}"""));

        BoundaryResult<CrmSetupReport> result = await rig.Crm.EnsureSchemaAsync(Schema);

        Assert.True(result.IsConfirmed, result.Failure?.Sentence);
        JsonNode made = JsonNode.Parse(rig.Server.Requests.Single(static r => r is { Method: "POST", PathAndQuery: "/crm-object-schemas/2026-09/schemas" }).Body!)!;
        Assert.Equal(("trading_account", "broker_account_ref", "CONTACT"), (made["name"]!.GetValue<string>(), made["primaryDisplayProperty"]!.GetValue<string>(), made["associatedObjects"]![0]!.GetValue<string>()));
        Assert.True(made["properties"]![0]!["hasUniqueValue"]!.GetValue<bool>());
        Assert.Contains(rig.Server.Requests, static r => r is { Method: "POST", PathAndQuery: "/crm/properties/2026-09/2-9" });
    }

    [Fact]
    public async Task An_account_without_custom_objects_is_told_what_to_do()
    {
        HubSpotRig rig = Portal((_, _) => Json(403, WireBodies.Error("MISSING_SCOPES", "x")));

        BoundaryResult<CrmSetupReport> schema = await rig.Crm.EnsureSchemaAsync(Schema);
        BoundaryResult<CrmRecord> read = await rig.Crm.ReadAsync(CrmEntity.TradingAccount, "A-1", ["health"]);

        Assert.All([schema.Failure!, read.Failure!], static f => Assert.Contains("Crm.TradingAccountLayout to Deal", f.Sentence, StringComparison.Ordinal));
        Assert.False(schema.Failure!.IsTransient);
    }

    [Fact]
    public async Task A_deal_that_exists_keeps_its_name_and_stage()
    {
        HubSpotRig rig = new(static o => (o.Crm.TradingAccountLayout, o.Crm.DealPipeline, o.Crm.DealStage) = (HubSpotAccountLayout.Deal, "accounts", "Open"));
        rig.Server.Then(async (request, token) =>
        {
            string path = request.RequestUri!.AbsolutePath;
            string body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(token);
            return path.Contains("/pipelines/", StringComparison.Ordinal) ? Json(200, """{"results":[{"id":"7","label":"Accounts","stages":[{"id":"70","label":"Open"}]}]}""")
                : path.EndsWith("/batch/read", StringComparison.Ordinal) ? Json(200, WireBodies.Batch([WireBodies.Record("91", """{"broker_account_ref":"A-1"}""")]))
                : path.EndsWith("/batch/upsert", StringComparison.Ordinal) ? Json(200, WireBodies.EchoUpsert(body))
                : Json(200, "{\"status\":\"COMPLETE\",\"results\":[]}");
        });

        var records = new[] { "A-1", "A-2" }.Select(static a => new CrmUpsert(CrmEntity.TradingAccount, a, HubSpotRig.Map(("health", "ok"))) { CustomerExternalId = "C-1" });
        IReadOnlyList<BoundaryResult<CrmWritten>> results = await rig.Crm.UpsertAsync([new CrmUpsert(CrmEntity.Customer, "C-1", HubSpotRig.Map(("s", "1"))), .. records]);

        Assert.All(results, static r => Assert.True(r.IsConfirmed, r.Failure?.Sentence));
        JsonArray inputs = JsonNode.Parse(rig.Server.Requests.Single(static r => r.PathAndQuery.EndsWith("/deals/batch/upsert", StringComparison.Ordinal)).Body!)!["inputs"]!.AsArray();
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"health":"ok"}"""), inputs[0]!["properties"]));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"health":"ok","dealname":"Trading account A-2","pipeline":"7","dealstage":"70"}"""), inputs[1]!["properties"]));
    }

    [Fact]
    public async Task Two_kinds_that_share_the_contact_must_not_share_a_field()
    {
        HubSpotRig rig = new();
        BoundaryResult<CrmSetupReport> result = await rig.Crm.EnsureSchemaAsync(new CrmSchema(
        [
            new CrmField(CrmEntity.Customer, "as_of", "As of", CrmFieldKind.DateTime),
            new CrmField(CrmEntity.TradingAccount, "as_of", "As of", CrmFieldKind.DateTime),
        ]));

        Assert.Equal((Outcome.NotSent, 0), (result.Outcome, rig.Server.Count));
        Assert.Contains("as_of", result.Failure!.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(HubSpotCrmOptions.DealPipeline))]
    [InlineData(nameof(HubSpotCrmOptions.DealStage))]
    [InlineData(nameof(HubSpotCrmOptions.SearchOverlap))]
    [InlineData(nameof(HubSpotCrmOptions.IntegrationUserId))]
    [InlineData(nameof(HubSpotCrmOptions.TradingAccountObjectName))]
    [InlineData(nameof(HubSpotCrmOptions.TradingAccountObjectType))]
    [InlineData(nameof(HubSpotCrmOptions.TradingAccountLayout))]
    public void A_wrong_option_is_named_with_what_is_allowed(string option)
    {
        OptionsValidationException exception = Assert.Throws<OptionsValidationException>(() => new HubSpotRig(o =>
        {
            switch (option)
            {
                case nameof(HubSpotCrmOptions.DealPipeline): o.Crm.TradingAccountLayout = HubSpotAccountLayout.Deal; break;
                case nameof(HubSpotCrmOptions.DealStage): o.Crm.DealStage = "Open"; break;
                case nameof(HubSpotCrmOptions.SearchOverlap): o.Crm.SearchOverlap = TimeSpan.FromSeconds(1); break;
                case nameof(HubSpotCrmOptions.IntegrationUserId): o.Crm.IntegrationUserId = "someone"; break;
                case nameof(HubSpotCrmOptions.TradingAccountObjectName): o.Crm.TradingAccountObjectName = "Trading Account"; break;
                case nameof(HubSpotCrmOptions.TradingAccountObjectType): (o.Crm.TradingAccountObjectType, o.Crm.TradingAccountLayout, o.Crm.DealPipeline) = ("2-1", HubSpotAccountLayout.Deal, "x"); break;
                default: o.Crm.TradingAccountLayout = (HubSpotAccountLayout)9; break;
            }
        }));

        Assert.Contains("Crm." + option, exception.Message, StringComparison.Ordinal);
    }

    private static HubSpotRig Portal(Func<HttpRequestMessage, CancellationToken, HttpResponseMessage> schemas)
    {
        HubSpotRig rig = new(static o => o.Crm.TradingAccountLayout = HubSpotAccountLayout.CustomObject);
        rig.Server.Then((request, token) => Task.FromResult(request.RequestUri!.AbsolutePath switch
        {
            "/crm-object-schemas/2026-09/schemas" => schemas(request, token),
            var path when path.Contains("/pipelines/", StringComparison.Ordinal) =>
                Json(200, """{"results":[{"id":"0","label":"Support","stages":[{"id":"1","label":"New","metadata":{"ticketState":"OPEN"}}]}]}"""),
            _ => request.Method == HttpMethod.Get ? Json(200, "{\"results\":[]}") : Json(201, "{}"),
        }));
        return rig;
    }

    private static HttpResponseMessage Json(int status, string body) => new((HttpStatusCode)status) { Content = new StringContent(body) };
}
