using Broker.Crm.Salesforce.Composite;
using Broker.Crm.Salesforce.Shape;
using static Broker.Contracts.Tests.Salesforce.Operations.Rows;

namespace Broker.Contracts.Tests.Salesforce.Operations;

/// <summary>Several records in one call (contracts/salesforce.md 6).</summary>
internal static class CollectionRows
{
    public static IReadOnlyList<SalesforceCall> All { get; } =
    [
        Once("CollectionCreate", static async c => (await c.Org.Composite.CreateManyAsync(
            [new CollectionRecord("Contact", Map(("LastName", "Lovelace"))), new CollectionRecord("Account", Map(("Name", "Analytical Engines")))], new CollectionOptions { WriteOptions = Write })).EnsureSucceeded(),
            static outcome => Assert.Equal([(Id, true), (AccountId, true)], outcome.Results.Select(static result => (result.Id!, result.Created!.Value)))),
        Repeated("CollectionUpdate", static async c => (await c.Org.Composite.UpdateManyAsync(
            [new CollectionRecord("Contact", Id, Map(("Phone", null))), new CollectionRecord("Contact", SecondId, Map(("Phone", "1")))], new CollectionOptions { AllOrNone = true })).EnsureSucceeded(),
            static outcome => Assert.Equal([Id, SecondId], outcome.Results.Select(static result => result.Id))),
        Repeated("CollectionUpsert", static async c => (await c.Org.Composite.UpsertManyAsync(
            "Contact", "Key__c", [Map(("Key__c", "C-1"), ("LastName", "Lovelace")), Map(("Key__c", "C-2"), ("LastName", "Babbage"))], new CollectionOptions { WriteOptions = Write })).EnsureSucceeded(),
            static outcome => Assert.Equal([(Id, true), (SecondId, false)], outcome.Results.Select(static result => (result.Id!, result.Created!.Value)))),
        Repeated("CollectionDelete", static async c => (await c.Org.Composite.DeleteManyAsync([Id, SecondId])).EnsureSucceeded(),
            static outcome => Assert.Equal([(Id, false), (SecondId, true)], outcome.Results.Select(static result => (result.Id!, result.WasGone)))),
        Once("CollectionDelete, all or none", static async c => (await c.Org.Composite.DeleteManyAsync([Id, SecondId], new CollectionOptions { AllOrNone = true })).EnsureSucceeded(),
            static outcome => Assert.Equal([Id, SecondId], outcome.Results.Select(static result => result.Id))),
        Read("CollectionRead", static c => c.Org.Composite.ReadManyAsync("Contact", [Id, SecondId], ["LastName", "Account.Name"]),
            static records => Assert.Equal((2, "Lovelace", null), (records.Count, records[0]!.Text("LastName"), records[1]))),
        Read("CollectionRead, typed", static c => c.Org.Composite.ReadManyAsync<Trader>([Id, SecondId]), static traders =>
        {
            IsTrader(traders[0]!);
            Assert.Null(traders[1]);
        }),
        Repeated("Upsert", static async c => (await c.Org.UpsertManyAsync(
            [new UpsertRecord("Contact", Map(("Key__c", "C-1042"), ("LastName", "Lovelace")))], "Key__c", new UpsertManyOptions { WriteOptions = Write })).EnsureSucceeded(),
            static report => Assert.Equal((Id, true, SalesforceShape.SingleCall), (report.Results[0].Id, report.Results[0].Created, report.Choices[0].Shape))) with { IsByExternalId = true, MayBeEmpty = true },
    ];
}
