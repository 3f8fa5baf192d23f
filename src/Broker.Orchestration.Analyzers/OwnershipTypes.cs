using Microsoft.CodeAnalysis;

namespace Broker.Orchestration.Analyzers;

/// <summary>The types the rules are about, looked up once per compilation.</summary>
internal sealed class OwnershipTypes
{
    internal const string Package = "Broker.Orchestration";
    internal const string Namespace = Package + ".Ownership.";

    private OwnershipTypes(Compilation compilation, INamedTypeSymbol writer, INamedTypeSymbol typedFact)
    {
        Writer = writer;
        TypedFact = typedFact;
        Fact = compilation.GetTypeByMetadataName(Namespace + "Fact");
        Builder = compilation.GetTypeByMetadataName(Namespace + "OwnershipMapBuilder");
        Projection = compilation.GetTypeByMetadataName(Namespace + "FactProjection");
        MapAttribute = compilation.GetTypeByMetadataName(Namespace + "OwnershipMapAttribute");
        ActsAs = compilation.GetTypeByMetadataName(Namespace + "ActsAsAttribute`1");
        WritesFact = compilation.GetTypeByMetadataName(Namespace + "WritesFactAttribute");
        FactName = compilation.GetTypeByMetadataName(Namespace + "FactNameAttribute");
        DeclaredFact = compilation.GetTypeByMetadataName(Namespace + "DeclaredFactAttribute");
    }

    internal INamedTypeSymbol Writer { get; }

    internal INamedTypeSymbol TypedFact { get; }

    internal INamedTypeSymbol? Fact { get; }

    internal INamedTypeSymbol? Builder { get; }

    internal INamedTypeSymbol? Projection { get; }

    internal INamedTypeSymbol? MapAttribute { get; }

    internal INamedTypeSymbol? ActsAs { get; }

    internal INamedTypeSymbol? WritesFact { get; }

    internal INamedTypeSymbol? FactName { get; }

    internal INamedTypeSymbol? DeclaredFact { get; }

    /// <summary>True for the package's own writer and builder.</summary>
    internal bool IsMechanism(INamedTypeSymbol type) =>
        type.ContainingAssembly?.Name == Package && (Same(type.OriginalDefinition, Writer) || Same(type, Builder));

    /// <summary>Null when the compilation does not know the package, which ends the analysis before it costs anything.</summary>
    internal static OwnershipTypes? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName(Namespace + "FactWriter`1") is { } writer && compilation.GetTypeByMetadataName(Namespace + "Fact`2") is { } fact
            ? new OwnershipTypes(compilation, writer, fact)
            : null;

    internal static bool Same(ISymbol? one, ISymbol? other) => one is not null && SymbolEqualityComparer.Default.Equals(one, other);

    internal static bool Has(ISymbol symbol, INamedTypeSymbol? attribute)
    {
        foreach (AttributeData data in symbol.GetAttributes())
        {
            if (Same(data.AttributeClass?.OriginalDefinition, attribute))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The system whose writer this is; null for any other type and for <c>FactWriter&lt;&gt;</c> itself.</summary>
    internal ITypeSymbol? WriterOf(ITypeSymbol? type) => Argument(type, Writer);

    /// <summary>The owner in the type of a fact; null for any other type, <c>Fact</c> included.</summary>
    internal ITypeSymbol? OwnerOf(ITypeSymbol? type) => Argument(type, TypedFact);

    internal bool IsFact(ITypeSymbol? type) => Same(type?.OriginalDefinition, TypedFact) || Same(type, Fact);

    /// <summary>True for a parameter that takes a fact's name.</summary>
    internal bool NamesFact(IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_String
        && (Has(parameter, FactName) || (parameter.Name == "factName" && WriterOf(parameter.ContainingType) is not null));

    /// <summary>True for a marker type by its name, false for a type parameter and for what did not bind.</summary>
    internal static bool IsNamed(ITypeSymbol? system) => system is not null && system.TypeKind is not (TypeKind.TypeParameter or TypeKind.Error);

    private static ITypeSymbol? Argument(ITypeSymbol? type, INamedTypeSymbol definition) =>
        type is INamedTypeSymbol { IsUnboundGenericType: false } named && Same(named.OriginalDefinition, definition) ? named.TypeArguments[0] : null;
}
