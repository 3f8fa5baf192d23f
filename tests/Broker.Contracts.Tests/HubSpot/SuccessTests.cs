using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Stubbing;
using Broker.Crm.HubSpot.Associations;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>Every call in both versions: exactly these requests, exactly these values, in any culture (contracts/hubspot.md 1 to 10).</summary>
public sealed class SuccessTests(WireMockFixture server) : HubSpotContractTest(server)
{
    // Maps of the account's own names: a new name in them is a value and no news.
    private static readonly string[] Maps = ["properties", "propertiesWithHistory", "associations", "metadata", "context"];

    [WireMockTheory]
    [InlineData("2026-09", "")]
    [InlineData("2026-09", "de-DE")]
    [InlineData("2026-03", "")]
    [InlineData("2026-03", "tr-TR")]
    public async Task Each_call_sends_exactly_the_documented_request_and_reads_the_answer(string version, string culture)
    {
        NamedMappings mappings = HubSpotCalls.MappingsOf(version);
        var run = new StubRun(Server);
        foreach (HubSpotCall call in HubSpotCalls.All)
        {
            run.Add(
                $"{call}, {version}",
                [new StubbedCall(mappings.MethodOf(call.Name), mappings.PathOf(call.Name), 1, mappings.ResponseOf(call.Name))],
                async path =>
                {
                    CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                    call.Check(await call.CallAsync(Clients(path, o => o.ApiVersion = version)));
                },
                sent =>
                {
                    string differences = (mappings.ExpectedOf(call.Name) with { Path = sent[0].Path }).Differences(sent);
                    Assert.True(differences.Length == 0, differences);
                });
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task Any_2xx_is_a_success()
    {
        await RunAsync(static call => HubSpotCalls.Mappings.AnswerOf(call.Name) is null
            ? [With(200, "{}"), With(200, null), With(202, null), With(204, null)]
            : [With(200, Body(call)), With(201, Body(call)), With(202, Body(call))]);
    }

    [WireMockFact]
    public async Task Batches_that_remove_or_link_may_answer_with_a_body_and_without_one()
    {
        await RunAsync(static call => call.MayBeEmpty
            ? [With(200, """{"status":"COMPLETE","results":[],"startedAt":"2026-11-02T09:00:00Z","completedAt":"2026-11-02T09:00:01Z"}"""), With(204, null), With(200, "{}"), With(200, " ")]
            : []);
    }

    [WireMockTheory]
    [InlineData(200)]
    [InlineData(204)]
    public async Task Labels_that_were_set_without_an_answer_are_those_of_the_call(int status)
    {
        HubSpotCall call = HubSpotCalls.Of("SetAssociationLabels");
        var run = new StubRun(Server);
        run.Add($"{call}, {status}", [Stub(call, 1, With(status, null))], async path =>
        {
            var written = Assert.IsType<HubSpotAssociationWritten>(await call.CallAsync(Clients(path)));
            Assert.Equal(("7", "9"), (written.FromId, written.ToId));
        });

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task Unknown_members_of_every_shape_and_another_media_type_do_not_matter()
    {
        await RunAsync(static call => HubSpotCalls.Mappings.AnswerOf(call.Name) is { } body
            ? [With(200, WithNews(JsonNode.Parse(body)!)!.ToJsonString()), With(200, body, "text/html"), With(200, "\n" + body + "\r\n", "application/octet-stream")]
            : []);
    }

    private async Task RunAsync(Func<HubSpotCall, JsonObject[]> answers)
    {
        var run = new StubRun(Server);
        foreach (HubSpotCall call in HubSpotCalls.All)
        {
            foreach (JsonObject answer in answers(call))
            {
                run.Add($"{call}, {answer["status"]}", [Stub(call, 1, answer)], async path => call.Check(await call.CallAsync(Clients(path))));
            }
        }

        await run.RunAsync();
    }

    private static string Body(HubSpotCall call) => HubSpotCalls.Mappings.AnswerOf(call.Name)!;

    private static JsonObject With(int status, string? body, string contentType = "application/json") => FaultAnswers.Answer(status, body, contentType);

    private static JsonNode? WithNews(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                return new JsonArray([.. array.Select(WithNews)]);
            case JsonObject old:
                var changed = new JsonObject { ["brandNew"] = new JsonObject { ["results"] = new JsonArray(1, "two", null) } };
                foreach ((string name, JsonNode? value) in old)
                {
                    changed[name] = value is JsonObject && Maps.Contains(name) ? value.DeepClone() : WithNews(value);
                }

                changed["brandNewer"] = new JsonArray(new JsonObject { ["id"] = 1 }, 2.5, true);
                return changed;
            default:
                return node?.DeepClone();
        }
    }
}
