using Broker.Contracts.Tests.HubSpot.Operations;
using Broker.Contracts.Tests.Payments.Calls;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>All tables together, and the mappings beside them, read once for each version.</summary>
internal static class HubSpotCalls
{
    public static readonly string[] Versions = ["2026-09", "2026-03"];

    private static readonly Dictionary<string, NamedMappings> ByVersion = Versions.ToDictionary(static version => version, static version => new NamedMappings("hubspot", version), StringComparer.Ordinal);

    public static NamedMappings Mappings => ByVersion[Versions[0]];

    public static IReadOnlyList<HubSpotCall> All { get; } =
    [
        .. ObjectRows.All, .. BatchRows.All, .. SearchRows.All, .. AssociationRows.All, .. LabelRows.All, .. PropertyRows.All, .. PipelineRows.All, .. SchemaRows.All, .. OwnerRows.All,
        .. OAuthRows.All,
    ];

    public static IEnumerable<HubSpotCall> OfAccount => All.Where(static call => !call.IsOAuth);

    public static IEnumerable<HubSpotCall> Batches => All.Where(static call => call.FatesAsync is not null);

    /// <summary>One read, one create, one upsert, and each batch.</summary>
    public static IEnumerable<HubSpotCall> Samples => [Of("GetObject"), Of("CreateObject"), Of("UpsertObjects, one"), .. Batches];

    public static NamedMappings MappingsOf(string version) => ByVersion[version];

    public static HubSpotCall Of(string name) => All.Single(call => call.Name == name);
}
