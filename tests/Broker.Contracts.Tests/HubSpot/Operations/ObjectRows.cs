using Broker.Crm.HubSpot.Objects;
using static Broker.Contracts.Tests.HubSpot.Operations.Rows;

namespace Broker.Contracts.Tests.HubSpot.Operations;

/// <summary>Calls about one record, and lists (contracts/hubspot.md 3).</summary>
internal static class ObjectRows
{
    public static IReadOnlyList<HubSpotCall> All { get; } =
    [
        Read("GetObject", static c => c.Contacts().GetAsync(Id, new HubSpotReadOptions { Properties = ["email", "phone"], PropertiesWithHistory = ["email"], Associations = ["companies"] }), static record =>
        {
            IsAda(record);
            HubSpotPropertyVersion version = Assert.Single(record.History["email"]);
            Assert.Equal(("ada@example.com", Updated, "INTEGRATION", "4711", "90071992547"), (version.Value, version.Timestamp, version.SourceType, version.SourceId, version.UpdatedByUserId));
            HubSpotRecordAssociations companies = record.Associations["companies"];
            Assert.Equal((new HubSpotRecordAssociation("9000000000001", "contact_to_company"), "9000000000002"), (Assert.Single(companies.Records), companies.After));
        }),
        Read("GetObject, as a result", static async c => (await c.Contacts().TryGetAsync(Id)).Value, IsAda),
        Read("GetObject, by a unique value", static c => c.Contacts().GetAsync("ada+1@example.com", new HubSpotReadOptions { IdProperty = "email", Archived = true }), static record =>
            Assert.Equal((Id, true, new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero)), (record.Id, record.Archived, record.ArchivedAt))),
        Read("GetObject, found", static c => c.Contacts().FindAsync("broker_client_id", "C-1042", new HubSpotReadOptions { Properties = ["email"] }), static record => IsAda(record!)),
        Read("ListObjects", static c => ListAsync(c.Contacts().ListAsync(new HubSpotListOptions
        {
            Properties = ["email"], PropertiesWithHistory = ["phone"], Associations = ["companies", "deals"], PageSize = 80, Archived = true,
        })), AreAdaAndBob),
        Once("CreateObject", static c => c.Contacts().CreateAsync(Map(("email", "ada@example.com"), ("firstname", "Zoë \"A\""), ("phone", null))), IsAda),
        Once("CreateObject, linked", static c => c.Objects("deals").CreateAsync(
            Map(("dealname", "Deposit"), ("amount", "1234.5")), [new HubSpotNewAssociation(Id, HubSpotNewAssociation.HubSpotDefined, 3)]), static record => IsAda(record, "88")),
        Once("CreateObject, as a result", static async c => (await c.Contacts().TryCreateAsync(Map(("email", "ada@example.com")))).Value, IsAda),
        Repeated("UpdateObject", static c => c.Contacts().UpdateAsync(Id, Map(("city", "Limassol"), ("phone", null))), IsAda),
        Repeated("UpdateObject, by a unique value", static c => c.Contacts().UpdateAsync("broker_client_id", "C-1042", Map(("city", "Limassol"))), IsAda),
        Repeated("UpdateObject, as a result", static async c => (await c.Contacts().TryUpdateAsync(Id, Map(("city", "Paphos")))).Value, IsAda),
        Once("UpdateObject, adding to a list", static c => c.Contacts().UpdateAsync(Id, Map(("products", ";gold"))), IsAda),
        Does("ArchiveObject", HubSpotSafety.Repeatable, static c => c.Contacts().ArchiveAsync(Id)),
        Once("MergeObjects", static c => c.Contacts().MergeAsync(Id, "7"), static record => IsAda(record, "51000784999")),
        Does("GdprDeleteObject", HubSpotSafety.Once, static c => c.Contacts().GdprDeleteAsync(Id)),
        Does("GdprDeleteObject, by a unique value", HubSpotSafety.Once, static c => c.Contacts().GdprDeleteAsync("email", "ada@example.com")),
        Repeated("UpsertObjects, one", static c => c.Contacts().UpsertAsync("broker_client_id", "C-1042", Map(("kyc_status", "approved"))), static written =>
        {
            Assert.True(written.IsNew);
            IsAda(written.Record);
        }),
    ];
}
