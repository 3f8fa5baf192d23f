using Broker.Core.Identity;

namespace Broker.Core.Boundaries.Crm;

/// <summary>A record as it was read.</summary>
/// <param name="Id">The CRM's id of it.</param>
/// <param name="Fields">The fields asked for; null for an empty one.</param>
/// <param name="UpdatedAt">When the CRM last changed it; null when it did not say.</param>
public sealed record CrmRecord(CrmRecordId Id, IReadOnlyDictionary<string, string?> Fields, DateTimeOffset? UpdatedAt);
