using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Broker.Crm.Records.Engine;

/// <summary>
/// Writes, for partial classes of the user, the bodies of their properties with three states each, a reader over <c>Utf8JsonReader</c> and a map of what was set.
/// </summary>
public abstract class RecordGenerator : IIncrementalGenerator
{
    private protected abstract RecordVendor Vendor { get; }

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        RecordVendor vendor = Vendor;

        // Values are all that leaves a step, so that the compiler can compare them and skip what did not change.
        IncrementalValuesProvider<RecordResult> results = context.SyntaxProvider.ForAttributeWithMetadataName(
                vendor.Attribute("Object"),
                static (node, _) => node is TypeDeclarationSyntax,
                (match, cancellationToken) => ClassReader.Read(vendor, match, cancellationToken))
            .Where(static result => result is not null)
            .Select(static (result, _) => result!);
        context.RegisterSourceOutput(
            results.Select(static (result, _) => result.Source).Where(static source => source is not null),
            static (output, source) => output.AddSource(source!.FileName, SourceText.From(source.Text, Encoding.UTF8)));
        context.RegisterSourceOutput(
            results.SelectMany(static (result, _) => result.Problems),
            (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic(vendor)));
    }
}
