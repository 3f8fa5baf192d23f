using System.Text.Json.Nodes;
using Broker.Core.Errors;
using Broker.Crm.HubSpot.Properties;

namespace Broker.Crm.HubSpot.Tests.Properties;

public sealed class PropertyChangeTests
{
    private static readonly HubSpotPropertyGroup Group = new() { Name = "broker" };

    [Fact]
    public async Task A_property_is_read_with_all_it_has_and_nothing_it_must_have()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """
            {"name":"a","dataSensitivity":"brand_new","createdAt":"2026-10-01T08:15:30.123Z","updatedAt":1790000001000,"archivedAt":"soon","displayOrder":"x","hidden":"true","formField":7,
             "modificationMetadata":{"archivable":false,"readOnlyOptions":true},"options":[null,{"value":1,"hidden":"no","description":null}],"label":{"odd":1}}
            """).Answer(200, "{}");

        HubSpotProperty property = await rig.Client.Properties.GetAsync("contacts", "a");
        HubSpotProperty bare = await rig.Client.Properties.GetAsync("contacts", "a");

        Assert.Equal(("brand_new", true, null, null), (property.DataSensitivity, property.Hidden, property.FormField, property.DisplayOrder));
        Assert.Equal((2026, DateTimeOffset.FromUnixTimeMilliseconds(1790000001000), null), (property.CreatedAt!.Value.Year, property.UpdatedAt, property.ArchivedAt));
        Assert.Equal(("1", false, true), (Assert.Single(property.Options!).Value, property.ModificationMetadata!.Archivable, property.ModificationMetadata.ReadOnlyOptions));
        Assert.Equal(("", null, false), (bare.Name, bare.Options, bare.IsReadOnly));
    }

    [Fact]
    public async Task Adding_options_sends_the_old_ones_as_they_are_and_the_new_ones_behind()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"name":"s","options":[{"label":"A","value":"a","displayOrder":4,"hidden":true,"description":"d"},{"label":"B","value":"b"}]}""").Answer(200, """{"name":"s"}""");

        await rig.Client.Properties.AddOptionsAsync("contacts", "s", [new() { Value = "a", Label = "other" }, new() { Value = "A" }, new() { Value = "c", Label = "C", DisplayOrder = 1, Hidden = true }]);

        Assert.Equal("PATCH", rig.Server.Requests[1].Method);
        const string Expected = """
            {"options":[{"label":"A","value":"a","displayOrder":4,"hidden":true,"description":"d"},{"label":"B","value":"b"},
              {"label":"A","value":"A","displayOrder":5,"hidden":false},{"label":"C","value":"c","displayOrder":1,"hidden":true}]}
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Expected), JsonNode.Parse(rig.Server.Requests[1].Body!)), rig.Server.Requests[1].Body);
    }

    [Fact]
    public async Task Options_that_exist_are_not_written_and_a_property_that_hides_its_options_is_not_touched()
    {
        HubSpotRig there = new(), hidden = new();
        there.Server.Answer(200, """{"name":"s","options":[{"value":"a"}]}""");
        hidden.Server.Answer(200, """{"name":"s"}""");

        await there.Client.Properties.AddOptionsAsync("contacts", "s", [new() { Value = "a" }]);
        await Assert.ThrowsAsync<BrokerApiException>(() => hidden.Client.Properties.AddOptionsAsync("contacts", "s", [new() { Value = "a" }]));

        Assert.Equal((1, 1), (there.Server.Count, hidden.Server.Count));
    }

    [Theory]
    [InlineData("string", "number")]
    [InlineData("bool", "text")]
    [InlineData("enumeration", "textarea")]
    [InlineData("datetime", "text")]
    public async Task A_type_and_a_way_of_showing_that_do_not_go_together_are_refused_before_anything_is_sent(string type, string fieldType)
    {
        HubSpotRig rig = new();
        HubSpotPropertyDefinition definition = HubSpotPropertyDefinition.Text("a", "A", "broker") with { Type = type, FieldType = fieldType };

        ArgumentException refusal = await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Properties.CreateAsync("contacts", definition));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Properties.CreateManyAsync("contacts", [definition]));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Properties.EnsureAsync("contacts", Group, [definition]));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Properties.UpdateAsync("contacts", "a", new() { Type = type, FieldType = fieldType }));

        Assert.Contains(type, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(fieldType, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task Types_nobody_knows_yet_are_left_to_HubSpot()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(201, "{}");

        await rig.Client.Properties.CreateAsync("contacts", HubSpotPropertyDefinition.Text("a", "A", "broker") with { Type = "json" });
        await rig.Client.Properties.CreateAsync("contacts", HubSpotPropertyDefinition.Text("a", "A", "broker") with { FieldType = "hologram" });

        Assert.Equal(2, rig.Server.Count);
    }

    [Fact]
    public async Task Two_options_of_one_value_are_refused_before_anything_is_sent()
    {
        HubSpotRig rig = new();
        HubSpotPropertyOption[] twice = [new() { Value = "a" }, new() { Value = "a" }];

        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Properties.CreateAsync("contacts", HubSpotPropertyDefinition.Choice("s", "S", "g", twice)));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Properties.UpdateAsync("contacts", "s", new() { Options = twice }));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Properties.AddOptionsAsync("contacts", "s", twice));

        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task Batches_of_properties_tell_each_name_its_own_outcome()
    {
        HubSpotRig read = new(), create = new(), archive = new();
        read.Server.Answer(200, """{"status":"COMPLETE","results":[{"name":"B","type":"string"}]}""");
        create.Server.Answer(207, """{"results":[{"name":"a"}],"errors":[{"category":"CONFLICT","context":{"name":["b"]}}]}""");
        archive.Server.Answer(204, "");

        IReadOnlyList<HubSpotOutcome<string, HubSpotProperty>> found = await read.Client.Properties.ReadManyAsync("contacts", ["a", "b"]);
        IReadOnlyList<HubSpotOutcome<HubSpotPropertyDefinition, HubSpotProperty>> made = await create.Client.Properties.CreateManyAsync(
            "contacts", [HubSpotPropertyDefinition.Text("b", "B", "g"), HubSpotPropertyDefinition.Text("a", "A", "g"), HubSpotPropertyDefinition.Text("c", "C", "g")]);
        IReadOnlyList<HubSpotOutcome<string>> gone = await archive.Client.Properties.ArchiveManyAsync("contacts", [.. Enumerable.Range(0, 101).Select(i => $"p{i}")]);

        Assert.Equal([ErrorKind.NotFound, null], found.Select(o => o.Error?.Kind));
        Assert.Equal([ErrorKind.Conflict, null, ErrorKind.Protocol], made.Select(o => o.Error?.Kind));
        Assert.Equal(Outcome.Unknown, made[2].Error!.Outcome);
        Assert.Equal((101, 2), (gone.Count(o => o.Succeeded), archive.Server.Count));
    }

    [Fact]
    public async Task A_batch_create_that_fails_as_a_whole_says_so_for_each_input()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(400, WireBodies.Error("VALIDATION_ERROR", "x"));

        IReadOnlyList<HubSpotOutcome<HubSpotPropertyDefinition, HubSpotProperty>> made = await rig.Client.Properties.CreateManyAsync(
            "contacts", [HubSpotPropertyDefinition.Text("b", "B", "g"), HubSpotPropertyDefinition.Text("a", "A", "g")]);

        Assert.All(made, o => Assert.True(o.CallFailed && o.Error!.Kind == ErrorKind.Validation));
    }

    [Fact]
    public async Task Ensure_reports_field_types_options_and_uniqueness_and_changes_none()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """
            {"results":[{"name":"long","type":"string","fieldType":"textarea"},{"name":"choice","type":"enumeration","fieldType":"select","options":[{"value":"a"}]},
              {"name":"one","type":"string","fieldType":"text","hasUniqueValue":true},{"name":"mixed","type":"number","fieldType":"secret_odd"},
              {"name":"owner","type":"enumeration","fieldType":"select","externalOptions":true,"options":[]}]}
            """);

        HubSpotSchemaReport report = await rig.Client.Properties.EnsureAsync("contacts", Group,
        [
            HubSpotPropertyDefinition.Text("long", "L", "broker"),
            HubSpotPropertyDefinition.Choice("choice", "C", "broker", new HubSpotPropertyOption { Value = "a" }, new HubSpotPropertyOption { Value = "A" }),
            HubSpotPropertyDefinition.Text("one", "O", "broker"),
            HubSpotPropertyDefinition.Text("mixed", "M", "broker"),
            HubSpotPropertyDefinition.Choice("owner", "W", "broker", new HubSpotPropertyOption { Value = "x" }),
        ]);

        Assert.Equal(["contacts.long", "contacts.choice", "contacts.one", "contacts.mixed"], report.Differing.Select(d => d.Property));
        Assert.Equal([true, false, false, false], report.Differing.Select(d => d.OnlyShownOtherwise));
        Assert.Contains("textarea", report.Differing[0].Sentence, StringComparison.Ordinal);
        Assert.Contains("options A", report.Differing[1].Sentence, StringComparison.Ordinal);
        Assert.Contains("unique", report.Differing[2].Sentence, StringComparison.Ordinal);
        Assert.Contains("number", report.Differing[3].Sentence, StringComparison.Ordinal);
        Assert.Contains("shown as (unknown)", report.Differing[3].Sentence, StringComparison.Ordinal);
        Assert.Equal(1, rig.Server.Count);
    }

    [Fact]
    public async Task Ensure_lists_sensitive_properties_too_when_some_are_wanted()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"results":[]}""").Answer(200, """{"results":[{"name":"tax","type":"string"}]}""");

        HubSpotSchemaReport report = await rig.Client.Properties.EnsureAsync(
            "contacts", Group, [HubSpotPropertyDefinition.Text("tax", "Tax", "broker") with { DataSensitivity = HubSpotDataSensitivity.Sensitive }]);

        Assert.Empty(report.Created);
        Assert.Empty(report.Differing);
        Assert.EndsWith("?dataSensitivity=sensitive", rig.Server.Requests[1].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_programs_that_ensure_at_once_both_succeed_and_each_property_is_made_once()
    {
        HubSpotRig first = new(), second = new();
        List<string> names = [];
        Lock gate = new();
        Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request)
        {
            bool isGroup = request.RequestUri!.AbsolutePath.EndsWith("/groups", StringComparison.Ordinal);
            lock (gate)
            {
                if (request.Method == HttpMethod.Get)
                {
                    IEnumerable<string> listed = names.Where(n => n.StartsWith("group:", StringComparison.Ordinal) == isGroup).Select(n => $$"""{"name":"{{n.Replace("group:", "", StringComparison.Ordinal)}}","type":"string"}""");
                    return Json(200, $$"""{"results":[{{string.Join(',', listed)}}]}""");
                }

                string name = (isGroup ? "group:" : "") + JsonNode.Parse(request.Content!.ReadAsStream())!["name"]!.GetValue<string>();
                if (names.Contains(name))
                {
                    return Json(409, WireBodies.Error("CONFLICT", "x"));
                }

                names.Add(name);
                return Json(201, "{}");
            }
        }

        first.Server.Then((r, _) => AnswerAsync(r));
        second.Server.Then((r, _) => AnswerAsync(r));
        HubSpotPropertyDefinition[] wanted = [.. Enumerable.Range(0, 20).Select(i => HubSpotPropertyDefinition.Text($"p{i}", "P", "broker"))];

        HubSpotSchemaReport[] reports = await Task.WhenAll(
            Task.Run(() => first.Client.Properties.EnsureAsync("contacts", Group, wanted)),
            Task.Run(() => second.Client.Properties.EnsureAsync("contacts", Group, wanted)));

        Assert.Equal(20, reports.Sum(r => r.Created.Count));
        Assert.All(reports, r => Assert.Empty(r.Differing));
        Assert.Equal(21, names.Count);
    }

    [Fact]
    public async Task A_group_is_ensured_once()
    {
        HubSpotRig there = new(), missing = new(), raced = new(), lost = new();
        there.Server.Answer(200, """{"results":[{"name":"broker","displayOrder":"-1"}]}""");
        missing.Server.Answer(200, """{"results":[]}""").Answer(201, "");
        raced.Server.Answer(200, """{"results":[]}""").Answer(409, "");
        lost.Server.Answer(503, "").Answer(409, "");

        Assert.False(await there.Client.Properties.Groups.EnsureAsync("contacts", Group));
        Assert.True(await missing.Client.Properties.Groups.EnsureAsync("contacts", Group));
        Assert.False(await raced.Client.Properties.Groups.EnsureAsync("contacts", Group));
        await lost.Client.Properties.Groups.CreateAsync("contacts", Group);
        await Assert.ThrowsAsync<ArgumentException>(() => lost.Client.Properties.Groups.CreateAsync("contacts", new HubSpotPropertyGroup()));

        Assert.Equal("""{"name":"broker","label":"broker"}""", missing.Server.Requests[1].Body);
    }

    private static Task<HttpResponseMessage> Json(int status, string body) =>
        Task.FromResult(new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = new StringContent(body) });
}
