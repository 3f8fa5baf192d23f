using Broker.Core.Boundaries.Crm;

namespace Broker.Orchestration.Projections;

/// <summary>One field of a plan: what would be written where, whose word it is, and why it is shown there.</summary>
public sealed record PlannedField
{
    /// <summary>The kind of record.</summary>
    public required CrmEntity Entity { get; init; }

    /// <summary>The external id of the record.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The neutral field name.</summary>
    public required string Field { get; init; }

    /// <summary>The fact it shows.</summary>
    public required string Fact { get; init; }

    /// <summary>Whose value wins.</summary>
    public required string Owner { get; init; }

    /// <summary>Why this owner, and why it is shown.</summary>
    public required string Rule { get; init; }

    /// <summary>The owner's value as far as it may be shown: personal values are masked, sensitive ones hidden. Null when there is none.</summary>
    public string? Value { get; init; }

    /// <summary>What the CRM has, shown in the same way; null when it is empty or was not read.</summary>
    public string? InCrm { get; init; }

    /// <summary>What would happen.</summary>
    public required PlannedChange Change { get; init; }

    /// <summary>How often an edit by others was repaired today.</summary>
    public int RepairsToday { get; init; }
}
