using Broker.Core.Boundaries.Crm;
using Broker.Orchestration.Ownership;

namespace Broker.Orchestration.Projections;

/// <summary>One field of the CRM that shows an owned value.</summary>
internal sealed record ProjectedField
{
    private string? key;

    internal required CrmEntity Entity { get; init; }

    internal required string Field { get; init; }

    internal required string Label { get; init; }

    internal required CrmFieldKind Kind { get; init; }

    internal required string Fact { get; init; }

    internal required string Owner { get; init; }

    internal required Sensitivity Sensitivity { get; init; }

    internal required string Rule { get; init; }

    internal ConflictAction OnConflict { get; init; }

    /// <summary>Its name in the journal and to people.</summary>
    internal string Key => key ??= $"{Entity}.{Field}";

    internal static ProjectedField Of(Fact fact, FactProjection projection) => new()
    {
        Entity = projection.Entity,
        Field = projection.Field,
        Label = projection.Label,
        Kind = projection.Kind,
        Fact = fact.Name,
        Owner = fact.Owner,
        Sensitivity = fact.Sensitivity,
        Rule = fact.Reason,
        OnConflict = projection.OnConflict,
    };

    internal static ProjectedField AsOf(CrmEntity entity, string field, string label) => new()
    {
        Entity = entity,
        Field = field,
        Label = label,
        Kind = CrmFieldKind.DateTime,
        Fact = "projection.as_of",
        Owner = Application.SystemName,
        Sensitivity = Sensitivity.Internal,
        Rule = "so that people see how old the shown values are",
    };
}
