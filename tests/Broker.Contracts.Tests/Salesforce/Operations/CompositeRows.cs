using Broker.Crm.Salesforce.Composite;
using Broker.Crm.Salesforce.Query;
using static Broker.Contracts.Tests.Salesforce.Operations.Rows;

namespace Broker.Contracts.Tests.Salesforce.Operations;

/// <summary>Several steps in one call, in each form that its content asks for (contracts/salesforce.md 6).</summary>
internal static class CompositeRows
{
    private static readonly Dictionary<string, object?> Engines = Map(("Name", "Analytical Engines"));

    public static IReadOnlyList<SalesforceCall> All { get; } =
    [
        Once("Composite", static async c =>
        {
            CompositeRequest request = new() { AllOrNone = true };
            CompositeRef account = request.Create("Account", Engines, "acc", new Dictionary<string, string> { ["Sforce-Auto-Assign"] = "FALSE" });
            CompositeRef contact = request.Create("Contact", Map(("LastName", "Lovelace"), ("AccountId", account.Id)), "con");
            request.Get("Contact", contact.Id, ["LastName"]);
            return (await c.Org.Composite.SendAsync(request)).EnsureSucceeded();
        }, static outcome =>
        {
            Assert.Equal([AccountId, Id, null], outcome.Parts.Select(static part => part.Id));
            Assert.Equal((201, true, "Lovelace", "x"), (outcome.Parts[0].Status, outcome.Parts[0].Created, outcome.Parts[2].Body!.Value.Text("LastName"), outcome.Parts[2].Headers["etag"]));
        }),
        Repeated("Composite, repeatable", static async c =>
        {
            CompositeRequest request = new() { CollateSubrequests = true };
            CompositeRef account = request.Upsert("Account", "Key__c", "A/1", Engines);
            request.Update("Contact", Id, Map(("AccountId", account.Id)));
            request.Delete("Contact", SecondId);
            return (await c.Org.Composite.SendAsync(request)).EnsureSucceeded();
        }, static outcome =>
        {
            Assert.Equal([(200, false), (204, false), (404, true)], outcome.Parts.Select(static part => (part.Status, part.WasGone)));
            Assert.Equal((AccountId, false), (outcome.Parts[0].Id, outcome.Parts[0].Created));
        }),
        Read("Composite, read", static async c =>
        {
            CompositeRequest request = new();
            request.Query(Soql.Of($"SELECT Id FROM Contact WHERE LastName = {"O'Brien"}"));
            request.Call("GET", "/limits");
            return (await c.Org.Composite.SendAsync(request)).EnsureSucceeded();
        }, static outcome => Assert.Equal([true, true], outcome.Parts.Select(static part => part.Succeeded))),
        Once("CompositeGraph", static c => GraphsAsync(c, static graph => graph.Create("Account", Engines, "acc")), AreGraphs),
        Repeated("CompositeGraph, repeatable", static c => GraphsAsync(c, static graph => graph.Upsert("Account", "Key__c", "A-1", Engines, "acc")), AreGraphs),
        Once("CompositeBatch", static async c =>
        {
            BatchRequest request = new() { HaltOnError = true };
            request.Create("Contact", Map(("LastName", "Lovelace")));
            request.Get("Contact", Id, ["LastName"]);
            return (await c.Org.Composite.SendBatchAsync(request)).EnsureSucceeded();
        }, static outcome => Assert.Equal((Id, "Lovelace"), (outcome.Parts[0].Id, outcome.Parts[1].Body!.Value.Text("LastName")))),
        Repeated("CompositeBatch, repeatable", static async c =>
        {
            BatchRequest request = new();
            request.Update("Contact", Id, Map(("Phone", null)));
            request.Delete("Contact", SecondId);
            return (await c.Org.Composite.SendBatchAsync(request)).EnsureSucceeded();
        }, static outcome => Assert.Equal([(204, false), (404, true)], outcome.Parts.Select(static part => (part.Status, part.WasGone)))),
        Read("CompositeBatch, read", static async c =>
        {
            BatchRequest request = new();
            request.Query(Soql.Of($"SELECT Id FROM Contact"));
            request.Call("GET", "/limits");
            return (await c.Org.Composite.SendBatchAsync(request)).EnsureSucceeded();
        }, static outcome => Assert.Equal([200, 200], outcome.Parts.Select(static part => part.Status!.Value))),
        Once("CompositeTree", static async c =>
        {
            TreeRecord account = new("Account", Engines);
            account.Add("Contacts", new TreeRecord("Contact", Map(("LastName", "Lovelace"))));
            return (await c.Org.Composite.CreateTreeAsync("Account", [account])).EnsureSucceeded();
        }, static outcome => Assert.Equal([("Account", AccountId), ("Contact", Id)], outcome.Results.Select(static result => (result.Record.Type, result.Id!)))),
    ];

    private static async Task<IReadOnlyList<GraphOutcome>> GraphsAsync(SalesforceClients clients, Func<CompositeGraph, CompositeRef> start)
    {
        CompositeGraph first = new("client-1"), second = new("client-2");
        first.Update("Contact", Id, Map(("AccountId", start(first).Id)));
        second.Update("Contact", SecondId, Map(("Phone", null)));
        IReadOnlyList<GraphOutcome> outcomes = await clients.Org.Composite.SendGraphsAsync([first, second]);
        return [.. outcomes.Select(static outcome => outcome.EnsureSucceeded())];
    }

    private static void AreGraphs(IReadOnlyList<GraphOutcome> outcomes)
    {
        Assert.Equal([("client-1", true), ("client-2", true)], outcomes.Select(static outcome => (outcome.Graph.Name, outcome.Succeeded)));
        Assert.Equal((AccountId, 204, 204), (outcomes[0].Steps.Parts[0].Id, outcomes[0].Steps.Parts[1].Status, outcomes[1].Steps.Parts[0].Status));
    }
}
