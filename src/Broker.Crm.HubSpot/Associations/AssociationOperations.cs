using Broker.Core.Pipeline;

namespace Broker.Crm.HubSpot.Associations;

/// <summary>
/// The operations on links. A link of a type exists once between two records, so that writing it again sets the same end state (contracts/hubspot.md 5, 11);
/// only a label may be made twice.
/// </summary>
internal static class AssociationOperations
{
    private const string One = "/crm/objects/{version}/{fromType}/{fromId}/associations/{toType}";
    private const string Pair = "/crm/associations/{version}/{fromType}/{toType}";
    private const string AllLimits = "/crm/associations/{version}/definitions/configurations/all";
    private const string PairLimits = "/crm/associations/{version}/definitions/configurations/{fromType}/{toType}";

    internal static readonly ApiOperation List = new("ListAssociations", HttpMethod.Get, One, RetrySafety.Read);
    internal static readonly ApiOperation AssociateDefault = new(
        "AssociateDefault", HttpMethod.Put, "/crm/objects/{version}/{fromType}/{fromId}/associations/default/{toType}/{toId}", RetrySafety.Idempotent);
    internal static readonly ApiOperation SetLabels = new("SetAssociationLabels", HttpMethod.Put, One + "/{toId}", RetrySafety.Idempotent);
    internal static readonly ApiOperation RemoveAll = new("RemoveAssociations", HttpMethod.Delete, One + "/{toId}", RetrySafety.Idempotent);
    internal static readonly ApiOperation ReadMany = new("ReadAssociationsBatch", HttpMethod.Post, Pair + "/batch/read", RetrySafety.Read);
    internal static readonly ApiOperation CreateMany = new("CreateAssociationsBatch", HttpMethod.Post, Pair + "/batch/create", RetrySafety.Idempotent);
    internal static readonly ApiOperation DefaultMany = new("AssociateDefaultBatch", HttpMethod.Post, Pair + "/batch/associate/default", RetrySafety.Idempotent);
    internal static readonly ApiOperation RemoveMany = new("RemoveAssociationsBatch", HttpMethod.Post, Pair + "/batch/archive", RetrySafety.Idempotent);
    internal static readonly ApiOperation RemoveLabelsMany = new("RemoveAssociationLabelsBatch", HttpMethod.Post, Pair + "/batch/labels/archive", RetrySafety.Idempotent);

    internal static readonly ApiOperation ListLabels = new("ListAssociationLabels", HttpMethod.Get, Pair + "/labels", RetrySafety.Read);
    internal static readonly ApiOperation CreateLabel = new("CreateAssociationLabel", HttpMethod.Post, Pair + "/labels", RetrySafety.Once);
    internal static readonly ApiOperation UpdateLabel = new("UpdateAssociationLabel", HttpMethod.Put, Pair + "/labels", RetrySafety.Idempotent);
    internal static readonly ApiOperation DeleteLabel = new("DeleteAssociationLabel", HttpMethod.Delete, Pair + "/labels/{associationTypeId}", RetrySafety.Idempotent);

    internal static readonly ApiOperation ListAllLimits = new("ListAssociationLimits", HttpMethod.Get, AllLimits, RetrySafety.Read);
    internal static readonly ApiOperation ListPairLimits = new("ListAssociationLimits", HttpMethod.Get, PairLimits, RetrySafety.Read);
    internal static readonly ApiOperation CreateLimits = new("CreateAssociationLimits", HttpMethod.Post, PairLimits + "/batch/create", RetrySafety.Idempotent);
    internal static readonly ApiOperation UpdateLimits = new("UpdateAssociationLimits", HttpMethod.Post, PairLimits + "/batch/update", RetrySafety.Idempotent);
    internal static readonly ApiOperation RemoveLimits = new("RemoveAssociationLimits", HttpMethod.Post, PairLimits + "/batch/purge", RetrySafety.Idempotent);
}
