namespace Broker.Core.Boundaries.Crm;

/// <summary>What was found and made when the schema was ensured. A host must not start with fields that are missing or differ.</summary>
/// <param name="Created">Fields that were made now, as <c>object.field</c>.</param>
/// <param name="Differing">Fields that exist with another type or without uniqueness, in words; never changed silently.</param>
public sealed record CrmSetupReport(IReadOnlyList<string> Created, IReadOnlyList<string> Differing)
{
    /// <summary>
    /// Fields that do not exist and that only an administrator can make, in words: object, field and the type that is wanted. Empty where the adapter makes what is missing.
    /// </summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>What to do about what is missing or differs, in words; null when nothing is.</summary>
    public string? Advice { get; init; }
}
