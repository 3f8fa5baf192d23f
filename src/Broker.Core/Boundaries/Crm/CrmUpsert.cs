namespace Broker.Core.Boundaries.Crm;

/// <summary>One record to be written.</summary>
/// <param name="Entity">The kind of record.</param>
/// <param name="ExternalId">The value of the entity's unique field.</param>
/// <param name="Fields">Neutral field name to value as text (invariant culture; times in ISO 8601 with Z). Null clears the field; a field left out is not touched.</param>
public sealed record CrmUpsert(CrmEntity Entity, string ExternalId, IReadOnlyDictionary<string, string?> Fields)
{
    /// <summary>
    /// The external id of the customer the record belongs to. Required for <see cref="CrmEntity.TradingAccount"/>: the record is linked to that customer, and a
    /// customer who has no record yet is refused. May be in the same call, which writes customers first. Ignored for other kinds.
    /// </summary>
    public string? CustomerExternalId { get; init; }

    /// <summary>Only what kind and how much is written: keys and values may be personal data.</summary>
    public override string ToString() => $"{Entity} upsert of {Fields.Count} fields";
}
