using System.Text;
using Broker.Core.Pipeline;
using Broker.Crm.Salesforce.Records;
using static Broker.Contracts.Tests.Salesforce.Operations.Rows;

namespace Broker.Contracts.Tests.Salesforce.Operations;

/// <summary>Calls about one record (contracts/salesforce.md 3, 4).</summary>
internal static class RecordRows
{
    public static IReadOnlyList<SalesforceCall> All { get; } =
    [
        Once("CreateRecord", static c => c.Contacts().CreateAsync(Values, Write), IsId),
        Once("CreateRecord, as a result", static async c => (await c.Contacts().TryCreateAsync(Map(("LastName", "Lovelace")))).Value, IsId),
        Once("CreateRecord, an event", static c => c.Org.Records("Kyc__e").CreateAsync(Map(("Key__c", "C-1042"))), static id => Assert.Equal("e00xx0000000001AAA", id)),
        Read("GetRecord", static c => c.Contacts().GetAsync(Id, ["LastName", "Equity__c", "Account.Name"]), static record =>
        {
            IsAda(record);
            Assert.Equal(Noted, record.LastModified);
        }),
        Read("GetRecord, as a result", static async c => (await c.Contacts().TryGetAsync(Id, ["LastName"])).Value, IsAda),
        Read("GetRecord, if changed", static c => c.Org.Records("Account").GetIfChangedAsync(AccountId, ["Name"], new SalesforceReadOptions { IfNoneMatch = "\"v1\"", IfModifiedSince = Noted }), static record =>
        {
            Assert.Equal(("Analytical Engines", new DateTimeOffset(2026, 11, 2, 10, 0, 0, TimeSpan.Zero)), (record!.Text("Name"), record.LastModified));
            Assert.StartsWith("\"v2", record.ETag, StringComparison.Ordinal); // what packs the answer adds a word to it
        }),
        Read("GetRecord, if unchanged so far", static c => c.Org.Records("Account").GetIfChangedAsync(AccountId, ["Name"], new SalesforceReadOptions { IfMatch = "\"v1\"", IfUnmodifiedSince = Noted }), static record =>
            Assert.Equal("Analytical Engines", record!.Text("Name"))),
        Read("GetRecordByExternalId", static c => c.Contacts().FindAsync("Key__c", "C/10 42'%", ["LastName", "Key__c"]), static record => IsAda(record!)) with { IsByExternalId = true, MayFindNothing = true },
        Does("UpdateRecord", SalesforceSafety.Repeatable, static c =>
            c.Contacts().UpdateAsync(Id, Values, Write with { AutoAssign = null, AssignmentRuleId = "01Q000000000001AAA", IfUnmodifiedSince = Noted })),
        Tries("UpdateRecord, as a result", SalesforceSafety.Repeatable, static c => c.Contacts().TryUpdateAsync(Id, Map(("Phone", null)))),
        Repeated("UpsertRecord", static c => c.Contacts().UpsertAsync("Key__c", "C-1042/a+b", Values, Write), IsUpserted(isNew: true)) with { IsByExternalId = true, MayBeEmpty = true },
        Repeated("UpsertRecord, update only", static async c => (await c.Contacts().TryUpsertAsync("Key__c", "C-1042", Map(("Phone", "1")), new SalesforceWriteOptions { UpdateOnly = true })).Value, IsUpserted(isNew: false))
            with { IsByExternalId = true, MayBeEmpty = true },
        Repeated("UpsertRecord, of an old version", static c => c.Contacts().UpsertAsync("Key__c", "C-1042", Map(("Phone", "1"))), static upserted => Assert.Equal((null, false), (upserted.Id, upserted.Created)))
            with { IsByExternalId = true, MayBeEmpty = true },
        Does("DeleteRecord", SalesforceSafety.Repeatable, static c => c.Contacts().DeleteAsync(Id, new SalesforceWriteOptions { IfUnmodifiedSince = Noted })),
        Tries("DeleteRecord, as a result", SalesforceSafety.Repeatable, static c => c.Contacts().TryDeleteAsync(Id)),
        Read("GetDeletedRecords", static c => c.Contacts().GetDeletedAsync(Month, Noted), static deleted =>
        {
            Assert.Equal([(Id, new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero)), (SecondId, null)], deleted.Records.Select(static one => (one.Id, one.DeletedAt)));
            Assert.Equal((new DateTimeOffset(2026, 8, 4, 11, 7, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 2, 9, 15, 0, TimeSpan.Zero)), (deleted.EarliestDateAvailable, deleted.LatestDateCovered));
        }),
        Read("GetUpdatedRecords", static c => c.Contacts().GetUpdatedAsync(Month, Noted), static updated =>
        {
            Assert.Equal([Id, SecondId], updated.Ids);
            Assert.Equal(new DateTimeOffset(2026, 11, 2, 9, 15, 0, TimeSpan.Zero), updated.LatestDateCovered);
        }),
        Read("GetBlob", static async c =>
        {
            await using ApiDownload blob = await c.Org.Records("ContentVersion").OpenBlobAsync("068000000000001AAA", "VersionData");
            using var reader = new StreamReader(blob.Body, Encoding.UTF8);
            return await reader.ReadToEndAsync();
        }, static text => Assert.Equal("%PDF-1.7 Zoë", text)) with { IsStream = true },
    ];

    private static DateTimeOffset Month => new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
}
