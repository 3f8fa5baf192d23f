using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Broker.Orchestration.Analyzers;

/// <summary>
/// A writing method that is not called but handed on (<c>Func&lt;...&gt; write = writer.SetAsync</c>): the delegate's own signature decides which facts come in,
/// also where the compiler refuses the conversion.
/// </summary>
internal static class MethodGroupCheck
{
    internal static void Run(
        ExpressionSyntax expression, SemanticModel model, OwnershipState state, INamedTypeSymbol around, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        if (IsInNameOf(expression))
        {
            return;
        }

        SymbolInfo info = model.GetSymbolInfo(expression, cancellationToken);
        foreach (ISymbol symbol in info.Symbol is { } one ? ImmutableArray.Create(one) : info.CandidateSymbols)
        {
            if (symbol is IMethodSymbol method && method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ReducedExtension && Problem(method, expression, model, state, around, cancellationToken) is { } problem)
            {
                report(problem);
                return;
            }
        }
    }

    private static Diagnostic? Problem(
        IMethodSymbol method, ExpressionSyntax expression, SemanticModel model, OwnershipState state, INamedTypeSymbol around, CancellationToken cancellationToken)
    {
        ITypeSymbol? writer = state.Types.WriterOf(method.ContainingType);
        INamedTypeSymbol? target = model.GetTypeInfo(expression, cancellationToken).ConvertedType as INamedTypeSymbol;
        ImmutableArray<IParameterSymbol> taken = target?.DelegateInvokeMethod?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty;
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            IParameterSymbol parameter = method.Parameters[i];
            bool isTyped = writer is not null && state.Types.IsFact(parameter.Type);
            bool isNamed = writer is not null && state.Types.NamesFact(parameter);
            if (!isTyped && !isNamed && !OwnershipTypes.Has(parameter, state.Types.WritesFact))
            {
                continue;
            }

            // What the delegate lets in is what is written.
            ITypeSymbol type = i < taken.Length ? taken[i].Type : parameter.Type;
            IReadOnlyList<ITypeSymbol> actors = writer is not null ? [writer] : state.ActorsOf(around);
            if (state.Types.OwnerOf(type) is not { } owner || !OwnershipTypes.IsNamed(owner))
            {
                return Diagnostic.Create(Rules.UnknownOwner, expression.GetLocation(), parameter.Name, expression.ToString());
            }
            else if (!actors.Any(actor => OwnershipTypes.Same(actor, owner)))
            {
                return actors.Count == 0
                    ? Rules.Unspoken(expression, around.Name, owner.Name, DeclaredFactGenerator.FullName(owner))
                    : Diagnostic.Create(Rules.ForeignWrite, expression.GetLocation(), around.Name, WriteCheck.Names(actors), type.ToMinimalDisplayString(model, expression.SpanStart), owner.Name);
            }
        }

        return null;
    }

    private static bool IsInNameOf(SyntaxNode node)
    {
        foreach (SyntaxNode ancestor in node.Ancestors())
        {
            if (ancestor is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } })
            {
                return true;
            }

            if (ancestor is StatementSyntax)
            {
                return false;
            }
        }

        return false;
    }
}
