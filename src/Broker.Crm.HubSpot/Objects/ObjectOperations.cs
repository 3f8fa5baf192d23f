using Broker.Core.Pipeline;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>The operations on records and what may be repeated (contracts/hubspot.md 3, 11).</summary>
internal static class ObjectOperations
{
    private const string Root = "/crm/objects/{version}/{objectType}";
    private const string One = Root + "/{id}";

    internal static readonly ApiOperation Get = new("GetObject", HttpMethod.Get, One, RetrySafety.Read);
    internal static readonly ApiOperation List = new("ListObjects", HttpMethod.Get, Root, RetrySafety.Read);
    internal static readonly ApiOperation Search = new("SearchObjects", HttpMethod.Post, Root + "/search", RetrySafety.Read);
    internal static readonly ApiOperation Create = new("CreateObject", HttpMethod.Post, Root, RetrySafety.Once);
    internal static readonly ApiOperation Update = new("UpdateObject", HttpMethod.Patch, One, RetrySafety.Idempotent);
    internal static readonly ApiOperation Append = new("UpdateObject", HttpMethod.Patch, One, RetrySafety.Once);
    internal static readonly ApiOperation Upsert = new("UpsertObjects", HttpMethod.Post, Root + "/batch/upsert", RetrySafety.Idempotent);
    internal static readonly ApiOperation UpsertAppending = new("UpsertObjects", HttpMethod.Post, Root + "/batch/upsert", RetrySafety.Once);
}
