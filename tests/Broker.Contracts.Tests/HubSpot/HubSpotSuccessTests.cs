using Broker.Contracts.Tests.Stubbing;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Pipelines;
using Broker.Crm.HubSpot.Properties;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>Every operation against the mappings of the contract, on both versions: exactly these requests, exactly these values.</summary>
public sealed class HubSpotSuccessTests(WireMockFixture server) : HubSpotContractTest(server)
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Server.LoadAsync("hubspot");
    }

    [WireMockTheory]
    [MemberData(nameof(OperationsOfBothVersions))]
    public async Task Each_operation_sends_exactly_the_documented_request(string name, string version)
    {
        HubSpotOperation operation = HubSpotOperation.Of(name);

        object value = await operation.CallAsync(Client(o => o.ApiVersion = version));

        await Server.VerifyAsync(operation.Expected(version));
        await Server.VerifyNothingUnmatchedAsync();
        switch (value)
        {
            case HubSpotRecord record:
                AssertContact(record);
                break;
            case HubSpotWritten<HubSpotRecord> written:
                Assert.True(written.IsNew);
                AssertContact(written.Record);
                break;
            case IReadOnlyList<HubSpotProperty> properties:
                Assert.Equal(
                    [("broker_client_id", "string", "text", true, false), ("hs_object_id", "number", "number", false, true)],
                    properties.Select(p => (p.Name, p.Type!, p.FieldType!, p.HasUniqueValue == true, p.IsReadOnly)));
                break;
            case IReadOnlyList<HubSpotPipeline> pipelines:
                HubSpotPipeline pipeline = Assert.Single(pipelines);
                Assert.Equal(("0", "Support Pipeline", 0), (pipeline.Id, pipeline.Label, pipeline.DisplayOrder));
                Assert.Equal([("1", "New", "OPEN"), ("4", "Closed", "CLOSED")], pipeline.Stages!.Select(s => (s.Id, s.Label, s.Metadata!["ticketState"]!)));
                break;
            default:
                Assert.Equal(true, value);
                break;
        }
    }

    [WireMockFact]
    public async Task A_list_goes_on_with_the_token_until_the_last_page_and_never_calls_the_link()
    {
        List<string> ids = [];
        await foreach (HubSpotRecord record in Client().Objects("companies").ListAsync())
        {
            ids.Add(record.Id);
        }

        Assert.Equal(["1", "2", "3"], ids);
        Assert.Equal(2, await Server.CountAsync("/crm/objects/2026-09/companies"));
        await Server.VerifyNothingUnmatchedAsync();
    }

    [WireMockFact]
    public async Task Ensuring_properties_creates_the_group_first()
    {
        HubSpotSchemaReport report = await Client().Properties.EnsureAsync(
            "tickets", new HubSpotPropertyGroup { Name = "broker", Label = "Broker" }, [HubSpotPropertyDefinition.DateTime("broker_as_of", "As of", "broker")]);

        Assert.Equal(["tickets.broker_as_of"], report.Created);
        await Server.VerifyAsync(new ExpectedRequest(HttpMethod.Post, "/crm/properties/2026-09/tickets/groups") { JsonBody = """{"name":"broker","label":"Broker"}""" });
        await Server.VerifyAsync(new ExpectedRequest(HttpMethod.Post, "/crm/properties/2026-09/tickets")
        {
            JsonBody = """{"name":"broker_as_of","label":"As of","groupName":"broker","type":"datetime","fieldType":"date","hasUniqueValue":false}""",
        });
        await Server.VerifyNothingUnmatchedAsync();
    }

    private static void AssertContact(HubSpotRecord record)
    {
        Assert.Equal(HubSpotOperation.Id, record.Id);
        Assert.Equal("ada@example.com", record["email"]);
        Assert.Null(record["phone"]);
        Assert.Equal(new DateTimeOffset(2026, 10, 1, 8, 15, 30, 123, TimeSpan.Zero), record.CreatedAt);
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 17, 45, 10, TimeSpan.Zero), record.UpdatedAt);
        Assert.False(record.Archived);
    }
}
