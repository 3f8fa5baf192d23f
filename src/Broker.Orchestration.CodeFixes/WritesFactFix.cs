using System.Collections.Immutable;
using System.Composition;
using Broker.Orchestration.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Broker.Orchestration.CodeFixes;

/// <summary>OWN004: marks the parameter the fact comes from with <c>[WritesFact]</c>, so that every caller is checked.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WritesFactFix))]
[Shared]
public sealed class WritesFactFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("OWN004");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        SyntaxNode? at = root?.FindNode(context.Diagnostics[0].Location.SourceSpan, getInnermostNodeForTie: true);
        while (at is CastExpressionSyntax or ParenthesizedExpressionSyntax or ArgumentSyntax)
        {
            at = at is CastExpressionSyntax cast ? cast.Expression : at is ArgumentSyntax argument ? argument.Expression : ((ParenthesizedExpressionSyntax)at).Expression;
        }

        // A method group has no parameter that could be marked.
        if (root is not null && at is IdentifierNameSyntax
            && model?.GetSymbolInfo(at, context.CancellationToken).Symbol is IParameterSymbol { DeclaringSyntaxReferences.Length: 1 } parameter
            && parameter.DeclaringSyntaxReferences[0].SyntaxTree == root.SyntaxTree
            && root.FindNode(parameter.DeclaringSyntaxReferences[0].Span) is ParameterSyntax { Type: not null } declaration)
        {
            context.RegisterCodeFix(
                CodeAction.Create($"Mark '{parameter.Name}' with [WritesFact]", _ => Task.FromResult(Marked(context.Document, root, declaration)), nameof(WritesFactFix)), context.Diagnostics);
        }
    }

    private static Document Marked(Document document, SyntaxNode root, ParameterSyntax parameter)
    {
        NameSyntax name = SyntaxFactory.ParseName($"global::{OwnershipTypes.Namespace}WritesFact").WithAdditionalAnnotations(Simplifier.Annotation);
        AttributeListSyntax list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(name)))
            .WithLeadingTrivia(parameter.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space);
        return document.WithSyntaxRoot(root.ReplaceNode(parameter, parameter.WithoutLeadingTrivia().AddAttributeLists(list)));
    }
}
