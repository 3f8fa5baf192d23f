using System.Text.Json.Nodes;
using Broker.Core.Errors;
using Broker.Crm.HubSpot.Properties;

namespace Broker.Crm.HubSpot.Tests.Properties;

public sealed class PropertiesTests
{
    private static readonly HubSpotPropertyGroup Group = new() { Name = "broker", Label = "Broker" };

    [Fact]
    public async Task Properties_are_listed_with_types_nobody_knows_yet()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """
            {"results":[{"name":"a","label":"A","type":"brand_new","fieldType":"odd","groupName":"g","hasUniqueValue":null,"displayOrder":"7",
              "modificationMetadata":{"archivable":true,"readOnlyDefinition":true,"readOnlyValue":true},"options":null,"unheardOf":[1]},
              {"name":"b","calculated":true},{"name":"c","options":[{"label":5,"value":5,"displayOrder":"-1","hidden":false}]}]}
            """);

        IReadOnlyList<HubSpotProperty> properties = await rig.Client.Properties.ListAsync("contacts");

        Assert.Equal(["a", "b", "c"], properties.Select(p => p.Name));
        Assert.Equal(("brand_new", true, true, false), (properties[0].Type, properties[0].IsReadOnly, properties[1].IsReadOnly, properties[2].IsReadOnly));
        Assert.Equal("5", properties[2].Options![0].Value);
        Assert.Equal("/crm/properties/2026-09/contacts", rig.Server.Requests[0].PathAndQuery);
    }

    [Fact]
    public async Task A_property_is_created_with_everything_HubSpot_asks_for()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(201, "{}");

        await rig.Client.Properties.CreateAsync("contacts", HubSpotPropertyDefinition.Boolean("is_live", "Live", "broker"));

        const string Expected = """
            {"name":"is_live","label":"Live","groupName":"broker","type":"bool","fieldType":"booleancheckbox","hasUniqueValue":false,
             "options":[{"label":"Yes","value":"true","displayOrder":0},{"label":"No","value":"false","displayOrder":1}]}
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Expected), JsonNode.Parse(rig.Server.Requests[0].Body!)), rig.Server.Requests[0].Body);
    }

    [Fact]
    public async Task A_conflict_is_an_error_at_first_and_a_success_after_a_lost_answer()
    {
        HubSpotRig first = new(), lost = new();
        first.Server.Answer(409, WireBodies.Error("CONFLICT", "exists"));
        lost.Server.Answer(503, "").Answer(409, WireBodies.Error("CONFLICT", "exists"));
        HubSpotPropertyDefinition definition = HubSpotPropertyDefinition.Text("a", "A", "broker");

        await Assert.ThrowsAsync<ConflictException>(() => first.Client.Properties.CreateAsync("contacts", definition));
        await lost.Client.Properties.CreateAsync("contacts", definition);

        Assert.Equal(2, lost.Server.Count);
    }

    [Fact]
    public async Task Ensure_creates_the_group_and_what_is_missing_and_reports_what_differs()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"results":[{"name":"state","type":"enumeration"},{"name":"key","type":"string","hasUniqueValue":false},{"name":"fine","type":"string"},{"name":"locked","type":"string","calculated":true}]}""")
            .Answer(200, """{"results":[{"name":"contactinformation"}]}""")
            .Answer(201, "{}")
            .Answer(201, "{}");

        HubSpotSchemaReport report = await rig.Client.Properties.EnsureAsync("contacts", Group,
        [
            HubSpotPropertyDefinition.Text("state", "State", "broker"),
            HubSpotPropertyDefinition.Text("key", "Key", "broker", unique: true),
            HubSpotPropertyDefinition.Text("fine", "Fine", "broker"),
            HubSpotPropertyDefinition.Text("locked", "Locked", "broker"),
            HubSpotPropertyDefinition.Number("amount", "Amount", "broker"),
        ]);

        Assert.Equal(["contacts.amount"], report.Created);
        Assert.Equal(["contacts.state", "contacts.key", "contacts.locked"], report.Differing.Select(d => d.Property));
        Assert.Equal([false, true, false], report.Differing.Select(d => d.LacksUniqueness));
        Assert.Contains("enumeration", report.Differing[0].Sentence, StringComparison.Ordinal);
        Assert.Equal(["GET", "GET", "POST", "POST"], rig.Server.Requests.Select(r => r.Method));
        Assert.Equal("""{"name":"broker","label":"Broker"}""", rig.Server.Requests[2].Body);
        Assert.Equal("/crm/properties/2026-09/contacts/groups", rig.Server.Requests[2].PathAndQuery);
    }

    [Fact]
    public async Task Ensure_writes_nothing_when_all_is_there()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"results":[{"name":"a","type":"string"}]}""");

        HubSpotSchemaReport report = await rig.Client.Properties.EnsureAsync("contacts", Group, [HubSpotPropertyDefinition.Text("a", "A", "broker")]);

        Assert.Empty(report.Created);
        Assert.Empty(report.Differing);
        Assert.Equal(1, rig.Server.Count);
    }

    [Fact]
    public async Task Ensure_takes_a_property_that_another_process_made_meanwhile()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"results":[]}""").Answer(200, """{"results":[{"name":"broker"}]}""").Answer(409, WireBodies.Error("CONFLICT", "x"))
            .Answer(200, """{"results":[{"name":"a","type":"string"}]}""");

        HubSpotSchemaReport report = await rig.Client.Properties.EnsureAsync("contacts", Group, [HubSpotPropertyDefinition.Text("a", "A", "broker")]);

        Assert.Empty(report.Created);
        Assert.Empty(report.Differing);
    }

    [Fact]
    public async Task Ensure_says_when_a_name_is_taken_by_an_archived_property()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"results":[]}""").Answer(200, """{"results":[]}""").Answer(409, WireBodies.Error("CONFLICT", "x")).Answer(409, WireBodies.Error("CONFLICT", "x"))
            .Answer(200, """{"results":[]}""");

        HubSpotSchemaReport report = await rig.Client.Properties.EnsureAsync("contacts", Group, [HubSpotPropertyDefinition.Text("a", "A", "broker")]);

        Assert.Contains("archived", Assert.Single(report.Differing).Sentence, StringComparison.Ordinal);
    }
}
