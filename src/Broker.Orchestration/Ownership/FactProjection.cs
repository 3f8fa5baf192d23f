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

    /// <summary>True for the unique field that records are upserted by. It is written with the record and never changed.</summary>
    public bool IsKey { get; init; }

    /// <summary>Object and field at Salesforce where the name is not the neutral one in Salesforce's form, for example <c>Contact.KYC_Status__c</c>. For listings and people.</summary>
    public string? Salesforce { get; init; }

    /// <summary>Object and property at HubSpot where the name is not the neutral one. For listings and people.</summary>
    public string? HubSpot { get; init; }

    /// <summary>A field on the customer's CRM record, text unless said otherwise.</summary>
    public static FactProjection ToCrm(string field, string label, CrmFieldKind kind = CrmFieldKind.Text) =>
        new(Crm.SystemName, CrmEntity.Customer, field, label, kind);

    /// <summary>A field on the CRM record of the customer's trading account, text unless said otherwise.</summary>
    public static FactProjection ToCrmAccount(string field, string label, CrmFieldKind kind = CrmFieldKind.Text) =>
        new(Crm.SystemName, CrmEntity.TradingAccount, field, label, kind);

    /// <summary>A field of a ticket that the broker application opens. It is written with the ticket, not copied afterwards.</summary>
    public static FactProjection ToCrmTicket(string field, string label, CrmFieldKind kind = CrmFieldKind.Text) =>
        new(Crm.SystemName, CrmEntity.Ticket, field, label, kind);
}
