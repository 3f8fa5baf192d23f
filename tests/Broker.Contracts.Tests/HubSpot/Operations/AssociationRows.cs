using Broker.Crm.HubSpot.Associations;
using static Broker.Contracts.Tests.HubSpot.Operations.Rows;

namespace Broker.Contracts.Tests.HubSpot.Operations;

/// <summary>Links between records; ids come as text and as numbers beyond what a double holds (contracts/hubspot.md 5).</summary>
internal static class AssociationRows
{
    private const string From = "contacts";
    private const string To = "companies";
    private const string Refused = "\"errors\":[{\"status\":\"error\",\"category\":\"VALIDATION_ERROR\",\"message\":\"CANARY\",\"context\":{\"fromObjectId\":[\"8\"],\"toObjectId\":[\"10\"]}}]";
    private const string Written = $$$"""{"status":"COMPLETE","results":[{"fromObjectId":7,"toObjectId":9,"labels":[]}],"numErrors":1,{{{Refused}}}}""";
    private static readonly HubSpotAssociationType Plain = HubSpotAssociationType.HubSpotDefined(HubSpotAssociationTypes.ContactToCompany);
    private static readonly HubSpotAssociationType Own = HubSpotAssociationType.UserDefined(3_000_000_000);

    public static IReadOnlyList<HubSpotCall> All { get; } =
    [
        Read("ListAssociations", static c => ListAsync(c.Associations.ListAsync(From, "7", To, pageSize: 100)), static links =>
        {
            Assert.Equal([LongId, "10"], links.Select(static link => link.ToId));
            Assert.Equal([("Primary", 1L), (null, 279L), ("Introducer", 3_000_000_000L)], links[0].Types!.Select(static type => (type.Label, type.TypeId!.Value)));
            Assert.Equal(Own, links[0].Types![2].Type);
        }),
        Read("ListAssociations, with the label there", static c => c.Associations.AddLabelAsync(From, "7", To, "9", Own), Assert.False),
        Does("AssociateDefault", HubSpotSafety.Repeatable, static c => c.Associations.AssociateDefaultAsync(From, "7", To, "9")),
        Repeated("SetAssociationLabels", static c => c.Associations.SetLabelsAsync(From, "7", To, "9", [Plain, Own]), static written =>
        {
            Assert.Equal(("0-1", "7", "0-2", LongId), (written.FromTypeId, written.FromId, written.ToTypeId, written.ToId));
            Assert.Equal(["Introducer"], written.Labels);
        }),
        Does("RemoveAssociations", HubSpotSafety.Repeatable, static c => c.Associations.RemoveAllAsync(From, "7", To, "9")),
        Batch("ReadAssociationsBatch", HubSpotSafety.Read, static c => c.Associations.ReadManyAsync(From, To, ["7", "8"]), static found =>
        {
            HubSpotAssociation link = Assert.Single(found[0]);
            Assert.Equal((LongId, Plain), (link.ToId, Assert.Single(link.Types!).Type));
            Assert.Empty(found[1]);
        }, $$$"""{"status":"COMPLETE","results":[{"from":{"id":"7"},"to":[]}],{{{Refused}}}}"""),
        Outcomes("CreateAssociationsBatch", HubSpotSafety.Repeatable, 2, static c => c.Associations.CreateManyAsync(From, To, [new("7", "9", [Plain]), new("8", "10", [Plain])]), Written),
        Outcomes("AssociateDefaultBatch", HubSpotSafety.Repeatable, 2, static c => c.Associations.AssociateDefaultManyAsync(From, To, [new("7", "9"), new("8", "10")]), Written),
        Outcomes("RemoveAssociationsBatch", HubSpotSafety.Repeatable, 3, static c => c.Associations.RemoveAllManyAsync(From, To, [new("7", "9"), new("8", "9"), new("7", "10")]),
            """{"status":"COMPLETE","results":[{"fromObjectId":7,"toObjectId":9},{"fromObjectId":7,"toObjectId":10}],"errors":[{"category":"VALIDATION_ERROR","message":"CANARY","context":{"fromObjectId":["8"]}}]}"""),
        Outcomes("RemoveAssociationLabelsBatch", HubSpotSafety.Repeatable, 2, static c => c.Associations.RemoveLabelsManyAsync(From, To, [new("7", "9", [Own]), new("8", "10", [Own])]), Written),
    ];
}
