using System.Collections.Immutable;
using System.Globalization;
using Broker.Crm.HubSpot;
using Broker.Crm.Records.HubSpot;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Broker.Crm.Records.Tests;

/// <summary>Runs the generator over a source and compiles what came out.</summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private static readonly PortableExecutableReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(p) == "netstandard.dll")
            .Append(typeof(HubSpotClient).Assembly.Location)
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    private readonly GeneratorDriver driver;
    private readonly CSharpCompilation compilation;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation compilation)
    {
        this.driver = driver;
        this.compilation = compilation;
    }

    /// <summary>What the generator complains about.</summary>
    public ImmutableArray<Diagnostic> Problems => driver.GetRunResult().Diagnostics;

    /// <summary>An exception inside the generator would end here.</summary>
    public Exception? Exception => driver.GetRunResult().Results[0].Exception;

    public IReadOnlyList<string> Files => [.. driver.GetRunResult().GeneratedTrees.Select(t => t.ToString())];

    /// <summary>The reasons of all outputs of the last step: whether anything was made anew.</summary>
    public IEnumerable<IncrementalStepRunReason> OutputReasons =>
        driver.GetRunResult().Results[0].TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason);

    /// <summary>What the compiler says about source and generated code together, warnings included.</summary>
    public IReadOnlyList<string> CompilerSays =>
    [
        .. compilation.AddSyntaxTrees(driver.GetRunResult().GeneratedTrees).GetDiagnostics()
            .Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id != "CS1591").Select(d => d.ToString()),
    ];

    public static GeneratorRun Of(string source)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var specimen = CSharpCompilation.Create("specimen", [CSharpSyntaxTree.ParseText(source, Parse, "Specimen.cs")], References, options);
        GeneratorDriver generator = CSharpGeneratorDriver.Create(
            [new HubSpotRecordGenerator().AsSourceGenerator()], parseOptions: Parse,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(generator.RunGenerators(specimen), specimen);
    }

    /// <summary>A class of contacts with the given members.</summary>
    public static GeneratorRun OfMembers(string members, string head = "public sealed partial class Contact") =>
        Of($$"""
            using System;
            using System.Collections.Generic;
            using Broker.Crm.HubSpot.Records;
            namespace Acme;
            [HubSpotObject("contacts")]
            {{head}}
            {
                {{members}}
            }
            """);

    /// <summary>The same, after something unrelated was typed in another file.</summary>
    public GeneratorRun AfterTypingElsewhere(string unrelated)
    {
        CSharpCompilation edited = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(unrelated, Parse, "Elsewhere.cs"));
        return new GeneratorRun(driver.RunGenerators(edited), edited);
    }

    /// <summary>The same with another text of its one file.</summary>
    public GeneratorRun AfterEdit(Func<string, string> edit)
    {
        SyntaxTree tree = compilation.SyntaxTrees[0];
        CSharpCompilation edited = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(edit(tree.ToString()), Parse, tree.FilePath));
        return new GeneratorRun(driver.RunGenerators(edited), edited);
    }

    /// <summary>The one problem there is.</summary>
    public (string Id, string Message, int Line) OnlyProblem()
    {
        Diagnostic problem = Assert.Single(Problems);
        Assert.Equal(DiagnosticSeverity.Error, problem.Severity);
        return (problem.Id, problem.GetMessage(CultureInfo.InvariantCulture), problem.Location.GetLineSpan().StartLinePosition.Line);
    }
}
