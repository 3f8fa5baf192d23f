using System.Collections.Immutable;
using System.Composition;
using Broker.Orchestration.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Broker.Orchestration.CodeFixes;

/// <summary>OWN001: turns the write into a proposal to the owner, through an <c>IFacts</c> that is in scope or is asked for in the constructor.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ProposeFix))]
[Shared]
public sealed class ProposeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("OWN001");

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        InvocationExpressionSyntax? call = root?.FindNode(context.Diagnostics[0].Location.SourceSpan, getInnermostNodeForTie: true)
            .FirstAncestorOrSelf<ArgumentSyntax>()?.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (root is null || model is null || call is null || OwnershipTypes.Of(model.Compilation) is not { } types)
        {
            return;
        }

        if (ProposalCall.Of(call, model, types, context.CancellationToken) is { } proposal && FactsInScope.Of(call, model, proposal.Facts, context.CancellationToken) is { } facts)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Propose the change to the owner",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(facts.In(root, call, proposal.Through(facts.Name)))),
                    nameof(ProposeFix)),
                context.Diagnostics);
        }
    }
}
