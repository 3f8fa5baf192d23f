using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Stubbing;

namespace Broker.Contracts.Tests.Payments.Calls;

/// <summary>Many cases side by side, each behind a path of its own, brought to the server in one request; names each that fails.</summary>
internal sealed class StubRun(WireMockFixture server)
{
    private static readonly HttpClient Admin = new();
    private readonly JsonArray mappings = [];
    private readonly List<Case> cases = [];

    /// <summary>One case: what is stubbed and counted, the call, which is given its base path, and what else must hold of the requests.</summary>
    public void Add(string name, StubbedCall[] stubs, Func<string, Task> run, Action<IReadOnlyList<RecordedRequest>>? inspect = null)
    {
        string prefix = string.Create(CultureInfo.InvariantCulture, $"/case{cases.Count}-{Guid.NewGuid():N}");
        foreach (StubbedCall stub in stubs)
        {
            Add(prefix, stub);
        }

        cases.Add(new Case(name, prefix, stubs, run, inspect));
    }

    public async Task RunAsync(int sideBySide = 6)
    {
        Assert.NotEmpty(cases);
        using var content = new StringContent(new JsonObject { ["mappings"] = mappings }.ToJsonString(), Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await Admin.PostAsync(new Uri(server.BaseAddress, "__admin/mappings/import"), content);
        response.EnsureSuccessStatusCode();
        var problems = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = sideBySide }, (one, _) => RunAsync(one, problems));
        ILookup<string, RecordedRequest> sent = (await server.RequestsAsync()).ToLookup(static request => request.Path.Split('/', 3)[1]);
        foreach (Case one in cases)
        {
            Judge(one, [.. sent[one.Prefix[1..]]], problems);
        }

        Assert.True(problems.IsEmpty, string.Join(Environment.NewLine, problems));
    }

    private static async ValueTask RunAsync(Case one, ConcurrentBag<string> problems)
    {
        try
        {
            // A case that is stuck is named and does not hold up the others.
            await one.Run(one.Prefix).WaitAsync(TimeSpan.FromMinutes(5), TimeProvider.System);
        }
        catch (Exception problem)
        {
            problems.Add($"{one.Name}: {problem.GetType().Name} {problem.Message}");
        }
    }

    private static void Judge(Case one, IReadOnlyList<RecordedRequest> sent, ConcurrentBag<string> problems)
    {
        int known = 0;
        foreach (StubbedCall stub in one.Stubs)
        {
            int count = sent.Count(request => request.Path == one.Prefix + Uri.UnescapeDataString(stub.Path) && request.Method == stub.Method.Method);
            known += stub.Requests == StubbedCall.AnyTimes ? count : stub.Requests;
            if (stub.Requests != StubbedCall.AnyTimes && count != stub.Requests)
            {
                problems.Add($"{one.Name}: the server counted {count} {stub.Method} {stub.Path} and not {stub.Requests}");
            }
        }

        if (sent.Count != known)
        {
            problems.Add($"{one.Name}: other requests came too: {string.Join("; ", sent)}");
        }

        try
        {
            one.Inspect?.Invoke(sent);
        }
        catch (Exception problem)
        {
            problems.Add($"{one.Name}: {problem.Message}");
        }
    }

    private void Add(string prefix, StubbedCall stub)
    {
        for (int index = 0; index < stub.Responses.Length; index++)
        {
            var mapping = new JsonObject
            {
                ["request"] = new JsonObject { ["method"] = stub.Method.Method, ["urlPath"] = prefix + stub.Path },
                ["response"] = stub.Responses[index].DeepClone(),
                ["scenarioName"] = $"{prefix} {stub.Method} {stub.Path}",
                ["requiredScenarioState"] = State(index),
            };
            if (index + 1 < stub.Responses.Length)
            {
                mapping["newScenarioState"] = State(index + 1);
            }

            mappings.Add(mapping);
        }

        static string State(int index) => index == 0 ? "Started" : string.Create(CultureInfo.InvariantCulture, $"answered {index}");
    }

    private sealed record Case(string Name, string Prefix, StubbedCall[] Stubs, Func<string, Task> Run, Action<IReadOnlyList<RecordedRequest>>? Inspect);
}
