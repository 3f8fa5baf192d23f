using Broker.Core.Boundaries.Crm;

namespace Broker.Orchestration.Ownership;

/// <summary>Where an owner's value is read: the opposite of a <see cref="FactProjection"/>. A field that is a source is never written.</summary>
/// <param name="System">The system it is read from: the owner, for example <c>crm</c>.</param>
/// <param name="Field">The neutral field name, for example <c>email</c>.</param>
public sealed record FactSource(string System, string Field)
{
    /// <summary>The kind of record, where it is one that facts are projected to; null for others, for example a deal.</summary>
    public CrmEntity? Entity { get; init; }

    /// <summary>Object and field at Salesforce, for example <c>Contact.Email</c>; null where it is not there.</summary>
    public string? Salesforce { get; init; }

    /// <summary>Object and property at HubSpot, for example <c>contact.email</c>; null where it is not there.</summary>
    public string? HubSpot { get; init; }

    /// <summary>A field of the customer's CRM record.</summary>
    public static FactSource InCrm(string field, string? salesforce = null, string? hubSpot = null) =>
        new(Crm.SystemName, field) { Entity = CrmEntity.Customer, Salesforce = salesforce, HubSpot = hubSpot };

    /// <summary>A field of another CRM record: a company, a deal, a ticket.</summary>
    public static FactSource InCrmRecord(string field, string? salesforce = null, string? hubSpot = null) =>
        new(Crm.SystemName, field) { Salesforce = salesforce, HubSpot = hubSpot };
}
