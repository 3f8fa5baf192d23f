using System.Collections.Concurrent;
using Broker.Contracts.Tests.Stubbing;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>Runs the cases of one test side by side and names each that fails.</summary>
internal sealed class CaseRun(WireMockFixture server)
{
    private readonly StubSet stubs = new();
    private readonly List<(string Name, string Counted, int Requests, Func<string, Task> Run, string Prefix)> cases = [];

    /// <summary>One case: what the server answers, how many requests it must have counted in the end, and the call, which is given its base path.</summary>
    public void Add(MetaTraderOperation operation, string name, int requests, Func<string, Task> run, params System.Text.Json.Nodes.JsonObject[] responses)
    {
        string prefix = stubs.Add(operation, responses);
        cases.Add(($"{operation.Name}, {name}", prefix + operation.Path, requests, run, prefix));
    }

    public async Task RunAsync(int sideBySide = 6)
    {
        await stubs.ImportAsync(server);
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
        foreach ((string name, string counted, int requests, _, _) in cases)
        {
            if (sent[counted].Count() != requests)
            {
                problems.Add($"{name}: the server counted {sent[counted].Count()} request(s) and not {requests}");
            }
        }

        Assert.True(problems.IsEmpty, string.Join(Environment.NewLine, problems));
    }
}
