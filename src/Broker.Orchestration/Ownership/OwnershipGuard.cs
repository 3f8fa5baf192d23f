namespace Broker.Orchestration.Ownership;

/// <summary>The run-time check behind every write, for what no compiler sees.</summary>
public sealed class OwnershipGuard(OwnershipMap map)
{
    /// <summary>The map in force.</summary>
    public OwnershipMap Map { get; } = map;

    /// <summary>Null when the write is allowed, else why not and what to do instead.</summary>
    /// <param name="actingAs">The system the writer acts as.</param>
    /// <param name="factName">The fact to be written.</param>
    public string? Refusal(string actingAs, [FactName] string factName) => Map.Find(factName) switch
    {
        null => $"'{factName}' is not a fact of the ownership map; declare it with its owner first.",
        { } fact when fact.Owner != actingAs =>
            $"{actingAs} may not write '{factName}', which is owned by {fact.Owner}; read it, propose a change, or project it.",
        { Sensitivity: Sensitivity.Secret } => Secret(factName),
        _ => null,
    };

    /// <summary>As the other, for a fact that is at hand: it must be the one the map declares, not another object with its name.</summary>
    /// <param name="actingAs">The system the writer acts as.</param>
    /// <param name="fact">The fact to be written.</param>
    public string? Refusal(string actingAs, Fact fact) => Forged(fact) ?? Refusal(actingAs, fact.Name);

    /// <summary>Null when a change of the fact may be proposed, else why not.</summary>
    internal string? ProposalRefusal(string factName) => Map.Find(factName) switch
    {
        null => $"'{factName}' is not a fact of the ownership map; only a fact with an owner can be proposed for.",
        { Sensitivity: Sensitivity.Secret } => Secret(factName),
        _ => null,
    };

    /// <summary>Null when the fact is the map's own, else who owns the name.</summary>
    internal string? Forged(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return Map.Find(fact.Name) is { } declared && !ReferenceEquals(declared, fact)
            ? $"'{fact.Name}' is not the fact the ownership map declares, which is owned by {declared.Owner}; a fact made beside the map is refused, use the one of the map."
            : null;
    }

    private static string Secret(string factName) => $"'{factName}' is a secret; secrets are not stored as facts.";
}
