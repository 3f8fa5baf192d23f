using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Broker.Orchestration.CodeFixes;

/// <summary>OWN005: removes the projection of a secret.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveProjectionFix))]
[Shared]
public sealed class RemoveProjectionFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("OWN005");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SyntaxNode? projection = root?.FindNode(context.Diagnostics[0].Location.SourceSpan, getInnermostNodeForTie: true);
        if (root is not null && projection is not null && Without(root, projection) is { } changed)
        {
            context.RegisterCodeFix(
                CodeAction.Create("Remove the projection", _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), nameof(RemoveProjectionFix)), context.Diagnostics);
        }
    }

    private static SyntaxNode? Without(SyntaxNode root, SyntaxNode projection)
    {
        foreach (SyntaxNode node in projection.AncestorsAndSelf())
        {
            switch (node.Parent)
            {
                case CollectionExpressionSyntax collection when node is CollectionElementSyntax element:
                    return root.ReplaceNode(collection, collection.WithElements(collection.Elements.Remove(element)));
                case InitializerExpressionSyntax initializer when node is ExpressionSyntax expression:
                    return root.ReplaceNode(initializer, initializer.WithExpressions(initializer.Expressions.Remove(expression)));
                case ArgumentListSyntax list when node is ArgumentSyntax argument:
                    return root.ReplaceNode(list, list.WithArguments(list.Arguments.Remove(argument)));
                case StatementSyntax:
                    return null;
            }
        }

        return null;
    }
}
