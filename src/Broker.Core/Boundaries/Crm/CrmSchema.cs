namespace Broker.Core.Boundaries.Crm;

/// <summary>All fields that the family will write.</summary>
/// <param name="Fields">The fields, each entity with exactly one external id.</param>
public sealed record CrmSchema(IReadOnlyList<CrmField> Fields);
