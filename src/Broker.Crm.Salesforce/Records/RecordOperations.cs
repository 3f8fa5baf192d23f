using Broker.Core.Pipeline;

namespace Broker.Crm.Salesforce.Records;

/// <summary>The operations on rows and what each may suffer (contracts/salesforce.md 3, 4).</summary>
internal static class RecordOperations
{
    internal static readonly ApiOperation Create = new("CreateRecord", HttpMethod.Post, "/services/data/{version}/sobjects/{type}", RetrySafety.Once);
    internal static readonly ApiOperation Get = new("GetRecord", HttpMethod.Get, "/services/data/{version}/sobjects/{type}/{id}", RetrySafety.Read);
    internal static readonly ApiOperation Find = new("GetRecordByExternalId", HttpMethod.Get, "/services/data/{version}/sobjects/{type}/{field}/{value}", RetrySafety.Read);
    internal static readonly ApiOperation Update = new("UpdateRecord", HttpMethod.Patch, "/services/data/{version}/sobjects/{type}/{id}", RetrySafety.Idempotent);
    internal static readonly ApiOperation Upsert = new("UpsertRecord", HttpMethod.Patch, "/services/data/{version}/sobjects/{type}/{field}/{value}", RetrySafety.Idempotent);
    internal static readonly ApiOperation Delete = new("DeleteRecord", HttpMethod.Delete, "/services/data/{version}/sobjects/{type}/{id}", RetrySafety.Idempotent);
    internal static readonly ApiOperation Deleted = new("GetDeletedRecords", HttpMethod.Get, "/services/data/{version}/sobjects/{type}/deleted", RetrySafety.Read);
    internal static readonly ApiOperation Updated = new("GetUpdatedRecords", HttpMethod.Get, "/services/data/{version}/sobjects/{type}/updated", RetrySafety.Read);
    internal static readonly ApiOperation Blob = new("GetBlob", HttpMethod.Get, "/services/data/{version}/sobjects/{type}/{id}/{field}", RetrySafety.Read);
}
