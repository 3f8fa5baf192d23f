using System.Collections.Immutable;
using Broker.Orchestration.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Broker.Orchestration.CodeFixes;

/// <summary>A proposal that says what a write said.</summary>
internal sealed class ProposalCall
{
    private readonly string called;
    private readonly ArgumentListSyntax said;

    private ProposalCall(INamedTypeSymbol facts, string called, ArgumentListSyntax said)
    {
        Facts = facts;
        this.called = called;
        this.said = said;
    }

    /// <summary>The interface that proposes.</summary>
    internal INamedTypeSymbol Facts { get; }

    /// <summary>Null when the write's result is used, which a proposal does not have, or when the interface asks for what a write does not say.</summary>
    internal static ProposalCall? Of(InvocationExpressionSyntax call, SemanticModel model, OwnershipTypes types, CancellationToken cancellationToken)
    {
        if (!IsResultUnused(call, model, cancellationToken) || model.Compilation.GetTypeByMetadataName(OwnershipTypes.Namespace + "IFacts") is not { } facts)
        {
            return null;
        }

        SymbolInfo info = model.GetSymbolInfo(call, cancellationToken);
        IMethodSymbol? write = (info.Symbol is { } one ? ImmutableArray.Create(one) : info.CandidateSymbols).OfType<IMethodSymbol>()
            .FirstOrDefault(candidate => types.WriterOf(candidate.ContainingType) is not null && candidate.Name is "SetAsync" or "SetTextAsync");
        if (write is null || types.WriterOf(write.ContainingType) is not { } system)
        {
            return null;
        }

        string name = write.Name == "SetAsync" ? "ProposeAsync" : "ProposeTextAsync";
        IMethodSymbol? proposal = facts.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault();
        return proposal is not null && Arguments(proposal, Given(call, write), system) is { } list ? new ProposalCall(facts, name, list) : null;
    }

    internal InvocationExpressionSyntax Through(string facts) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, SyntaxFactory.IdentifierName(facts), SyntaxFactory.IdentifierName(called)), said);

    private static Dictionary<string, ExpressionSyntax> Given(InvocationExpressionSyntax call, IMethodSymbol write)
    {
        var given = new Dictionary<string, ExpressionSyntax>(StringComparer.Ordinal);
        for (int i = 0; i < call.ArgumentList.Arguments.Count; i++)
        {
            ArgumentSyntax argument = call.ArgumentList.Arguments[i];
            string? name = argument.NameColon?.Name.Identifier.ValueText ?? (i < write.Parameters.Length ? write.Parameters[i].Name : null);
            if (name is not null)
            {
                given[name] = argument.Expression.WithoutTrivia();
            }
        }

        return given;
    }

    private static ArgumentListSyntax? Arguments(IMethodSymbol proposal, Dictionary<string, ExpressionSyntax> given, ITypeSymbol system)
    {
        List<ArgumentSyntax> list = [];
        bool isPositional = true;
        foreach (IParameterSymbol parameter in proposal.Parameters)
        {
            ExpressionSyntax? value = parameter.Name switch
            {
                _ when given.TryGetValue(parameter.Name, out ExpressionSyntax? same) => same,
                "key" when given.TryGetValue("cause", out ExpressionSyntax? cause) => cause,
                "reason" => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal($"{system.Name} has another value")),
                "by" => SyntaxFactory.ParseExpression(
                    $"{parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.System({system.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.SystemName)")
                    .WithAdditionalAnnotations(Simplifier.Annotation),
                _ => null,
            };
            if (value is not null)
            {
                ArgumentSyntax argument = SyntaxFactory.Argument(value);
                list.Add(isPositional ? argument : argument.WithNameColon(SyntaxFactory.NameColon(parameter.Name).WithTrailingTrivia(SyntaxFactory.Space)));
            }
            else if (parameter.IsOptional)
            {
                isPositional = false;
            }
            else
            {
                return null;
            }
        }

        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(list, Enumerable.Repeat(comma, list.Count - 1)));
    }

    private static bool IsResultUnused(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax outer = call;
        if (outer.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured })
        {
            outer = configured;
        }

        bool isAwaited = outer.Parent is AwaitExpressionSyntax;
        SyntaxNode? user = isAwaited ? outer.Parent!.Parent : outer.Parent;
        return user switch
        {
            ExpressionStatementSyntax => true,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } => true,
            ArrowExpressionClauseSyntax or ReturnStatementSyntax => IsPlain(user, isAwaited, model, cancellationToken),
            _ => false,
        };
    }

    /// <summary>True in a method that gives back no value.</summary>
    private static bool IsPlain(SyntaxNode user, bool isAwaited, SemanticModel model, CancellationToken cancellationToken) =>
        user.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
        && !user.Ancestors().TakeWhile(node => node != method).Any(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
        && model.GetDeclaredSymbol(method, cancellationToken)?.ReturnType is { } type
        && (type.SpecialType == SpecialType.System_Void || (type is INamedTypeSymbol { IsGenericType: false, Name: "Task" or "ValueTask" } && (isAwaited || type.Name == "Task")));
}
