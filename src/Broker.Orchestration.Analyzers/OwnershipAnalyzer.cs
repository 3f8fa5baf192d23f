using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Broker.Orchestration.Analyzers;

/// <summary>Turns a write against the ownership map into a build error that says what to do instead.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OwnershipAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rules.ForeignWrite, Rules.Unsaid, Rules.Forged, Rules.UnknownOwner, Rules.ProjectedSecret, Rules.CopyWritten, Rules.Unowned, Rules.UnreadableMap);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // Code that calls itself generated writes like any other.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (OwnershipTypes.Of(start.Compilation) is { } types)
            {
                var state = new OwnershipState(start.Compilation, types);
                start.RegisterSemanticModelAction(file => FileCheck.Run(file, state));
            }
        });
    }
}
