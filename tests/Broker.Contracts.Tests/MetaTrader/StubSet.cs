using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Stubbing;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>Many cases of one operation, each behind a path of its own, brought to the server in one request.</summary>
internal sealed class StubSet
{
    private static readonly HttpClient Admin = new();
    private readonly JsonArray mappings = [];
    private int cases;

    /// <summary>Answers the first request of the case with the first response, and so on; the last one repeats. Returns the path that the case's base address has.</summary>
    public string Add(MetaTraderOperation operation, params JsonObject[] responses)
    {
        string prefix = string.Create(CultureInfo.InvariantCulture, $"/case{cases++}-{Guid.NewGuid():N}");
        foreach (JsonObject before in AnswerFiles.Of(operation.Platform, operation.Before))
        {
            before["request"]!["urlPath"] = prefix + before["request"]!["urlPath"]!.GetValue<string>();
            mappings.Add(before);
        }

        for (int index = 0; index < responses.Length; index++)
        {
            JsonObject mapping = new()
            {
                ["request"] = new JsonObject { ["method"] = operation.Method.Method, ["urlPath"] = prefix + operation.Path },
                ["response"] = responses[index].DeepClone(),
                ["scenarioName"] = prefix,
                ["requiredScenarioState"] = State(index),
            };
            if (index + 1 < responses.Length)
            {
                mapping["newScenarioState"] = State(index + 1);
            }

            mappings.Add(mapping);
        }

        return prefix;

        static string State(int index) => index == 0 ? "Started" : string.Create(CultureInfo.InvariantCulture, $"answered {index}");
    }

    public async Task ImportAsync(WireMockFixture server)
    {
        using var content = new StringContent(new JsonObject { ["mappings"] = mappings }.ToJsonString(), Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await Admin.PostAsync(new Uri(server.BaseAddress, "__admin/mappings/import"), content);
        response.EnsureSuccessStatusCode();
    }
}
