using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Broker.Orchestration.Analyzers;

/// <summary>The words whose appearance makes a body worth binding: the package's own, and the names of the members that pass facts on.</summary>
internal static class TriggerWords
{
    private static readonly string[] Always =
    [
        "FactWriter", "SetAsync", "SetTextAsync", "Own", "Project", "Fact", "Unsafe", "UnsafeAccessor", "CreateInstance", "GetUninitializedObject", "GetSafeUninitializedObject",
        "GetConstructor", "GetConstructors", "InvokeMember", "GetField", "GetFields", "GetDeclaredField", "GetRuntimeField", "GetRuntimeFields",
    ];

    // In a source file, one of these texts means that names have to be collected from it.
    private static readonly string[] Declaring = ["WritesFact", "FactName", "HubSpotObject", "SalesforceObject"];

    internal static IEnumerable<string> Of(Compilation compilation, OwnershipState state, IReadOnlyList<IAssemblySymbol> related)
    {
        var words = new HashSet<string>(Always, StringComparer.Ordinal);
        if (state.Facts.HasCopies && state.Crm.HasBoundary)
        {
            words.Add(CrmTypes.BoundaryWord);
        }

        bool hasClient = state.Facts.HasCopies && state.Crm.HasClient;
        if (hasClient)
        {
            words.UnionWith(CrmTypes.ClientWords);
            words.UnionWith(state.Facts.CopyNames);
        }

        foreach (IAssemblySymbol assembly in related)
        {
            // The clients hold no record of a team and no fact.
            if (assembly.Name is not (CrmTypes.HubSpotPackage or CrmTypes.SalesforcePackage))
            {
                AddFrom(assembly.GlobalNamespace, state, hasClient && assembly.Name != OwnershipTypes.Package, words);
            }
        }

        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            string text = tree.GetText().ToString();
            if (Array.Exists(Declaring, word => text.IndexOf(word, StringComparison.Ordinal) >= 0))
            {
                AddFrom((CompilationUnitSyntax)tree.GetRoot(), state, hasClient, words);
            }

            if (text.IndexOf("global ", StringComparison.Ordinal) >= 0)
            {
                words.UnionWith(Aliases((CompilationUnitSyntax)tree.GetRoot(), onlyGlobal: true));
            }
        }

        return words;
    }

    /// <summary>The aliases of a file that stand for one of the package's types.</summary>
    internal static IEnumerable<string> Aliases(CompilationUnitSyntax unit, bool onlyGlobal)
    {
        foreach (UsingDirectiveSyntax directive in unit.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>())
        {
            if (directive.Alias is { } alias && (!onlyGlobal || directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)) && Mentions(directive.NamespaceOrType))
            {
                yield return alias.Name.Identifier.ValueText;
            }
        }
    }

    private static bool Mentions(TypeSyntax type) =>
        type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(static name => name.Identifier.ValueText is "FactWriter" or "Fact" or "OwnershipMapBuilder" or "Unsafe");

    private static void AddFrom(CompilationUnitSyntax unit, OwnershipState state, bool hasClient, HashSet<string> words)
    {
        foreach (SyntaxNode node in unit.DescendantNodes())
        {
            if (node is AttributeSyntax attribute && attribute.Name is { } name && Last(name) is "WritesFact" or "FactName" or "WritesFactAttribute" or "FactNameAttribute")
            {
                words.Add(Declarer(node));
            }
            else if (hasClient && node is PropertyDeclarationSyntax property && IsMapped(property, state.Facts))
            {
                words.Add(property.Identifier.ValueText);
            }
        }

        words.Remove(string.Empty);
    }

    private static string Last(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => string.Empty,
    };

    private static string Declarer(SyntaxNode attribute) =>
        attribute.Ancestors().Select(static node => node switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            LocalFunctionStatementSyntax function => function.Identifier.ValueText,
            BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
            DelegateDeclarationSyntax type => type.Identifier.ValueText,
            IndexerDeclarationSyntax => string.Empty,
            _ => null,
        }).FirstOrDefault(static name => name is not null) ?? string.Empty;

    private static bool IsMapped(PropertyDeclarationSyntax property, KnownFacts facts) =>
        facts.CopyIn(property.Identifier.ValueText) is not null
        || property.AttributeLists.SelectMany(static list => list.Attributes).Any(attribute => attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression is { } value
            && (value is not LiteralExpressionSyntax literal || facts.CopyIn(literal.Token.ValueText) is not null));

    private static void AddFrom(INamespaceSymbol space, OwnershipState state, bool withRecords, HashSet<string> words)
    {
        foreach (INamespaceOrTypeSymbol member in space.GetMembers())
        {
            if (member is INamespaceSymbol inner)
            {
                AddFrom(inner, state, withRecords, words);
            }
            else if (member is INamedTypeSymbol type)
            {
                AddFrom(type, state, withRecords, words);
            }
        }
    }

    private static void AddFrom(INamedTypeSymbol type, OwnershipState state, bool withRecords, HashSet<string> words)
    {
        bool isRecord = withRecords && CrmTypes.IsRecord(type);
        foreach (ISymbol member in type.GetMembers())
        {
            switch (member)
            {
                case INamedTypeSymbol nested:
                    AddFrom(nested, state, withRecords, words);
                    break;
                case IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor or MethodKind.DelegateInvoke, Parameters.IsEmpty: false } method when method.Parameters.Any(parameter => Forwards(parameter, state.Types)):
                    words.Add(method.MethodKind == MethodKind.Ordinary ? method.Name : type.Name);
                    break;
                case IPropertySymbol property when isRecord && CrmTypes.FieldOf(property) is { } field && state.Facts.CopyIn(field) is not null:
                    words.Add(property.Name);
                    break;
            }
        }
    }

    private static bool Forwards(IParameterSymbol parameter, OwnershipTypes types) =>
        (parameter.Type.SpecialType == SpecialType.System_String || types.IsFact(parameter.Type))
        && (OwnershipTypes.Has(parameter, types.FactName) || OwnershipTypes.Has(parameter, types.WritesFact));
}
