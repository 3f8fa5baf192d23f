using static Broker.Contracts.Tests.Salesforce.Operations.Rows;

namespace Broker.Contracts.Tests.Salesforce.Operations;

/// <summary>What the org is and may still do (contracts/salesforce.md 1, 4, 8).</summary>
internal static class DescribeRows
{
    public static IReadOnlyList<SalesforceCall> All { get; } =
    [
        Read("DescribeGlobal", static c => c.Org.Describe.GetGlobalAsync(), static all =>
        {
            Assert.Equal(("UTF-8", 200, "003", true), (all.Encoding, all.MaxBatchSize, all.Find("contact")!.KeyPrefix, all.Find("Deal__c")!.Custom));
            Assert.Equal(2, all.Objects.Count);
        }),
        Read("DescribeObject", static c => c.Org.Describe.GetAsync("Contact"), static contact =>
        {
            Assert.Equal(("Contact", "003", true, 4), (contact.Name, contact.KeyPrefix, contact.Queryable, contact.Fields.Count));
            Assert.Equal(("picklist", 255, "Open", true), (contact.Field("Kyc__c")!.Type, contact.Field("Kyc__c")!.Length, contact.Field("Kyc__c")!.PicklistValues[0].Value, contact.Field("Kyc__c")!.RestrictedPicklist));
            Assert.Equal(("Account", 18, 2, "brandNewType"), (contact.Field("AccountId")!.ReferenceTo[0], contact.Field("Equity__c")!.Precision, contact.Field("Equity__c")!.Scale, contact.Field("Pose__c")!.Type));
            Assert.Equal(("Deal__c", "Deals__r", true, "012000000000000AAA"),
                (contact.ChildRelationships[0].ChildObject, contact.ChildRelationships[0].RelationshipName, contact.ChildRelationships[0].CascadeDelete, contact.RecordTypeInfos[0].RecordTypeId));
        }),
        Read("GetLimits", static c => c.Org.Limits.GetAsync(), static limits =>
        {
            Assert.Equal((15000L, 14982L, 233L), (limits.DailyApiRequests!.Max, limits.DailyApiRequests.Remaining, limits.DailyApiRequests.PerApp["Broker app"].Remaining));
            Assert.Equal((9999999998L, 5L), (limits["HourlyDashboardStatuses"]!.Remaining, limits.DataStorageMegabytes!.Used));
        }),
        Read("GetVersions", static c => c.Org.Limits.GetVersionsAsync(), static versions => Assert.Equal(["67.0", "68.0", "100.0"], versions.Select(static version => version.Version))),
        Read("ListResources", static c => c.Org.GetUserIdAsync(), static user => Assert.Equal("005000000000001AAA", user)) with { MayBeEmpty = true },
    ];
}
