namespace Broker.Core.Boundaries.Crm;

/// <summary>One field that the family owns in the CRM.</summary>
/// <param name="Entity">The kind of record.</param>
/// <param name="Name">The neutral name in snake case, for example <c>onboarding_state</c>; an adapter may map it to the CRM's own spelling.</param>
/// <param name="Label">The label a CRM user sees.</param>
/// <param name="Kind">The type.</param>
/// <param name="IsExternalId">True for the unique field that records are upserted by.</param>
public sealed record CrmField(CrmEntity Entity, string Name, string Label, CrmFieldKind Kind, bool IsExternalId = false);
