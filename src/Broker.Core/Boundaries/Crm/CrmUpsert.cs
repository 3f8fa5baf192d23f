namespace Broker.Core.Boundaries.Crm;

/// <summary>One record to be written.</summary>
/// <param name="Entity">The kind of record.</param>
/// <param name="ExternalId">The value of the entity's unique field.</param>
/// <param name="Fields">Neutral field name to value as text (invariant culture; times in ISO 8601 with Z). Null clears the field; a field left out is not touched.</param>
public sealed record CrmUpsert(CrmEntity Entity, string ExternalId, IReadOnlyDictionary<string, string?> Fields);
