using System.Collections.Immutable;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>What few records carry: kept apart, so that the many are small. Immutable.</summary>
internal sealed record RecordExtras
{
    internal static readonly RecordExtras None = new();

    internal DateTimeOffset? ArchivedAt { get; init; }

    internal IReadOnlyDictionary<string, IReadOnlyList<HubSpotPropertyVersion>> History { get; init; } =
        ImmutableDictionary<string, IReadOnlyList<HubSpotPropertyVersion>>.Empty;

    internal IReadOnlyDictionary<string, HubSpotRecordAssociations> Associations { get; init; } = ImmutableDictionary<string, HubSpotRecordAssociations>.Empty;

    internal IReadOnlyList<HubSpotWarning> Warnings { get; init; } = [];
}
