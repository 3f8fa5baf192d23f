using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Broker.Orchestration.Analyzers;

/// <summary>One file: finds the places worth a look, binds only the members around them.</summary>
internal sealed class FileCheck
{
    private readonly SemanticModelAnalysisContext file;
    private readonly OwnershipState state;
    private readonly HashSet<(string Id, int Start)> reported = [];
    private readonly Dictionary<(INamedTypeSymbol Type, ITypeSymbol System), SyntaxNode> unsaid = new(PairComparer.Instance);

    private FileCheck(SemanticModelAnalysisContext file, OwnershipState state)
    {
        this.file = file;
        this.state = state;
    }

    private SemanticModel Model => file.SemanticModel;

    internal static void Run(SemanticModelAnalysisContext file, OwnershipState state) => new FileCheck(file, state).Run();

    private void Run()
    {
        string text = Model.SyntaxTree.GetText(file.CancellationToken).ToString();
        ImmutableArray<int> hits = state.Words.Find(text);
        if (!hits.IsDefault && hits.IsEmpty)
        {
            return;
        }

        if (Model.SyntaxTree.GetRoot(file.CancellationToken) is not CompilationUnitSyntax unit)
        {
            return;
        }

        var members = new HashSet<SyntaxNode>();
        foreach (SyntaxToken token in Tokens(unit, text, hits))
        {
            file.CancellationToken.ThrowIfCancellationRequested();
            if (Member(token) is { } member)
            {
                members.Add(member);
            }

            if (token.Parent is SimpleNameSyntax name && !name.IsPartOfStructuredTrivia())
            {
                Look(name);
            }
        }

        foreach (SyntaxNode member in members)
        {
            Bind(member);
        }

        foreach (KeyValuePair<(INamedTypeSymbol Type, ITypeSymbol System), SyntaxNode> missing in unsaid)
        {
            Report(Rules.Unspoken(missing.Value, missing.Key.Type.Name, missing.Key.System.Name, DeclaredFactGenerator.FullName(missing.Key.System)));
        }
    }

