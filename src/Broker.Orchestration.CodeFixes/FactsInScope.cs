using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Broker.Orchestration.CodeFixes;

/// <summary>How a call gets at an <c>IFacts</c>: by what is in scope, or by a constructor that asks for it.</summary>
internal sealed class FactsInScope
{
    private const string Wanted = "facts";
    private readonly TypeSyntax? inject;

    private FactsInScope(string name, TypeSyntax? inject)
    {
        Name = name;
        this.inject = inject;
    }

    /// <summary>What the call says.</summary>
    internal string Name { get; }

    /// <summary>Null where none is in scope and none can be injected: in a static member, or with several constructors.</summary>
    internal static FactsInScope? Of(InvocationExpressionSyntax call, SemanticModel model, INamedTypeSymbol facts, CancellationToken cancellationToken)
    {
        foreach (ISymbol symbol in model.LookupSymbols(call.SpanStart))
        {
            ITypeSymbol? type = symbol switch
            {
                ILocalSymbol local when local.Locations.FirstOrDefault() is { } place && place.SourceSpan.Start < call.SpanStart => local.Type,
                IParameterSymbol parameter => parameter.Type,
                IFieldSymbol field => field.Type,
                IPropertySymbol property => property.Type,
                _ => null,
            };
            if (SymbolEqualityComparer.Default.Equals(type, facts) && (symbol.IsStatic || !IsStatic(call, model, cancellationToken) || symbol is ILocalSymbol or IParameterSymbol))
            {
                return new FactsInScope(symbol.Name, null);
            }
        }

        if (IsStatic(call, model, cancellationToken) || call.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } holder || holder is InterfaceDeclarationSyntax
            || model.LookupSymbols(call.SpanStart, name: Wanted).Length > 0 || holder.Members.OfType<ConstructorDeclarationSyntax>().Skip(1).Any())
        {
            return null;
        }

        TypeSyntax asked = SyntaxFactory.ParseTypeName(facts.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).WithAdditionalAnnotations(Simplifier.Annotation);
        return new FactsInScope(Wanted, asked);
    }

    /// <summary>The tree with the new call, and the constructor that asks for what it needs.</summary>
    internal SyntaxNode In(SyntaxNode root, InvocationExpressionSyntax call, InvocationExpressionSyntax proposal)
    {
        InvocationExpressionSyntax placed = proposal.WithTriviaFrom(call);
        if (inject is null)
        {
            return root.ReplaceNode(call, placed);
        }

        TypeDeclarationSyntax holder = call.FirstAncestorOrSelf<TypeDeclarationSyntax>()!;
        var mark = new SyntaxAnnotation();
        SyntaxNode changed = root.ReplaceNodes<SyntaxNode, SyntaxNode>([call, holder], (old, now) => old == call ? placed : now.WithAdditionalAnnotations(mark));
        var type = (TypeDeclarationSyntax)changed.GetAnnotatedNodes(mark).Single();
        return changed.ReplaceNode(type, Injected(type));
    }

    private TypeDeclarationSyntax Injected(TypeDeclarationSyntax type)
    {
        ParameterSyntax parameter = SyntaxFactory.Parameter(SyntaxFactory.Identifier(Wanted)).WithType(inject!.WithTrailingTrivia(SyntaxFactory.Space));
        ConstructorDeclarationSyntax? constructor = type.Members.OfType<ConstructorDeclarationSyntax>().FirstOrDefault();
        if (constructor is null)
        {
            return type.ParameterList is { } list
                ? type.WithParameterList(list.AddParameters(list.Parameters.Count == 0 ? parameter : parameter.WithLeadingTrivia(SyntaxFactory.Space)))
                : type.WithIdentifier(type.Identifier.WithTrailingTrivia()).WithParameterList(
                    SyntaxFactory.ParameterList(SyntaxFactory.SingletonSeparatedList(parameter)).WithTrailingTrivia(type.Identifier.TrailingTrivia));
        }

        ConstructorDeclarationSyntax asking = constructor.AddParameterListParameters(constructor.ParameterList.Parameters.Count == 0 ? parameter : parameter.WithLeadingTrivia(SyntaxFactory.Space));
        StatementSyntax keep = SyntaxFactory.ParseStatement($"this.{Wanted} = {Wanted};").WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
        asking = asking.ExpressionBody is { } expression
            ? asking.WithExpressionBody(null).WithSemicolonToken(default).WithBody(SyntaxFactory.Block(SyntaxFactory.ExpressionStatement(expression.Expression.WithoutTrivia()).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed), keep))
            : asking.AddBodyStatements(keep);
        MemberDeclarationSyntax field = SyntaxFactory.FieldDeclaration(
                SyntaxFactory.VariableDeclaration(inject!.WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.SingletonSeparatedList(SyntaxFactory.VariableDeclarator(Wanted))))
            .WithModifiers(SyntaxFactory.TokenList(SyntaxFactory.Token(SyntaxKind.PrivateKeyword).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.Token(SyntaxKind.ReadOnlyKeyword).WithTrailingTrivia(SyntaxFactory.Space)))
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
        TypeDeclarationSyntax replaced = type.ReplaceNode(constructor, asking);
        return replaced.WithMembers(replaced.Members.Insert(0, field));
    }

    private static bool IsStatic(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        for (ISymbol? symbol = model.GetEnclosingSymbol(node.SpanStart, cancellationToken); symbol is IMethodSymbol method; symbol = symbol.ContainingSymbol)
        {
            if (method is { IsStatic: true, MethodKind: not MethodKind.AnonymousFunction })
            {
                return true;
            }
        }

        return false;
    }
}
