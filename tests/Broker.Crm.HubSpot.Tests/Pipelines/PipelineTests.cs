using System.Globalization;
using Broker.Core.Errors;
using Broker.Crm.HubSpot.Pipelines;

namespace Broker.Crm.HubSpot.Tests.Pipelines;

public sealed class PipelineTests
{
    private const string There = """
        {"results":[{"id":"old","label":"sales","archived":true},
          {"id":"p","label":"Sales","stages":[{"id":"s1","label":"half","metadata":{"probability":0.50}},{"id":"s2","label":"Gone","archived":true}]}]}
        """;

    private static readonly HubSpotPipelineDefinition Definition = new()
    {
        Label = "Sales",
        Stages = [HubSpotStageDefinition.ForDeals("Half", 1, 0.5m), HubSpotStageDefinition.ForDeals("Gone", 2, 1m)],
    };

    [Fact]
    public async Task Pipelines_are_read_with_everything_optional()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """
            {"results":[{"id":7,"label":"L","displayOrder":"2","createdAt":"2026-10-01T08:15:30Z","stages":[null,{"id":1,"metadata":{"probability":"0.9","isClosed":true},"writePermissions":"NEW_ONE"},
              {"id":"x","metadata":{"ticketState":"closed"}},{"metadata":{"ticketState":"OPEN","probability":"much"}},{}]},{"stages":null},{"stages":"odd"},null]}
            """);

        IReadOnlyList<HubSpotPipeline> pipelines = await rig.Client.Pipelines.ListAsync("deals");

        Assert.Equal([("7", 2), ("", null), ("", null)], pipelines.Select(p => (p.Id, p.DisplayOrder)));
        Assert.Equal([0.9m, null, null, null], pipelines[0].Stages!.Select(s => s.Probability));
        Assert.Equal([null, true, false, null], pipelines[0].Stages!.Select(s => s.IsClosed));
        Assert.Equal("NEW_ONE", pipelines[0].Stages![0].WritePermissions);
    }

    [Fact]
    public async Task The_audit_is_read_whatever_it_holds()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"results":[{"identifier":5,"action":"CREATE","portalId":62515,"fromUserId":9000000000,"timestamp":"2026-10-01T08:15:30Z","rawObject":{"a":[1]}},{}]}""");

        IReadOnlyList<HubSpotPipelineAudit> audit = await rig.Client.Pipelines.ListAuditAsync("deals", "1");

        Assert.Equal(("5", "CREATE", "62515", "9000000000", """{"a":[1]}"""), (audit[0].Identifier, audit[0].Action, audit[0].PortalId, audit[0].FromUserId, audit[0].RawObject));
        Assert.Equal(("", null), (audit[1].Identifier, audit[1].Timestamp));
    }

    [Fact]
    public async Task Ensure_takes_a_living_pipeline_of_the_label_and_reports_what_differs()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, There);

        HubSpotPipelineReport report = await rig.Client.Pipelines.EnsureAsync("deals", Definition);

        Assert.Equal(("p", false), (report.Pipeline.Id, report.Created));
        Assert.Equal("The pipeline 'Sales' lacks the stage 'Gone'.", Assert.Single(report.Differing));
        Assert.Equal(1, rig.Server.Count);
    }

    [Fact]
    public async Task Ensure_reports_a_stage_of_another_probability()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"results":[{"id":"p","label":"Sales","stages":[{"label":"Half","metadata":{"probability":"0.6"}},{"label":"Gone","metadata":{"probability":"1"}}]}]}""");

        HubSpotPipelineReport report = await rig.Client.Pipelines.EnsureAsync("deals", Definition);

        Assert.Contains("'Half'", Assert.Single(report.Differing), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(409)]
    public async Task A_lost_answer_or_a_faster_program_is_resolved_by_looking(int status)
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"results":[]}""").Answer(status, "").Answer(200, There);

        HubSpotPipelineReport report = await rig.Client.Pipelines.EnsureAsync("deals", Definition);

        Assert.Equal(("p", status == 503), (report.Pipeline.Id, report.Created));
        Assert.Equal(["GET", "POST", "GET"], rig.Server.Requests.Select(r => r.Method));
    }

    [Fact]
    public async Task A_lost_answer_that_looking_does_not_resolve_stays_unknown_and_is_not_sent_again()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"results":[]}""").Answer(502, "").Answer(200, """{"results":[]}""");

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => rig.Client.Pipelines.EnsureAsync("deals", Definition));

        Assert.Equal(1, rig.Server.Requests.Count(r => r.Method == "POST"));
    }

    [Fact]
    public async Task A_refused_create_is_an_error()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"results":[]}""").Answer(403, "");

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => rig.Client.Pipelines.EnsureAsync("deals", Definition));
    }

    [Fact]
    public async Task A_definition_that_HubSpot_would_refuse_is_refused_before_anything_is_sent()
    {
        HubSpotRig rig = new();
        HubSpotStageDefinition plain = new() { Label = "X" };
        HubSpotStageDefinition odd = new() { Label = "X", Metadata = new Dictionary<string, string?> { ["probability"] = "0,5" } };
        HubSpotStageDefinition ajar = new() { Label = "X", Metadata = new Dictionary<string, string?> { ["ticketState"] = "AJAR" } };
        (string, HubSpotPipelineDefinition)[] bad =
        [
            ("deals", new() { Label = "P", Stages = [] }),
            ("deals", new() { Label = " ", Stages = [odd] }),
            ("deals", new() { Label = "P", Stages = [plain] }),
            ("0-3", new() { Label = "P", Stages = [plain] }),
            ("deals", new() { Label = "P", Stages = [odd] }),
            ("tickets", new() { Label = "P", Stages = [ajar] }),
            ("tickets", new() { Label = "P", Stages = [plain, plain with { Label = "x" }] }),
            ("tickets", new() { Label = "P", Stages = [.. Enumerable.Range(0, 101).Select(i => new HubSpotStageDefinition { Label = $"S{i}" })] }),
        ];

        foreach ((string type, HubSpotPipelineDefinition definition) in bad)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Pipelines.CreateAsync(type, definition));
            await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Pipelines.EnsureAsync(type, definition));
            await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Pipelines.ReplaceAsync(type, "1", definition));
        }

        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Pipelines.Stages.CreateAsync("deals", "1", plain));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Pipelines.Stages.UpdateAsync("deals", "1", "2", new() { Metadata = odd.Metadata }));
        Assert.Throws<ArgumentOutOfRangeException>(() => HubSpotStageDefinition.ForDeals("X", 0, 1.01m));
        Assert.Equal(0, rig.Server.Count);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void A_probability_is_written_with_a_point_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(["0.25", "0.0", "1.0"], ((decimal[])[0.25m, 0m, 1m]).Select(p => HubSpotStageDefinition.ForDeals("X", 0, p).Metadata!["probability"]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task A_pipeline_in_use_is_a_validation_error_and_a_repeated_delete_is_done()
    {
        HubSpotRig used = new(), lost = new();
        used.Server.Answer(400, WireBodies.Error("VALIDATION_ERROR", "in use", ""","subCategory":"PipelineError.STAGE_ID_IN_USE" """));
        lost.Server.Answer(504, "").Answer(404, "");

        await Assert.ThrowsAsync<ValidationFailedException>(() => used.Client.Pipelines.DeleteAsync("deals", "1"));
        await lost.Client.Pipelines.DeleteAsync("deals", "1", new HubSpotPipelineRemovalChecks { References = false });

        Assert.EndsWith("?validateReferencesBeforeDelete=false&validateDealStageUsagesBeforeDelete=true", lost.Server.Requests[1].PathAndQuery, StringComparison.Ordinal);
    }
}
