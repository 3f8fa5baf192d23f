using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Salesforce.Operations;

namespace Broker.Contracts.Tests.Salesforce;

/// <summary>All tables together, and the mappings beside them, read once for each version.</summary>
internal static class SalesforceCalls
{
    public static readonly string[] Versions = ["67.0", "68.0"];

    private static readonly Dictionary<string, NamedMappings> ByVersion = Versions.ToDictionary(static version => version, static version => new NamedMappings("salesforce", version), StringComparer.Ordinal);

    public static NamedMappings Mappings => ByVersion[Versions[0]];

    public static IReadOnlyList<SalesforceCall> All { get; } =
    [
        .. OAuthRows.All, .. RecordRows.All, .. TypedRecordRows.All, .. DescribeRows.All, .. QueryRows.All, .. CompositeRows.All, .. CollectionRows.All, .. IngestRows.All, .. JobRows.All,
    ];

    /// <summary>One row for each operation in each of its retry classes and ways to read: what variants share is not tried again for each.</summary>
    public static IReadOnlyList<SalesforceCall> Each { get; } = [.. All.DistinctBy(static call => (call.Operation, call.Safety, call.IsStream))];

    public static IEnumerable<SalesforceCall> EachOfOrg => Each.Where(static call => !call.IsOAuth);

    /// <summary>A read, a create, a change, an upsert, a delete, a query, one of each form of several records, and a job.</summary>
    public static IEnumerable<SalesforceCall> Samples => new[]
    {
        "GetRecord", "CreateRecord", "UpdateRecord", "UpsertRecord", "DeleteRecord", "Query", "Query, streamed", "Composite", "CompositeGraph", "CompositeBatch", "CompositeTree", "CollectionCreate",
        "CollectionUpsert", "CreateIngestJob", "GetBulkJob",
    }.Select(Of);

    public static NamedMappings MappingsOf(string version) => ByVersion[version];

    public static SalesforceCall Of(string name) => All.Single(call => call.Name == name);
}
