using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Salesforce.Operations;
using Broker.Contracts.Tests.Stubbing;

namespace Broker.Contracts.Tests.Salesforce;

/// <summary>Every call: exactly these requests, exactly these values, in any culture and version (contracts/salesforce.md 1 to 8).</summary>
public sealed class SuccessTests(WireMockFixture server) : SalesforceContractTest(server)
{
    [WireMockTheory]
    [InlineData("67.0", "")]
    [InlineData("67.0", "de-DE")]
    [InlineData("68.0", "tr-TR")]
    public async Task Each_call_sends_exactly_the_documented_requests_and_reads_the_answers(string version, string culture)
    {
        NamedMappings mappings = SalesforceCalls.MappingsOf(version);
        var run = new StubRun(Server);
        foreach (SalesforceCall call in SalesforceCalls.All)
        {
            string[] asked = [call.Name, .. call.Beside];
            run.Add(
                $"{call}, {version}",
                [.. asked.Select(name => new StubbedCall(mappings.MethodOf(name), mappings.PathOf(name), name == call.Name ? 1 : StubbedCall.AnyTimes, mappings.ResponseOf(name)))],
                async path =>
                {
                    CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                    call.Check(await call.CallAsync(Clients(path, options => options.ApiVersion = version)));
                },
                sent =>
                {
                    string differences = string.Concat(asked.Select(name => Differences(mappings, name, sent)));
                    Assert.True(differences.Length == 0, differences);
                });
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task Any_2xx_is_a_success()
    {
        await RunAsync(static call => SalesforceCalls.Mappings.AnswerOf(call.Name) is not { Length: > 0 } body
            ? [With(200, "{}"), With(200, null), With(204, null)]
            : [With(200, body), With(201, body), With(202, body)]);
    }

    [WireMockFact]
    public async Task Unknown_members_of_every_shape_and_another_media_type_do_not_matter()
    {
        await RunAsync(static call => SalesforceCalls.Mappings.ResponseOf(call.Name)["jsonBody"] is { } body
            ? [With(200, WithNews(body)!.ToJsonString()), With(200, body.ToJsonString(), "text/html"), With(200, "\n" + body.ToJsonString() + "\r\n", "application/octet-stream")]
            : []);
    }

    private static string Differences(NamedMappings mappings, string name, IReadOnlyList<RecordedRequest> sent)
    {
        RecordedRequest[] own = [.. sent.Where(request => request.Method == mappings.MethodOf(name).Method && request.Path.EndsWith(Uri.UnescapeDataString(mappings.PathOf(name)), StringComparison.Ordinal))];
        if (own.Length == 0)
        {
            return $"{name} was not asked for.";
        }

        ExpectedRequest expected = mappings.ExpectedOf(name) with { Path = own[0].Path, Times = own.Length };
        return (expected.RawBody?.Contains("{assertion}", StringComparison.Ordinal) == true
            ? expected with { RawBody = expected.RawBody.Replace("{assertion}", OAuthRows.CheckedAssertion(own[0].Body), StringComparison.Ordinal) }
            : expected).Differences(own);
    }

    private async Task RunAsync(Func<SalesforceCall, JsonObject[]> answers)
    {
        var run = new StubRun(Server);
        foreach (SalesforceCall call in SalesforceCalls.All.Where(static call => call.Name != "UpsertRecord, of an old version"))
        {
            foreach (JsonObject answer in answers(call))
            {
                // The headers of an answer belong to its meaning: a next page, a version.
                foreach ((string name, JsonNode? value) in SalesforceCalls.Mappings.ResponseOf(call.Name)["headers"] as JsonObject ?? [])
                {
                    answer["headers"]![name] ??= value?.DeepClone();
                }

                run.Add($"{call}, {answer["status"]}", Stubs(call, 1, answer), async path => call.Check(await call.CallAsync(Clients(path))));
            }
        }

        await run.RunAsync();
    }

    private static JsonObject With(int status, string? body, string contentType = "application/json") => FaultAnswers.Answer(status, body, contentType);

    // Not into a record, whose members are fields of the org, nor into maps by name.
    private static JsonNode? WithNews(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                return new JsonArray([.. array.Select(WithNews)]);
            case JsonObject old:
                var changed = new JsonObject();
                bool isMap = old.ContainsKey("DailyApiRequests") || old.ContainsKey("Max");
                if (!isMap)
                {
                    changed["brandNew"] = new JsonObject { ["records"] = new JsonArray(1, "two", null) };
                }

                foreach ((string name, JsonNode? value) in old)
                {
                    changed[name] = WithNews(value);
                }

                if (!isMap)
                {
                    changed["brandNewer"] = new JsonArray(new JsonObject { ["id"] = 1 }, 2.5, true);
                }

                return changed;
            default:
                return node?.DeepClone();
        }
    }
}
