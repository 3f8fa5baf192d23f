using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Broker.Contracts.Tests.Stubbing;

/// <summary>One real WireMock for the whole test run: stubs in, journal out.</summary>
public sealed class WireMockFixture : IAsyncLifetime
{
    private WireMockProcess? _process;
    private HttpClient? _admin;

    /// <summary>The root of the server; every vendor's base URL in a contract test.</summary>
    public Uri BaseAddress => Admin.BaseAddress!;

    private HttpClient Admin => _admin ?? throw new InvalidOperationException(WireMockInstallation.MissingReason);

    public async Task InitializeAsync()
    {
        if (WireMockInstallation.Found is not { } installation)
        {
            // Locally the tests were already marked as skipped; in CI the first use of Admin fails with the reason.
            return;
        }

        _process = await WireMockProcess.StartAsync(installation);
        _admin = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_process.Port}/") };
    }

    public async Task DisposeAsync()
    {
        _admin?.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }

    /// <summary>Forgets mappings, scenario states and recorded requests.</summary>
    public Task ResetAsync() => PostAsync("reset", null);

    /// <summary>Loads every file of <c>mappings/SYSTEM</c>: a single mapping or a document with a <c>mappings</c> array.</summary>
    public async Task LoadAsync(string system)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "mappings", system);
        JsonArray mappings = [];
        foreach (string file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            JsonNode document = JsonNode.Parse(await File.ReadAllTextAsync(file)) ?? throw new InvalidOperationException($"{file} is empty.");
            IEnumerable<JsonNode?> entries = document["mappings"] is JsonArray several ? several : [document];
            foreach (JsonNode? entry in entries)
            {
                mappings.Add(entry!.DeepClone());
            }
        }

        if (mappings.Count == 0)
        {
            throw new InvalidOperationException($"{folder} holds no mapping.");
        }

        await PostAsync("mappings/import", new JsonObject { ["mappings"] = mappings });
    }

    /// <summary>Registers one stub. The latest registered stub that matches wins, so a test can override a loaded mapping.</summary>
    public Task StubAsync(WireMockRequest request, WireMockResponse response) =>
        PostAsync("mappings", new JsonObject { ["request"] = request.ToJson(), ["response"] = response.ToJson() });

    /// <summary>Answers the first request with the first response, the next with the next; the last one repeats.</summary>
    public async Task StubSequenceAsync(WireMockRequest request, params WireMockResponse[] responses)
    {
        string scenario = Guid.NewGuid().ToString("N");
        for (int index = 0; index < responses.Length; index++)
        {
            JsonObject mapping = new()
            {
                ["request"] = request.ToJson(),
                ["response"] = responses[index].ToJson(),
                ["scenarioName"] = scenario,
                ["requiredScenarioState"] = State(index),
            };
            if (index + 1 < responses.Length)
            {
                mapping["newScenarioState"] = State(index + 1);
            }

            await PostAsync("mappings", mapping);
        }

        static string State(int index) => index == 0 ? "Started" : $"answered {index}";
    }

    /// <summary>Registers a mapping written as WireMock JSON.</summary>
    public Task StubJsonAsync(string mapping) => PostAsync("mappings", JsonNode.Parse(mapping));

    /// <summary>The journal since the last reset, oldest first.</summary>
    public async Task<IReadOnlyList<RecordedRequest>> RequestsAsync()
    {
        JsonElement journal = await Admin.GetFromJsonAsync<JsonElement>("__admin/requests");
        return [.. journal.GetProperty("requests").EnumerateArray().Select(RecordedRequest.From).Reverse()];
    }

    /// <summary>How many requests went to this path, whatever the method and query.</summary>
    public async Task<int> CountAsync(string path) => (await RequestsAsync()).Count(request => request.Path == path);

    /// <summary>Fails with every difference between what was sent and what the contract wants.</summary>
    public async Task VerifyAsync(ExpectedRequest expected)
    {
        string differences = expected.Differences(await RequestsAsync());
        Assert.True(differences.Length == 0, differences);
    }

    /// <summary>Fails when the client sent anything that no stub knows.</summary>
    public async Task VerifyNothingUnmatchedAsync() =>
        Assert.Empty((await RequestsAsync()).Where(request => !request.WasMatched).Select(request => request.ToString()));

    private async Task PostAsync(string command, JsonNode? body)
    {
        using StringContent? content = body is null ? null : new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await Admin.PostAsync(new Uri("__admin/" + command, UriKind.Relative), content);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"WireMock refused {command} with {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        }
    }
}
