using Microsoft.CodeAnalysis;

namespace Broker.Orchestration.Analyzers;

/// <summary>Compares a type and a system as the compiler does.</summary>
internal sealed class PairComparer : IEqualityComparer<(INamedTypeSymbol Type, ITypeSymbol System)>
{
    internal static readonly PairComparer Instance = new();

    public bool Equals((INamedTypeSymbol Type, ITypeSymbol System) x, (INamedTypeSymbol Type, ITypeSymbol System) y) =>
        OwnershipTypes.Same(x.Type, y.Type) && OwnershipTypes.Same(x.System, y.System);

    public int GetHashCode((INamedTypeSymbol Type, ITypeSymbol System) pair) =>
        (SymbolEqualityComparer.Default.GetHashCode(pair.Type) * 31) ^ SymbolEqualityComparer.Default.GetHashCode(pair.System);
}
