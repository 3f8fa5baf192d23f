using System.Collections.Immutable;
using Broker.Orchestration.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Broker.Orchestration.Analyzers.Tests;

/// <summary>Whatever a compilation is made of, the analyzer and the generator never throw.</summary>
public sealed class FuzzTests
{
    private const int Mutants = 250;
    private const int FilesPerCompilation = 40;
    private const int Step = 19;

    private static readonly string[] Tokens =
    [
        "FactWriter<Crm>", "SetAsync", "write.SetAsync(", "[ActsAs<", "[WritesFact]", "Own<", "(Fact<Crm,", "dynamic", "=>", "{", "}", "(", ")", "<", ">", ";", ",", "\"kyc_status\"", "$\"{", "\"\"\"", "#if X", "@", "null",
        "typeof(Fact<,>)", "new(", "[", "]", "nameof(", "\\u0053", "/*", "//", "new FactWriter<>", "FactProjection.ToCrm(", "Unsafe.As<", "UpdateAsync", "default", "FactWriter<FactWriter<>>", "partial", "extension(",
    ];

    [Fact]
    public async Task Over_this_repositorys_own_sources_nothing_throws()
    {
        string[] files = [.. Sources().Order(StringComparer.Ordinal)];
        Assert.True(files.Length > 500, $"only {files.Length} files");

        // By project, as they are compiled, then all of them as one program that has no meaning.
        foreach (IGrouping<string, string> project in files.GroupBy(static file => string.Join('/', Path.GetRelativePath(Root(), file).Split(Path.DirectorySeparatorChar).Take(2))))
        {
            await RunAsync([.. project.Select(static file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), Program.Parse, file))]);
        }
    }

    [Fact]
    public async Task Over_broken_code_nothing_throws()
    {
        var random = new Random(20261126);
        string[] seeds = Seeds();
        List<SyntaxTree> trees = [];
        for (int i = 0; i < Mutants; i++)
        {
            trees.Add(CSharpSyntaxTree.ParseText(Mutant(seeds[random.Next(seeds.Length)], random), Program.Parse, $"Mutant{i}.cs"));
            if (trees.Count == FilesPerCompilation)
            {
                await RunAsync(trees);
                trees.Clear();
            }
        }
    }

    [Fact]
    public async Task Over_every_beginning_of_a_program_nothing_throws()
    {
        // Many in one program: that they declare the same types is one more thing that is broken.
        string[] seeds = Seeds();
        foreach (int[] lengths in Enumerable.Range(0, seeds.Max(static seed => seed.Length) / Step).Select(static i => i * Step).Chunk(FilesPerCompilation))
        {
            await RunAsync([.. seeds.SelectMany((seed, s) => lengths.Where(length => length < seed.Length).Select(length => CSharpSyntaxTree.ParseText(seed[..length], Program.Parse, $"Cut{s}.{length}.cs")))]);
        }
    }

    [Fact]
    public async Task Code_that_is_nested_very_deep_is_walked_without_recursion()
    {
        string deep = string.Concat(Enumerable.Repeat("1 + (", 200)) + "1" + new string(')', 200);
        string chain = "write" + string.Concat(Enumerable.Repeat(".ToString()", 500));
        await RunAsync([CSharpSyntaxTree.ParseText($"[ActsAs<Crm>] public class C(FactWriter<Crm> write) {{ int A() => {deep}; string B() => {chain}; void D() => write.SetAsync({deep}); }}", Program.Parse, "Deep.cs")]);
    }

    [Fact]
    public async Task A_compilation_without_the_package_costs_nothing_and_says_nothing()
    {
        var compilation = CSharpCompilation.Create(
            "Other", [CSharpSyntaxTree.ParseText("class FactWriter<T> { void SetAsync() => SetAsync(); }", Program.Parse)],
            Program.References.Where(static reference => !reference.Display!.Contains("Broker.", StringComparison.Ordinal)));
        Assert.Empty(await Program.DiagnoseAsync(Program.Generated(compilation)));
    }

    private static async Task RunAsync(IReadOnlyList<SyntaxTree> trees)
    {
        var compilation = CSharpCompilation.Create(
            "Acme", [CSharpSyntaxTree.ParseText(Program.Usings, Program.Parse, "Usings.cs"), .. trees], Program.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        ImmutableArray<Diagnostic> found = await Program.DiagnoseAsync(Program.Generated(compilation));
        Assert.All(found, static diagnostic => Assert.StartsWith("OWN", diagnostic.Id, StringComparison.Ordinal));
    }

    private static string Mutant(string seed, Random random)
    {
        string text = seed;
        for (int edits = random.Next(1, 5); edits > 0; edits--)
        {
            int at = random.Next(text.Length + 1);
            int length = Math.Min(random.Next(24), text.Length - at);
            text = random.Next(4) switch
            {
                0 => text[..at],
                1 => text.Remove(at, length),
                2 => text.Insert(at, Tokens[random.Next(Tokens.Length)]),
                _ => text.Insert(at, text.Substring(random.Next(Math.Max(1, text.Length - length)), length)),
            };
        }

        return text;
    }

    private static string[] Seeds() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Seeds"), "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText),
    ];

    private static IEnumerable<string> Sources() =>
        new[] { "src", "samples", "tests", "bench", "generators" }
            .SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Root(), folder), "*.cs", SearchOption.AllDirectories))
            .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.Contains("node_modules", StringComparison.Ordinal));

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BrokerSdk.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No BrokerSdk.sln above the tests.");
    }
}
