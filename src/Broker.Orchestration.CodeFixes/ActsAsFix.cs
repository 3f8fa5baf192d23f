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

/// <summary>OWN002: marks the type with <c>[ActsAs&lt;...&gt;]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ActsAsFix))]
[Shared]
public sealed class ActsAsFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("OWN002");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        Diagnostic diagnostic = context.Diagnostics[0];
        TypeDeclarationSyntax? type = root?.FindNode(diagnostic.Location.SourceSpan).AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .FirstOrDefault(static type => type is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax);
        if (root is null || type is null || !diagnostic.Properties.TryGetValue(Rules.System, out string? system) || system is null)
        {
            return;
        }

        string name = system.Substring(system.LastIndexOfAny(['.', '+']) + 1);
        context.RegisterCodeFix(
            CodeAction.Create($"Mark {type.Identifier.ValueText} with [ActsAs<{name}>]", _ => Task.FromResult(Marked(context.Document, root, type, system)), nameof(ActsAsFix) + system), diagnostic);
    }

    private static Document Marked(Document document, SyntaxNode root, TypeDeclarationSyntax type, string system)
    {
        NameSyntax name = SyntaxFactory.ParseName($"global::{OwnershipTypes.Namespace}ActsAs<global::{system.Replace('+', '.')}>").WithAdditionalAnnotations(Simplifier.Annotation);
        AttributeListSyntax list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(name)));

        // The attribute takes over what stands before the type, documentation included.
        TypeDeclarationSyntax marked = type.AttributeLists.Count == 0
            ? type.WithLeadingTrivia(SyntaxFactory.TriviaList(Indentation(type))).AddAttributeLists(list.WithLeadingTrivia(type.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed))
            : type.AddAttributeLists(list.WithLeadingTrivia(Indentation(type)).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed));
        return document.WithSyntaxRoot(root.ReplaceNode(type, marked));
    }

    private static SyntaxTriviaList Indentation(SyntaxNode node)
    {
        SyntaxTriviaList leading = node.GetLeadingTrivia();
        return leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(leading[leading.Count - 1]) : SyntaxFactory.TriviaList();
    }
}
