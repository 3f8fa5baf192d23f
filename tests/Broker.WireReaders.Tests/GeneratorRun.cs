using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Broker.WireReaders.Tests;

/// <summary>Runs the generator over a source and keeps what came out.</summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Preview);
    private readonly GeneratorDriver driver;
    private readonly CSharpCompilation compilation;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation compilation)
    {
        this.driver = driver;
        this.compilation = compilation;
    }

    public ImmutableArray<Diagnostic> Diagnostics => driver.GetRunResult().Diagnostics;

    public string this[string file] => driver.GetRunResult().GeneratedTrees.Single(t => t.FilePath.EndsWith(file + ".g.cs", StringComparison.Ordinal)).ToString();

    public bool Has(string file) => driver.GetRunResult().GeneratedTrees.Any(t => t.FilePath.EndsWith(file + ".g.cs", StringComparison.Ordinal));

    /// <summary>The reasons of all outputs of the last step: whether anything was made anew.</summary>
    public IEnumerable<IncrementalStepRunReason> OutputReasons =>
        driver.GetRunResult().Results[0].TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason);

    public static GeneratorRun Of(string source, string rootNamespace = "Acme.Client")
    {
        PortableExecutableReference[] platform =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal)).Select(p => MetadataReference.CreateFromFile(p)),
        ];
        var specimen = CSharpCompilation.Create("specimen", [CSharpSyntaxTree.ParseText(source, Parse)], platform, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver generator = CSharpGeneratorDriver.Create(
            [new WireReaderGenerator().AsSourceGenerator()], parseOptions: Parse, optionsProvider: new Options(rootNamespace),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(generator.RunGenerators(specimen), specimen);
    }

    /// <summary>The same, after something unrelated was typed.</summary>
    public GeneratorRun After(string unrelated)
    {
        CSharpCompilation edited = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(unrelated, Parse));
        return new GeneratorRun(driver.RunGenerators(edited), edited);
    }

    private sealed class Options(string rootNamespace) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Global(rootNamespace);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Global(string rootNamespace) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
            {
                value = key == "build_property.RootNamespace" ? rootNamespace : null;
                return value is not null;
            }
        }
    }
}
