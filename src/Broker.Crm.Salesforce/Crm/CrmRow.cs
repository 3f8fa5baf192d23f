using Broker.Core.Boundaries.Crm;

namespace Broker.Crm.Salesforce.Crm;

/// <summary>A neutral record as it will be written.</summary>
/// <param name="Index">Its place in what was given.</param>
/// <param name="Record">The neutral record.</param>
/// <param name="Fields">API names and values, the key among them.</param>
internal sealed record CrmRow(int Index, CrmUpsert Record, IReadOnlyDictionary<string, object?> Fields)
{
    /// <summary>Only the place.</summary>
    public override string ToString() => FormattableString.Invariant($"record {Index}");
}
