using Broker.Core.Pipeline;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>The operations on records and what may be repeated (contracts/hubspot.md 3, 11).</summary>
internal static class ObjectOperations
{
    private const string Root = "/crm/objects/{version}/{objectType}";
    private const string One = Root + "/{id}";
    private const string Batch = Root + "/batch/";

    internal static readonly ApiOperation Get = new("GetObject", HttpMethod.Get, One, RetrySafety.Read);
    internal static readonly ApiOperation List = new("ListObjects", HttpMethod.Get, Root, RetrySafety.Read);
    internal static readonly ApiOperation Search = new("SearchObjects", HttpMethod.Post, Root + "/search", RetrySafety.Read);
    internal static readonly ApiOperation Create = new("CreateObject", HttpMethod.Post, Root, RetrySafety.Once);
    internal static readonly ApiOperation Update = new("UpdateObject", HttpMethod.Patch, One, RetrySafety.Idempotent);
    internal static readonly ApiOperation Append = new("UpdateObject", HttpMethod.Patch, One, RetrySafety.Once);
    internal static readonly ApiOperation Archive = new("ArchiveObject", HttpMethod.Delete, One, RetrySafety.Idempotent);
    internal static readonly ApiOperation Merge = new("MergeObjects", HttpMethod.Post, Root + "/merge", RetrySafety.Once);
    internal static readonly ApiOperation GdprDelete = new("GdprDeleteObject", HttpMethod.Post, Root + "/gdpr-delete", RetrySafety.Once);
    internal static readonly ApiOperation ReadMany = new("ReadObjects", HttpMethod.Post, Batch + "read", RetrySafety.Read);
    internal static readonly ApiOperation CreateMany = new("CreateObjects", HttpMethod.Post, Batch + "create", RetrySafety.Once);
    internal static readonly ApiOperation UpdateMany = new("UpdateObjects", HttpMethod.Post, Batch + "update", RetrySafety.Idempotent);
    internal static readonly ApiOperation UpdateManyAppending = new("UpdateObjects", HttpMethod.Post, Batch + "update", RetrySafety.Once);
    internal static readonly ApiOperation Upsert = new("UpsertObjects", HttpMethod.Post, Batch + "upsert", RetrySafety.Idempotent);
    internal static readonly ApiOperation UpsertAppending = new("UpsertObjects", HttpMethod.Post, Batch + "upsert", RetrySafety.Once);
    internal static readonly ApiOperation ArchiveMany = new("ArchiveObjects", HttpMethod.Post, Batch + "archive", RetrySafety.Idempotent);
}
