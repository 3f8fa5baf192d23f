using Broker.Crm.HubSpot.Associations;
using static Broker.Contracts.Tests.HubSpot.Operations.Rows;

namespace Broker.Contracts.Tests.HubSpot.Operations;

/// <summary>Labels of links and how many links there may be (contracts/hubspot.md 5).</summary>
internal static class LabelRows
{
    private const string From = "contacts";
    private const string To = "companies";
    private const string Partly = """{"status":"COMPLETE","results":[{"category":"HUBSPOT_DEFINED","typeId":279}],"errors":[{"category":"VALIDATION_ERROR","message":"CANARY","context":{"typeId":["3000000000"]}}]}""";
    private static readonly HubSpotAssociationType Plain = HubSpotAssociationType.HubSpotDefined(HubSpotAssociationTypes.ContactToCompany);
    private static readonly HubSpotAssociationType Own = HubSpotAssociationType.UserDefined(3_000_000_000);

    public static IReadOnlyList<HubSpotCall> All { get; } =
    [
        Read("ListAssociationLabels", static c => c.Associations.Labels.ListAsync(From, To), static labels =>
            Assert.Equal([("HUBSPOT_DEFINED", 279L, null), ("USER_DEFINED", 3_000_000_000L, "Introducer")], labels.Select(static label => (label.Category, label.TypeId!.Value, label.Label)))),
        Read("ListAssociationLabels, there already", static c => c.Associations.Labels.EnsureAsync(From, To, new("introducer", "Introducer")), static label =>
            Assert.Equal((Own, "Introducer"), (label.Type, label.Label))),
        Once("CreateAssociationLabel", static c => c.Associations.Labels.CreateAsync(From, To, new("introducer", "Introducer", "Introduced")), static labels =>
            Assert.Equal([("Introducer", 3_000_000_000L), ("Introduced", 3_000_000_001L)], labels.Select(static label => (label.Label!, label.TypeId!.Value)))),
        Does("UpdateAssociationLabel", HubSpotSafety.Repeatable, static c => c.Associations.Labels.UpdateAsync(From, To, 3_000_000_000, "Broker", "Client")),
        Does("DeleteAssociationLabel", HubSpotSafety.Repeatable, static c => c.Associations.Labels.DeleteAsync(From, To, 3_000_000_000)),
        Read("ListAssociationLimits, all", static c => c.Associations.Limits.ListAsync(), AreFive),
        Read("ListAssociationLimits, of a pair", static c => c.Associations.Limits.ListAsync(From, To), AreFive),
        Outcomes("CreateAssociationLimits", HubSpotSafety.Repeatable, 2, static c => c.Associations.Limits.CreateManyAsync(From, To, [new(Plain, 5), new(Own, 1)]), Partly),
        Outcomes("UpdateAssociationLimits", HubSpotSafety.Repeatable, 2, static c => c.Associations.Limits.UpdateManyAsync(From, To, [new(Plain, 6), new(Own, 2)]), Partly),
        Outcomes("RemoveAssociationLimits", HubSpotSafety.Repeatable, 2, static c => c.Associations.Limits.RemoveManyAsync(From, To, [Plain, Own]), Partly),
    ];

    private static void AreFive(IReadOnlyList<HubSpotAssociationLimit> limits)
    {
        HubSpotAssociationLimit limit = Assert.Single(limits);
        Assert.Equal(("HUBSPOT_DEFINED", 279L, 5L, "0-1", "0-2"), (limit.Category, limit.TypeId, limit.MaxToObjectIds, limit.FromObjectTypeId, limit.ToObjectTypeId));
    }
}
