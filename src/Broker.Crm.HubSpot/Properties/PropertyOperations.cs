using Broker.Core.Pipeline;

namespace Broker.Crm.HubSpot.Properties;

/// <summary>The operations on definitions of properties and what may be repeated (contracts/hubspot.md 4, 11).</summary>
internal static class PropertyOperations
{
    private const string Root = "/crm/properties/{version}/{objectType}";
    private const string One = Root + "/{name}";
    private const string Groups = Root + "/groups";
    private const string OneGroup = Groups + "/{groupName}";

    internal static readonly ApiOperation List = new("ListProperties", HttpMethod.Get, Root, RetrySafety.Read);
    internal static readonly ApiOperation Get = new("GetProperty", HttpMethod.Get, One, RetrySafety.Read);

    // A second create is refused with a conflict, so a repeat is harmless.
    internal static readonly ApiOperation Create = new("CreateProperty", HttpMethod.Post, Root, RetrySafety.Idempotent);
    internal static readonly ApiOperation Update = new("UpdateProperty", HttpMethod.Patch, One, RetrySafety.Idempotent);
    internal static readonly ApiOperation Archive = new("ArchiveProperty", HttpMethod.Delete, One, RetrySafety.Idempotent);
    internal static readonly ApiOperation ReadMany = new("ReadPropertiesBatch", HttpMethod.Post, Root + "/batch/read", RetrySafety.Read);
    internal static readonly ApiOperation CreateMany = new("CreatePropertiesBatch", HttpMethod.Post, Root + "/batch/create", RetrySafety.Once);
    internal static readonly ApiOperation ArchiveMany = new("ArchivePropertiesBatch", HttpMethod.Post, Root + "/batch/archive", RetrySafety.Idempotent);

    internal static readonly ApiOperation ListGroups = new("ListPropertyGroups", HttpMethod.Get, Groups, RetrySafety.Read);
    internal static readonly ApiOperation GetGroup = new("GetPropertyGroup", HttpMethod.Get, OneGroup, RetrySafety.Read);
    internal static readonly ApiOperation CreateGroup = new("CreatePropertyGroup", HttpMethod.Post, Groups, RetrySafety.Idempotent);
    internal static readonly ApiOperation UpdateGroup = new("UpdatePropertyGroup", HttpMethod.Patch, OneGroup, RetrySafety.Idempotent);
    internal static readonly ApiOperation ArchiveGroup = new("ArchivePropertyGroup", HttpMethod.Delete, OneGroup, RetrySafety.Idempotent);
}
