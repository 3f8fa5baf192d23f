using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Broker.Orchestration.Analyzers;

/// <summary>What is looked up once per compilation, each when it is first needed. Thread-safe.</summary>
internal sealed class OwnershipState
{
    private readonly Lazy<IReadOnlyList<IAssemblySymbol>> related;
    private readonly Lazy<KnownFacts> facts;
    private readonly Lazy<Words> words;
    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyList<ITypeSymbol>> actors = new(SymbolEqualityComparer.Default);

    internal OwnershipState(Compilation compilation, OwnershipTypes types)
    {
        Types = types;
        Crm = CrmTypes.Of(compilation);
        IsPackageItself = compilation.AssemblyName == OwnershipTypes.Package;
        related = new(() => Related(compilation));
        facts = new(() => new KnownFacts(compilation, types, WithMaps(related.Value)));
        words = new(() => new Words(TriggerWords.Of(compilation, this, related.Value)));
    }

    internal OwnershipTypes Types { get; }

    internal CrmTypes Crm { get; }

    /// <summary>True in the package that makes facts itself.</summary>
    internal bool IsPackageItself { get; }

    internal KnownFacts Facts => facts.Value;

    internal Words Words => words.Value;

    /// <summary>The systems a type says it acts as, itself or through a type around it.</summary>
    internal IReadOnlyList<ITypeSymbol> ActorsOf(INamedTypeSymbol type) => actors.GetOrAdd(type, Actors);

    internal bool ActsAs(INamedTypeSymbol type, ITypeSymbol system) => ActorsOf(type).Any(actor => OwnershipTypes.Same(actor, system));

    private IReadOnlyList<ITypeSymbol> Actors(INamedTypeSymbol type)
    {
        List<ITypeSymbol> found = [];
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            foreach (AttributeData data in current.GetAttributes())
            {
                if (data.AttributeClass is { TypeArguments: [{ } system] } attribute && OwnershipTypes.Same(attribute.OriginalDefinition, Types.ActsAs))
                {
                    found.Add(system);
                }
            }
        }

        return found;
    }

    /// <summary>The references that may hold maps.</summary>
    internal static IEnumerable<IAssemblySymbol> WithMaps(IEnumerable<IAssemblySymbol> assemblies) => assemblies.Where(static assembly => RefersTo(assembly, OwnershipTypes.Package));

    private static IReadOnlyList<IAssemblySymbol> Related(Compilation compilation) =>
    [
        .. compilation.SourceModule.ReferencedAssemblySymbols.Where(static assembly =>
            assembly.Name == OwnershipTypes.Package || RefersTo(assembly, OwnershipTypes.Package) || RefersTo(assembly, CrmTypes.HubSpotPackage) || RefersTo(assembly, CrmTypes.SalesforcePackage)),
    ];

    private static bool RefersTo(IAssemblySymbol assembly, string name)
    {
        if (assembly.Name == name)
        {
            return true;
        }

        foreach (IModuleSymbol module in assembly.Modules)
        {
            foreach (AssemblyIdentity identity in module.ReferencedAssemblies)
            {
                if (identity.Name == name)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
