using System.Globalization;
using Broker.Crm.HubSpot.Pipelines;

namespace Broker.Crm.HubSpot.Tests.Pipelines;

public sealed class PipelineMapTests
{
    private static readonly HubSpotPipelineMap Map = new("deals",
    [
        Pipeline("default", "Sales", 2, Stage("a", "Open"), Stage("b", "Won"), Stage("c", "Old") with { Archived = true }),
        Pipeline("17", "Onboarding", 1, Stage("d", "Open"), Stage("e", "open"), Stage("f", "Open ")),
        Pipeline("Sales", "By id", 3),
        Pipeline("gone", "Gone", 0) with { Archived = true },
    ]);

    [Theory]
    [InlineData("default", "default")]
    [InlineData("ONBOARDING", "17")]
    [InlineData("Onboarding", "17")]
    [InlineData("Sales", "Sales")]
    [InlineData("sales", "default")]
    public void An_id_wins_over_a_label_and_an_exact_label_over_another_case(string wanted, string id) => Assert.Equal(id, Map.Pipeline(wanted).Id);

    [Fact]
    public void Stages_are_found_in_their_pipeline_and_back()
    {
        Assert.Equal("b", Map.Stage("default", "WON").Id);
        Assert.Equal("d", Map.Stage("17", "Open").Id);
        Assert.Equal("17", Map.PipelineOfStage("e")!.Id);
        Assert.Null(Map.PipelineOfStage("c"));
        Assert.Equal(["17", "default", "Sales"], Map.Pipelines.Select(p => p.Id));
    }

    [Fact]
    public void A_pipeline_that_does_not_exist_is_named_with_those_that_do()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Map.Pipeline("Retention"));

        Assert.StartsWith("There is no deals pipeline with the label or id 'Retention'. The deals pipelines are: 'Onboarding' (id '17'), 'Sales' (id 'default'), 'By id' (id 'Sales').", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archived_stage_does_not_exist_and_a_label_that_fits_twice_asks_for_an_id()
    {
        ArgumentException missing = Assert.Throws<ArgumentException>(() => Map.Stage("default", "Old"));
        ArgumentException twice = Assert.Throws<ArgumentException>(() => Map.Stage("17", "OPEN"));

        Assert.Contains("'Open' (id 'a'), 'Won' (id 'b')", missing.Message, StringComparison.Ordinal);
        Assert.Contains("'d', 'e'", twice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_is_told_all_that_is_wrong_at_once()
    {
        Map.Check([new("Sales", null), new("default", "Won")]);

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Map.Check([new("X", "Won"), new("default", "Y"), new("default", "Won"), new("X", null)]));

        Assert.Contains("'X'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'Y'", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(refusal.Message.IndexOf("'X'", StringComparison.Ordinal), refusal.Message.LastIndexOf("'X'", StringComparison.Ordinal));
    }

    [Fact]
    public void Long_lists_and_odd_labels_make_no_long_message()
    {
        HubSpotPipelineMap wide = new("deals", [.. Enumerable.Range(0, 500).Select(i => Pipeline($"{i}", new string('x', 500) + "\n", i))]);

        string message = Assert.Throws<ArgumentException>(() => wide.Pipeline("?\r\n")).Message;

        Assert.True(message.Length < 5000, $"{message.Length} characters");
        Assert.DoesNotContain('\n', message);
        Assert.Contains("none", Assert.Throws<ArgumentException>(() => new HubSpotPipelineMap("deals", []).Pipeline("x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_loaded_in_one_call_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
        try
        {
            HubSpotRig rig = new();
            rig.Server.Answer(200, """{"results":[{"id":"1","label":"PIPELINE I","stages":[{"id":"2","label":"WIN"}]}]}""");

            HubSpotPipelineMap map = await HubSpotPipelineMap.LoadAsync(rig.Client.Pipelines, "deals");

            Assert.Equal("2", map.Stage("pipeline i", "win").Id);
            Assert.Equal(1, rig.Server.Count);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static HubSpotPipeline Pipeline(string id, string label, int order, params HubSpotPipelineStage[] stages) => new() { Id = id, Label = label, DisplayOrder = order, Stages = stages };

    private static HubSpotPipelineStage Stage(string id, string label) => new() { Id = id, Label = label };
}
