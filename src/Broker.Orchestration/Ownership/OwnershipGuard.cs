namespace Broker.Orchestration.Ownership;

/// <summary>The run-time check behind every write, for what no compiler sees.</summary>
public sealed class OwnershipGuard(OwnershipMap map)
{
    /// <summary>The map in force.</summary>
    public OwnershipMap Map { get; } = map;

    /// <summary>Null when the write is allowed, else why not and what to do instead.</summary>
    /// <param name="actingAs">The system the writer acts as.</param>
    /// <param name="factName">The fact to be written.</param>
    public string? Refusal(string actingAs, string factName)
    {
        Fact? fact = Map.Find(factName);
        return fact is null
            ? $"'{factName}' is not a fact of the ownership map; declare it with its owner first."
            : fact.Owner != actingAs
                ? $"{actingAs} may not write '{factName}', which is owned by {fact.Owner}; read it, propose a change, or project it."
                : fact.Sensitivity == Sensitivity.Secret
                    ? $"'{factName}' is a secret; secrets are not stored as facts."
                    : null;
    }
}
