using System.Collections.Immutable;
using Broker.Orchestration.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Broker.Orchestration.Analyzers.Tests.Fixes;

/// <summary>Applies a code fix to the first error of a source, as an editor does.</summary>
internal static class FixRun
{
    /// <summary>The fixed source; null when the fix offers nothing. What is offered must compile and be free of the error.</summary>
    internal static async Task<string?> ApplyAsync(CodeFixProvider provider, string source, params IReadOnlyList<string> others)
    {
        Solution solution = Solution(source, others);
        Document document = solution.Projects.Single().Documents.Single(static d => d.Name == "Source.cs");
        Diagnostic error = (await DiagnoseAsync(document)).First(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id) && diagnostic.Location.SourceTree!.FilePath == "Source.cs");

        List<CodeAction> actions = [];
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, error, (action, _) => actions.Add(action), CancellationToken.None));
        if (actions.Count == 0)
        {
            return null;
        }

        ImmutableArray<CodeActionOperation> operations = await actions[0].GetOperationsAsync(CancellationToken.None);
        Document changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        Compilation compilation = Program.Generated((CSharpCompilation)(await changed.Project.GetCompilationAsync())!);
        Assert.Empty(compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString()));
        Assert.DoesNotContain(await DiagnoseAsync(changed), diagnostic => diagnostic.Id == error.Id);
        return (await changed.GetTextAsync()).ToString();
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(Document document) =>
        await Program.DiagnoseAsync(Program.Generated((CSharpCompilation)(await document.Project.GetCompilationAsync())!));

    private static Solution Solution(string source, IReadOnlyList<string> others)
    {
        var workspace = new AdhocWorkspace();
        ProjectId project = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                project, VersionStamp.Default, "Acme", "Acme", LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
                parseOptions: Program.Parse, metadataReferences: Program.References))
            .AddDocument(DocumentId.CreateNewId(project), "Usings.cs", Program.Usings, filePath: "Usings.cs")
            .AddDocument(DocumentId.CreateNewId(project), "Source.cs", source, filePath: "Source.cs");
        for (int i = 0; i < others.Count; i++)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(project), $"Other{i}.cs", others[i], filePath: $"Other{i}.cs");
        }

        return solution;
    }
}
