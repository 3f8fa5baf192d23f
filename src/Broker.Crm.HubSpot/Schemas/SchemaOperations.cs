using Broker.Core.Pipeline;

namespace Broker.Crm.HubSpot.Schemas;

/// <summary>The operations on object types and what may be repeated (contracts/hubspot.md 8, 11).</summary>
internal static class SchemaOperations
{
    private const string Root = "/crm-object-schemas/{version}/schemas";
    private const string One = Root + "/{objectType}";

    internal static readonly ApiOperation List = new("ListSchemas", HttpMethod.Get, Root, RetrySafety.Read);
    internal static readonly ApiOperation Get = new("GetSchema", HttpMethod.Get, One, RetrySafety.Read);
    internal static readonly ApiOperation ReadMany = new("ReadSchemasBatch", HttpMethod.Post, Root + "/batch/read", RetrySafety.Read);

    // A second create is refused with a conflict, so a repeat is harmless.
    internal static readonly ApiOperation Create = new("CreateSchema", HttpMethod.Post, Root, RetrySafety.Idempotent);
    internal static readonly ApiOperation Update = new("UpdateSchema", HttpMethod.Patch, One, RetrySafety.Idempotent);
    internal static readonly ApiOperation Delete = new("DeleteSchema", HttpMethod.Delete, One, RetrySafety.Idempotent);
    internal static readonly ApiOperation Purge = new("PurgeSchema", HttpMethod.Delete, One, RetrySafety.Idempotent);
    internal static readonly ApiOperation CreateAssociation = new("CreateSchemaAssociation", HttpMethod.Post, One + "/associations", RetrySafety.Once);
    internal static readonly ApiOperation DeleteAssociation = new("DeleteSchemaAssociation", HttpMethod.Delete, One + "/associations/{associationIdentifier}", RetrySafety.Idempotent);
}
