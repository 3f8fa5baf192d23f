using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Broker.Orchestration.Analyzers;

/// <summary>
/// The facts of all maps the compilation sees. Both its own maps and those of references are read from the attributes that
/// <see cref="DeclaredFactGenerator"/> writes: one way for both, and no initializer is bound for it.
/// </summary>
internal sealed class KnownFacts
{
    private readonly Dictionary<string, List<KnownFact>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownFact> byCopy = new(StringComparer.Ordinal);
    private readonly List<string> copyNames = [];

    internal KnownFacts(Compilation compilation, OwnershipTypes types, IEnumerable<IAssemblySymbol> references)
    {
        Add(compilation.Assembly, types, isSource: true);
        foreach (IAssemblySymbol reference in references)
        {
            Add(reference, types, isSource: false);
        }
    }

    /// <summary>False when a declaration could not be read, so that an unknown name may be that one.</summary>
    internal bool AreComplete { get; private set; } = true;

    internal IEnumerable<string> Names => byName.Keys;

    internal bool HasCopies => byCopy.Count > 0;

    /// <summary>The names of the copies as the maps spell them.</summary>
    internal IEnumerable<string> CopyNames => copyNames;

    internal KnownFact? Find(string name) => byName.TryGetValue(name, out List<KnownFact>? facts) ? facts[0] : null;

    /// <summary>The fact that a map's member holds.</summary>
    internal KnownFact? At(string member) => byName.Values.SelectMany(static facts => facts).FirstOrDefault(fact => fact.Member == member);

    internal IReadOnlyList<KnownFact> All(string name) => byName.TryGetValue(name, out List<KnownFact>? facts) ? facts : [];

    /// <summary>The fact that a CRM field is a copy of, unless the CRM itself owns it. Knows HubSpot's <c>kyc_status</c> and Salesforce's <c>KYC_Status__c</c>.</summary>
    internal KnownFact? CopyIn(string crmField) => byCopy.TryGetValue(Neutral(crmField), out KnownFact? fact) ? fact : null;

    /// <summary>A field's name without what the vendors' spellings differ in: case, underscores, <c>__c</c>, a package's prefix.</summary>
    internal static string Neutral(string field)
    {
        if (field.EndsWith("__c", StringComparison.OrdinalIgnoreCase))
        {
            field = field.Substring(0, field.Length - 3);
            int prefix = field.IndexOf("__", StringComparison.Ordinal);
            field = prefix > 0 ? field.Substring(prefix + 2) : field;
        }

        return field.Replace("_", string.Empty).ToLowerInvariant();
    }

    private void Add(IAssemblySymbol assembly, OwnershipTypes types, bool isSource)
    {
        foreach (AttributeData data in assembly.GetAttributes())
        {
            if (OwnershipTypes.Same(data.AttributeClass, types.DeclaredFact)
                && data.ConstructorArguments is [{ Value: string name }, { Value: string owner }, { Value: int sensitivity }, { Value: string member }, { Kind: TypedConstantKind.Array } copies])
            {
                Add(new KnownFact(name, owner, sensitivity, member, isSource), copies.Values);
            }
        }
    }

    private void Add(KnownFact fact, ImmutableArray<TypedConstant> copies)
    {
        if (fact.Name.Length == 0)
        {
            AreComplete = false;
            return;
        }

        if (!byName.TryGetValue(fact.Name, out List<KnownFact>? same))
        {
            byName.Add(fact.Name, same = []);
        }

        same.Add(fact);
        foreach (TypedConstant copy in copies.IsDefault ? ImmutableArray<TypedConstant>.Empty : copies)
        {
            if (copy.Value is string field && fact.Owner != KnownFact.CrmOwner)
            {
                byCopy[Neutral(field)] = fact;
                copyNames.Add(field);
            }
        }
    }
}