    private static IEnumerable<SyntaxToken> Tokens(CompilationUnitSyntax unit, string text, ImmutableArray<int> hits)
    {
        string[] aliases = [.. TriggerWords.Aliases(unit, onlyGlobal: false)];
        if (hits.IsDefault)
        {
            return unit.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken));
        }

        ImmutableArray<int> more = aliases.Length == 0 ? ImmutableArray<int>.Empty : new Words(aliases).Find(text);
        return hits.Concat(more.IsDefault ? ImmutableArray<int>.Empty : more)
            .Select(at => unit.FindToken(at))
            .Where(static token => token.IsKind(SyntaxKind.IdentifierToken) || token.IsKind(SyntaxKind.StringLiteralToken));
    }

    /// <summary>The smallest member around a place, which is bound as one.</summary>
    private static SyntaxNode? Member(SyntaxToken token)
    {
        foreach (SyntaxNode node in token.Parent?.AncestorsAndSelf() ?? [])
        {
            switch (node)
            {
                case GlobalStatementSyntax:
                    return node.Parent;
                case BaseTypeDeclarationSyntax type:
                    return type;
                case MemberDeclarationSyntax member:
                    return member is BaseNamespaceDeclarationSyntax ? null : member;
            }
        }

        return null;
    }

    private void Bind(SyntaxNode member)
    {
        // What writes and declares facts for all others is the mechanism itself.
        if (TypeAt(member) is not { } type || state.Types.IsMechanism(type))
        {
            return;
        }

        foreach (SyntaxNode body in Bodies(member))
        {
            file.CancellationToken.ThrowIfCancellationRequested();
            if (Model.GetOperation(body, file.CancellationToken) is { } operation)
            {
                new BodyCheck(Model, state, type, operation, Report, Uses, file.CancellationToken).Run();
            }
        }

        if (member is MethodDeclarationSyntax method && BirthCheck.IsForeignConstructor(method, Model, state, file.CancellationToken))
        {
            Report(Diagnostic.Create(Rules.Forged, method.Identifier.GetLocation(), $"'{method.Identifier.ValueText}' reaches the constructor of a fact"));
        }
    }

    private static IEnumerable<SyntaxNode> Bodies(SyntaxNode member)
    {
        switch (member)
        {
            case BaseMethodDeclarationSyntax or CompilationUnitSyntax:
                return [member];
            case BasePropertyDeclarationSyntax property:
                IEnumerable<SyntaxNode> accessors = property.AccessorList?.Accessors ?? [];
                return accessors.Concat(property switch
                {
                    PropertyDeclarationSyntax plain => [plain.ExpressionBody, plain.Initializer],
                    IndexerDeclarationSyntax indexer => new SyntaxNode?[] { indexer.ExpressionBody },
                    _ => [],
                }).Where(static node => node is not null)!;
            case BaseFieldDeclarationSyntax field:
                return field.Declaration.Variables.Select(static variable => variable.Initializer).Where(static node => node is not null)!;
            case TypeDeclarationSyntax { BaseList: { } bases }:
                return bases.Types.OfType<PrimaryConstructorBaseTypeSyntax>();
            default:
                return [];
        }
    }

    private INamedTypeSymbol? TypeAt(SyntaxNode node)
    {
        foreach (SyntaxNode ancestor in node.AncestorsAndSelf())
        {
            if (ancestor is BaseTypeDeclarationSyntax declaration)
            {
                return Model.GetDeclaredSymbol(declaration, file.CancellationToken) as INamedTypeSymbol;
            }
        }

        // Top-level statements stand in a type that is written nowhere.
        int at = node is CompilationUnitSyntax unit ? unit.Members.OfType<GlobalStatementSyntax>().FirstOrDefault()?.SpanStart ?? 0 : node.SpanStart;
        return Model.GetEnclosingSymbol(at, file.CancellationToken)?.ContainingType;
    }

    /// <summary>A name that stands for one of the package's types or for a method group.</summary>
    private void Look(SimpleNameSyntax name)
    {
        SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access
            : name.Parent is MemberBindingExpressionSyntax binding ? binding
            : name;
        if (name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
        {
            return;
        }

        if (name.FirstAncestorOrSelf<AttributeSyntax>() is null && whole is ExpressionSyntax expression && !IsCalled(expression) && TypeAt(name) is { } around)
        {
            MethodGroupCheck.Run(expression, Model, state, around, Report, file.CancellationToken);
        }

        if (Model.GetSymbolInfo(name, file.CancellationToken).Symbol is INamedTypeSymbol named && state.Types.WriterOf(named) is { } system
            && name.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not InterfaceDeclarationSyntax)
        {
            Uses(system, name, null);
        }
    }

    private static bool IsCalled(ExpressionSyntax expression)
    {
        SyntaxNode? node = expression;
        while (node?.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            node = node.Parent;
        }

        return node?.Parent is InvocationExpressionSyntax call && call.Expression == node;
    }

    /// <summary>Something here writes as a system; the type must say so. One error per type and system, at the first place.</summary>
    private void Uses(ITypeSymbol system, SyntaxNode at, INamedTypeSymbol? type)
    {
        if (!OwnershipTypes.IsNamed(system) || (type ?? TypeAt(at)) is not { } user || state.ActsAs(user, system))
        {
            return;
        }

        if (!unsaid.TryGetValue((user, system), out SyntaxNode? first) || at.SpanStart < first.SpanStart)
        {
            unsaid[(user, system)] = at;
        }
    }

    private void Report(Diagnostic diagnostic)
    {
        if (reported.Add((diagnostic.Id, diagnostic.Location.SourceSpan.Start)))
        {
            file.ReportDiagnostic(diagnostic);
        }
    }
}
