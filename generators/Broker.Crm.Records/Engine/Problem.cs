using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Broker.Crm.Records.Engine;

/// <summary>Something wrong and where. Holds only values, so that the compiler can compare it between edits.</summary>
internal sealed record Problem(ProblemKind Kind, EquatableList<string> Arguments, string? Path, TextSpan Span, LinePositionSpan Lines)
{
    public static Problem At(ISymbol symbol, ProblemKind kind, params string[] arguments)
    {
        Location? location = symbol.Locations.FirstOrDefault(static l => l.IsInSource);
        return new Problem(kind, new EquatableList<string>(arguments), location?.SourceTree?.FilePath, location?.SourceSpan ?? default, location?.GetLineSpan().Span ?? default);
    }

    public Diagnostic ToDiagnostic(RecordVendor vendor) =>
        Diagnostic.Create(vendor.Describe(Kind), Path is null ? Location.None : Location.Create(Path, Span, Lines), [.. Arguments]);
}
