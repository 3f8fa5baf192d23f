using System.Collections.Immutable;
using System.Globalization;
using Broker.Core.Identity;
using Broker.Crm.HubSpot;
using Broker.Crm.Salesforce;
using Broker.Orchestration.Ownership;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Broker.Orchestration.Analyzers.Tests.Support;

/// <summary>A program of some files, compiled in memory with the generator and the analyzer as the compiler runs them.</summary>
internal sealed class Program
{
    internal const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Broker.Core.Boundaries.Kyc;
        global using Broker.Core.Identity;
        global using Broker.Orchestration.Ownership;
        """;

    internal static readonly CSharpParseOptions Parse = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    internal static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name is "netstandard.dll" or "Microsoft.CSharp.dll"))
            .Concat(new[] { typeof(CustomerId), typeof(BrokerFacts), typeof(HubSpotClient), typeof(SalesforceClient) }.Select(static type => type.Assembly.Location))
            .Distinct(StringComparer.Ordinal)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>How a map of this version begins its builder.</summary>
    internal static string Builder(string map) =>
        typeof(OwnershipMapBuilder).GetConstructor([typeof(Type)]) is null ? "new OwnershipMapBuilder()" : $"new OwnershipMapBuilder(typeof({map}))";

    private Program(CSharpCompilation compilation, IReadOnlyList<Finding> expected)
    {
        Compilation = compilation;
        Expected = expected;
    }

    internal CSharpCompilation Compilation { get; }

    internal IReadOnlyList<Finding> Expected { get; }

    /// <summary>A program of the files given; <c>{|OWN001:...|}</c> marks where an error is expected.</summary>
    internal static Program Of(params IReadOnlyList<string> files) => Of(files, []);

    internal static Program Of(IReadOnlyList<string> files, IReadOnlyList<MetadataReference> more)
    {
        Marked[] marked = [.. files.Select(static (file, i) => Marked.Parse(file, $"File{i}.cs"))];
        bool isProgram = files.Any(static file => file.StartsWith("// top-level", StringComparison.Ordinal));
        var options = new CSharpCompilationOptions(
            isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);
        var compilation = CSharpCompilation.Create(
            "Acme",
            [CSharpSyntaxTree.ParseText(Usings, Parse, "Usings.cs"), .. marked.Select(static (file, i) => CSharpSyntaxTree.ParseText(file.Source, Parse, $"File{i}.cs"))],
            [.. References, .. more],
            options);
        return new Program(Generated(compilation), [.. marked.SelectMany(static file => file.Expected)]);
    }

    internal static CSharpCompilation Generated(CSharpCompilation compilation)
    {
        CSharpGeneratorDriver.Create([new DeclaredFactGenerator().AsSourceGenerator()], parseOptions: Parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> problems);
        Assert.Empty(problems);
        return (CSharpCompilation)generated;
    }

    /// <summary>What the analyzer says. An exception inside it fails the test.</summary>
    internal static async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(Compilation compilation)
    {
        List<string> faults = [];
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => faults.Add(exception.ToString()), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers([new OwnershipAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(faults);
        Assert.DoesNotContain(found, static diagnostic => diagnostic.Id == "AD0001");
        return found;
    }

    internal async Task<IReadOnlyList<Finding>> FindAsync() =>
    [
        .. (await DiagnoseAsync(Compilation)).Select(static diagnostic => new Finding(
            diagnostic.Id,
            diagnostic.Location.SourceTree!.FilePath,
            diagnostic.Location.SourceSpan,
            diagnostic.Location.SourceTree.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length))),
    ];

    /// <summary>Exactly the marked errors, each at its place.</summary>
    internal async Task HasExactlyWhatIsMarkedAsync(bool compiles = true)
    {
        IReadOnlyList<Finding> found = await FindAsync();
        Assert.Equal(Lines(Expected), Lines(found));
        if (compiles)
        {
            Assert.Empty(CompilerErrors());
        }
    }

    internal async Task<string> OnlyMessageAsync() => Assert.Single(await DiagnoseAsync(Compilation)).GetMessage(CultureInfo.InvariantCulture);

    internal IReadOnlyList<string> CompilerErrors() => [.. Compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString())];

    private static string[] Lines(IEnumerable<Finding> findings) =>
        [.. findings.OrderBy(static f => f.File, StringComparer.Ordinal).ThenBy(static f => f.Span.Start).ThenBy(static f => f.Id, StringComparer.Ordinal).Select(static f => f.ToString())];
}
