using System.Collections.Immutable;
using System.Composition;
using Broker.Orchestration.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Broker.Orchestration.CodeFixes;

/// <summary>OWN007: puts in the name of the known fact that a misspelt one is nearest to.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NearestNameFix))]
[Shared]
public sealed class NearestNameFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("OWN007");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SyntaxNode? at = root?.FindNode(context.Diagnostics[0].Location.SourceSpan, getInnermostNodeForTie: true);
        if (root is not null && at is ExpressionSyntax name && context.Diagnostics[0].Properties.TryGetValue(Rules.Nearest, out string? nearest) && nearest is not null)
        {
            LiteralExpressionSyntax literal = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(nearest)).WithTriviaFrom(name);
            context.RegisterCodeFix(
                CodeAction.Create($"Use '{nearest}'", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(name, literal))), nameof(NearestNameFix)), context.Diagnostics);
        }
    }
}
