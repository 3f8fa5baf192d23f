using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Stubbing;

namespace Broker.Contracts.Tests.Payments.Stripe;

/// <summary>
/// Runs the cases of one test side by side, each behind a path of its own, and names each that fails. In the end every request that the server counted must be
/// exactly that of the row: a repeat is the same request under the same key.
/// </summary>
internal sealed class StripeRun(WireMockFixture server)
{
    private static readonly HttpClient Admin = new();
    private readonly JsonArray mappings = [];
    private readonly List<Case> cases = [];

    /// <summary>One case: how many requests the server must have counted, the call, which is given its base path, and the answers; the last one repeats.</summary>
    public void Add(StripeOperation operation, string name, int requests, Func<string, Task> run, params JsonObject[] responses) =>
        Add(operation, name, requests, requests, run, responses);

    /// <summary>The same where waits of the machine decide how many requests there are.</summary>
    public void Add(StripeOperation operation, string name, int least, int most, Func<string, Task> run, params JsonObject[] responses)
    {
        string prefix = string.Create(CultureInfo.InvariantCulture, $"/case{cases.Count}-{Guid.NewGuid():N}"); // a late request of one test is none of the next
        cases.Add(new Case($"{operation.Name}, {name}", operation, prefix, least, most, run));
        for (int index = 0; index < responses.Length; index++)
        {
            var mapping = new JsonObject
            {
                ["request"] = new JsonObject { ["method"] = operation.Method.Method, ["urlPath"] = prefix + operation.Path },
                ["response"] = responses[index].DeepClone(),
            };
            if (responses.Length > 1)
            {
                mapping["scenarioName"] = prefix;
                mapping["requiredScenarioState"] = State(index);
                mapping["newScenarioState"] = State(Math.Min(index + 1, responses.Length - 1));
            }

            mappings.Add(mapping);
        }

        static string State(int index) => index == 0 ? "Started" : string.Create(CultureInfo.InvariantCulture, $"answered {index}");
    }

    public async Task RunAsync(int sideBySide = 6)
    {
        using (var content = new StringContent(new JsonObject { ["mappings"] = mappings }.ToJsonString(), Encoding.UTF8, "application/json"))
        {
            using HttpResponseMessage response = await Admin.PostAsync(new Uri(server.BaseAddress, "__admin/mappings/import"), content);
            response.EnsureSuccessStatusCode();
        }

        var problems = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = sideBySide }, async (one, _) =>
        {
            try
            {
                await one.Run(one.Prefix);
            }
            catch (Exception problem)
            {
                problems.Add($"{one.Name}: {problem.GetType().Name} {problem.Message}");
            }
        });
        ILookup<string, RecordedRequest> sent = (await server.RequestsAsync()).ToLookup(request => request.Path);
        foreach (Case one in cases)
        {
            try
            {
                RecordedRequest[] requests = [.. sent[one.Prefix + one.Operation.Path]];
                Assert.All(requests, request => SentRequest.Check(one.Operation, request));
                if (requests.Length < one.Least || requests.Length > one.Most)
                {
                    problems.Add($"{one.Name}: the server counted {requests.Length} request(s), not {one.Least} to {one.Most}");
                }
            }
            catch (Xunit.Sdk.XunitException problem)
            {
                problems.Add($"{one.Name}, at the server: {problem.Message}");
            }
        }

        Assert.True(problems.IsEmpty, string.Join(Environment.NewLine, problems));
    }

    private sealed record Case(string Name, StripeOperation Operation, string Prefix, int Least, int Most, Func<string, Task> Run);
}
