using Broker.Core.Errors;
using Broker.Crm.Salesforce.Composite;
using static Broker.Crm.Salesforce.Tests.Composite.CompositeBodies;

namespace Broker.Crm.Salesforce.Tests.Composite;

/// <summary>The contract's own answers, where its files are at hand; the other tests have the same forms.</summary>
public sealed class ContractFileTests
{
    private const string FolderVariable = "BROKER_CONTRACT_DATA";
    private readonly SalesforceRig rig = new();

    [Fact]
    public async Task Collections()
    {
        if (Read("collections-all-or-none-rolled-back.json") is { } rolledBack)
        {
            rig.Server.Answer(200, rolledBack);
            Assert.Equal((1, "REQUIRED_FIELD_MISSING"), Cause(await Two(new CollectionOptions { AllOrNone = true, LockRetries = 0 })));
        }

        SalesforceRig other = new();
        if (Read("collections-partial-failure.json") is { } partial)
        {
            other.Server.Answer(200, partial);
            CollectionOutcome outcome = await other.Client.Composite.CreateManyAsync([.. Enumerable.Range(0, 3).Select(static _ => new CollectionRecord("Contact", Fields()))], new CollectionOptions { LockRetries = 0 });
            Assert.Equal([null, "UNABLE_TO_LOCK_ROW", "DUPLICATE_VALUE"], outcome.Results.Select(static r => r.Error?.Code));
        }
    }

    [Fact]
    public async Task Graphs()
    {
        if (Read("graph-one-ok-one-failed.json") is not { } body)
        {
            return;
        }

        rig.Server.Answer(200, body);
        CompositeGraph first = new("client-1"), second = new("client-2");
        first.Create("Account", Fields(), "acc");
        second.Create("Account", Fields(), "acc");
        second.Create("Contact", Fields(), "con");

        IReadOnlyList<GraphOutcome> outcomes = await rig.Client.Composite.SendGraphsAsync([first, second]);

        Assert.Equal((true, "001000000000020AAA", "con"), (outcomes[0].Succeeded, outcomes[0].Steps.Parts[0].Id, outcomes[1].Cause!.Name));
    }

    [Fact]
    public async Task Batch()
    {
        if (Read("batch-mixed.json") is not { } body)
        {
            return;
        }

        rig.Server.Answer(200, body);
        BatchRequest request = new();
        request.Delete("Account", Id(1));
        request.Get("Account", Id(1));

        Assert.Equal([null, ErrorKind.NotFound], (await rig.Client.Composite.SendBatchAsync(request)).Parts.Select(static p => p.Error?.Kind));
    }

    private async Task<CollectionOutcome> Two(CollectionOptions options) =>
        await rig.Client.Composite.CreateManyAsync([new CollectionRecord("Contact", Fields()), new CollectionRecord("Contact", Fields())], options);

    private static (int Index, string? Code) Cause(CollectionOutcome outcome) => (outcome.Cause!.Index, outcome.Cause.Error!.Code);

    private static string? Read(string name)
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } given && Path.Combine(given, "salesforce", "authored", name) is var file && File.Exists(file))
        {
            return File.ReadAllText(file);
        }

        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "contracts", "salesforce", "authored", name) is var beside && File.Exists(beside))
            {
                return File.ReadAllText(beside);
            }
        }

        return null;
    }
}
