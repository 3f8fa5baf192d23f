using Broker.Core.Boundaries.Crm;

namespace Broker.Orchestration.Ownership;

/// <summary>Where a fact is copied to: one way, from the owner outwards.</summary>
/// <param name="System">The system it is copied to, for example <c>crm</c>.</param>
/// <param name="Entity">The kind of record there.</param>
/// <param name="Field">The neutral field name, for example <c>account_uuid</c>.</param>
/// <param name="Label">The label a user sees there.</param>
/// <param name="Kind">The field's type.</param>
public sealed record FactProjection(string System, CrmEntity Entity, string Field, string Label, CrmFieldKind Kind)
{
    /// <summary>What happens when someone edits the copy. Default <see cref="ConflictAction.Repair"/>.</summary>
    public ConflictAction OnConflict { get; init; }

    /// <summary>A field on the customer's CRM record, text unless said otherwise.</summary>
    public static FactProjection ToCrm(string field, string label, CrmFieldKind kind = CrmFieldKind.Text) =>
        new(Crm.SystemName, CrmEntity.Customer, field, label, kind);

    /// <summary>A field on the CRM record of the customer's trading account, text unless said otherwise.</summary>
    public static FactProjection ToCrmAccount(string field, string label, CrmFieldKind kind = CrmFieldKind.Text) =>
        new(Crm.SystemName, CrmEntity.TradingAccount, field, label, kind);
}
