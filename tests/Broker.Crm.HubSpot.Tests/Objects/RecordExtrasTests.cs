using Broker.Crm.HubSpot.Objects;

namespace Broker.Crm.HubSpot.Tests.Objects;

public sealed class RecordExtrasTests
{
    private const string Extras = """
        ,"archivedAt":"2026-11-05T10:00:00Z",
        "propertiesWithHistory":{"city":[
          {"value":"Limassol","timestamp":"2026-11-02T08:00:00.5Z","sourceType":"INTEGRATION","sourceId":77,"sourceLabel":"broker","updatedByUserId":9007199254740993},
          {"value":null,"unheardOf":{"a":[1]}}, 7, null],"email":null},
        "associations":{"companies":{"results":[{"id":9007199254740993,"type":"contact_to_company"},{"id":"5"},{"type":"no id"},3],"paging":{"next":{"after":"55","link":"https://x"}}},"deals":null,"odd":[1]},
        "warnings":[{"category":"SOFT_LIMIT","message":"close to it","context":{"limit":"10","odd":["a"]}},"text",null]
        """;

    [Fact]
    public async Task History_associations_and_warnings_are_asked_for_and_read()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Record("1", "{}", Extras));

        HubSpotRecord record = await rig.Client.Objects("contacts").GetAsync(
            "1", new HubSpotReadOptions { Properties = ["email"], PropertiesWithHistory = ["city", "email"], Associations = ["companies", "2-123"], Archived = true });

        Assert.Equal("/crm/objects/2026-09/contacts/1?properties=email&propertiesWithHistory=city,email&associations=companies,2-123&archived=true", rig.Server.Requests[0].PathAndQuery);
        Assert.Equal(new DateTimeOffset(2026, 11, 5, 10, 0, 0, TimeSpan.Zero), record.ArchivedAt);
        Assert.Equal(
            [
                new HubSpotPropertyVersion
                {
                    Value = "Limassol", Timestamp = new DateTimeOffset(2026, 11, 2, 8, 0, 0, 500, TimeSpan.Zero), SourceType = "INTEGRATION", SourceId = "77", SourceLabel = "broker", UpdatedByUserId = "9007199254740993",
                },
                new HubSpotPropertyVersion(),
            ],
            record.History["city"]);
        Assert.Empty(record.History["email"]);
        Assert.Equal([new HubSpotRecordAssociation("9007199254740993", "contact_to_company"), new HubSpotRecordAssociation("5", null)], record.Associations["companies"].Records);
        Assert.Equal("55", record.Associations["companies"].After);
        Assert.Single(record.Associations);
        HubSpotWarning warning = Assert.Single(record.Warnings);
        Assert.Equal(("SOFT_LIMIT", "close to it", "10", """["a"]"""), (warning.Category, warning.Message.Reveal(), warning.Context["limit"], warning.Context["odd"]));
    }

    [Fact]
    public async Task Typed_records_of_a_page_carry_them_too_and_history_makes_the_page_smaller()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Page([WireBodies.Record("1", """{"email":"a"}""", Extras), WireBodies.Record("2", """{"email":"b"}""")]));
        List<HubSpotRecord<TestContact>> records = [];

        await foreach (HubSpotRecord<TestContact> record in rig.Client.Objects<TestContact>()
            .ListAsync(new HubSpotListOptions { Properties = ["email"], PropertiesWithHistory = ["city"], Associations = ["companies"] }))
        {
            records.Add(record);
        }

        Assert.Equal("/crm/objects/2026-09/contacts?properties=email&propertiesWithHistory=city&associations=companies&limit=50", rig.Server.Requests[0].PathAndQuery);
        Assert.Equal(("Limassol", "55", 1), (records[0].History["city"][0].Value, records[0].Associations["companies"].After, records[0].Warnings.Count));
        Assert.Equal((0, 0, 0, null), (records[1].History.Count, records[1].Associations.Count, records[1].Warnings.Count, records[1].ArchivedAt));
    }

    [Theory]
    [InlineData("""{"archivedAt":"x","propertiesWithHistory":[1],"associations":"y","warnings":{"a":1}}""")]
    [InlineData("""{"archivedAt":null,"propertiesWithHistory":null,"associations":null,"warnings":null}""")]
    [InlineData("""{"propertiesWithHistory":{"a":{"b":1},"c":[[1],{"value":{"d":1}}]},"associations":{"a":{"results":{"b":1},"paging":7}},"warnings":[[1],{"context":[1]}]}""")]
    public async Task What_has_another_shape_does_not_cost_the_record(string members)
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Record("1", """{"email":"a"}""", "," + members[1..^1]));

        HubSpotRecord record = await rig.Client.Objects("contacts").GetAsync("1");

        Assert.Equal(("1", "a", null), (record.Id, record["email"], record.ArchivedAt));
    }

    [Fact]
    public void A_changed_copy_leaves_the_original_alone()
    {
        HubSpotRecord record = new() { Id = "1", Properties = HubSpotRig.Map(), ArchivedAt = DateTimeOffset.UnixEpoch };

        HubSpotRecord copy = record with { Warnings = [new HubSpotWarning()] };

        Assert.Empty(record.Warnings);
        Assert.Equal((1, DateTimeOffset.UnixEpoch), (copy.Warnings.Count, copy.ArchivedAt));
    }

    [Fact]
    public void Nothing_of_them_prints()
    {
        const string Canary = "CANARY";
        object[] all =
        [
            new HubSpotPropertyVersion { Value = Canary, SourceId = Canary, SourceLabel = Canary },
            new HubSpotWarning { Category = Canary, Message = new Core.Errors.ProviderText(Canary), Context = HubSpotRig.Map((Canary, Canary)) },
            new HubSpotCreate(HubSpotRig.Map((Canary, Canary))),
            new HubSpotUpdate(Canary, HubSpotRig.Map((Canary, Canary))),
            new HubSpotWritten<HubSpotRecord>(new HubSpotRecord { Id = "1", Properties = HubSpotRig.Map((Canary, Canary)) }, true),
            new HubSpotOutcome<string, string>(Canary, new Core.Results.ApiResult<string>(Canary)),
        ];

        Assert.All(all, o => Assert.DoesNotContain(Canary, o.ToString(), StringComparison.Ordinal));
    }
}
