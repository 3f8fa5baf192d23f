using Broker.Core.Identity;

namespace Broker.Core.Boundaries.Crm;

/// <summary>A record as it was read.</summary>
/// <param name="Id">The CRM's id of it.</param>
/// <param name="Fields">The fields asked for; null for an empty one.</param>
/// <param name="UpdatedAt">When the CRM last changed it; null when it did not say.</param>
public sealed record CrmRecord(CrmRecordId Id, IReadOnlyDictionary<string, string?> Fields, DateTimeOffset? UpdatedAt)
{
    /// <summary>The CRM's id of the user who last changed the record; null where the CRM does not say. A hint: it is about the record, not about one field.</summary>
    public string? EditedBy { get; init; }

    /// <summary>True when the last change was made by the user the family itself writes as; null where the CRM does not say.</summary>
    public bool? IsOwnWrite { get; init; }

    /// <summary>Only the id: fields are personal data.</summary>
    public override string ToString() => $"CRM record {Id}";
}
