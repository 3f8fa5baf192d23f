using Broker.Orchestration.Ownership;
using Broker.Orchestration.Tool.Tests.Support;

namespace Broker.Orchestration.Tool.Tests.Commands;

public sealed class ListTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_teams_facts_are_listed_with_owner_class_copies_writers_and_reason()
    {
        string assembly = Specimen.Compile(folder, "Acme", Specimen.Acme);

        ToolRun run = ToolRun.Of("list", assembly, "--references", Specimen.References(folder));

        Assert.Equal("", run.Errors);
        Assert.Equal(
            [
                "hidden.mark | owner hidden | String | P3 | not projected | writers Acme.Marker | kept inside",
                "loyalty.tier | owner loyalty | String | P0 | -> crm:Customer.loyalty_tier (on conflict Review) | writers Acme.Marker, Acme.Marker.Inner, Acme.TierSync | points / decide",
            ],
            run.Lines.Order(StringComparer.Ordinal));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void The_default_map_is_listed_when_the_code_uses_it()
    {
        string assembly = Specimen.Compile(folder, "Acme", Specimen.Acme + "public static class Host { public static object Map => BrokerFacts.Map; }");

        ToolRun run = ToolRun.Of("list", assembly, "--references", Specimen.References(folder));

        Assert.Equal(BrokerFacts.Map.Facts.Count + 2, run.Lines.Length);
        Assert.Contains(run.Lines, static l => l.StartsWith("payment.state | owner payments", StringComparison.Ordinal));
        Assert.Equal(run.Lines.Order(StringComparer.Ordinal), run.Lines);
    }

    [Fact]
    public void A_map_that_the_team_merged_itself_is_no_second_declaration()
    {
        string assembly = Specimen.Compile(folder, "Acme", Specimen.Acme.Replace("= Facts.Build();", "= OwnershipMap.Merge(BrokerFacts.Map, Facts.Build());", StringComparison.Ordinal));

        ToolRun run = ToolRun.Of("list", assembly, "--references", Specimen.References(folder));

        Assert.Equal("", run.Errors);
        Assert.Equal(BrokerFacts.Map.Facts.Count + 2, run.Lines.Length);
    }

    [Fact]
    public void A_map_in_a_library_counts_for_the_host_that_uses_it_and_writers_of_both_are_listed()
    {
        string library = Specimen.Compile(folder, "Acme.Facts", Specimen.Acme);
        string host = Specimen.Compile(
            folder,
            "Acme.Host",
            "using Broker.Orchestration.Ownership; using Acme; namespace Desk; [ActsAs<Loyalty>] public sealed class Sync { public object Map => AcmeFacts.Map; }",
            library);

        ToolRun alone = ToolRun.Of("list", host, "--references", Specimen.References(folder));
        ToolRun together = ToolRun.Of("list", host, library, "--references", Specimen.References(folder));

        Assert.Contains("| writers Desk.Sync |", alone.Output, StringComparison.Ordinal);
        Assert.Contains("| writers Acme.Marker, Acme.Marker.Inner, Acme.TierSync, Desk.Sync |", together.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Dependencies_beside_the_assembly_need_no_list()
    {
        string assembly = Specimen.Compile(folder, "Acme", Specimen.Acme);
        foreach (string file in Directory.GetFiles(Specimen.Dependencies, "Broker.*.dll"))
        {
            File.Copy(file, folder.File(Path.GetFileName(file)));
        }

        Assert.Equal(2, ToolRun.Of("list", assembly).Lines.Length);
    }

    [Fact]
    public void The_packages_own_assembly_lists_the_default_map()
    {
        ToolRun run = ToolRun.Of("list", Path.Combine(Specimen.Dependencies, "Broker.Orchestration.dll"));

        Assert.Equal(OwnershipListing.Lines(BrokerFacts.Map, new Dictionary<string, IReadOnlyList<string>>()).Count, run.Lines.Length);
    }

    [Theory]
    [InlineData("namespace Acme; public sealed class Nothing { public Broker.Orchestration.Ownership.OwnershipMap? Map; }", "No type with [OwnershipMap] is declared or used")]
    [InlineData("using Broker.Orchestration.Ownership; [OwnershipMap] public static class Half { public static int Map => 1; }", "Half has [OwnershipMap] and no static member of type OwnershipMap")]
    [InlineData(
        "using Broker.Orchestration.Ownership; [OwnershipMap] public static class Broken { public static readonly OwnershipMap Map = Make(); static OwnershipMap Make() => throw new System.InvalidOperationException(\"the file is gone\"); }",
        "the file is gone")]
    public void A_map_that_cannot_be_read_is_one_clear_line(string source, string expected)
    {
        string assembly = Specimen.Compile(folder, "Acme", source);

        ToolRun run = ToolRun.Of("list", assembly, "--references", Specimen.References(folder));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_map_that_contradicts_the_default_one_names_fact_and_fix()
    {
        string source = Specimen.Acme.Replace("\"loyalty.tier\"", "\"payment.state\"", StringComparison.Ordinal) + "public static class Host { public static object Map => BrokerFacts.Map; }";
        string assembly = Specimen.Compile(folder, "Acme", source);

        ToolRun run = ToolRun.Of("list", assembly, "--references", Specimen.References(folder));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'payment.state' has two owners", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_without_its_dependencies_says_what_to_name()
    {
        string assembly = Specimen.Compile(folder, "Acme", Specimen.Acme);

        ToolRun run = ToolRun.Of("list", assembly);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Broker.Orchestration.dll was not found", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_matrix_shows_own_copy_and_never()
    {
        string assembly = Specimen.Compile(folder, "Acme", Specimen.Acme);
        string file = folder.File("docs/ownership.md");

        ToolRun shown = ToolRun.Of("matrix", assembly, "--references", Specimen.References(folder));
        ToolRun written = ToolRun.Of("matrix", assembly, "--out", file, "--references", Specimen.References(folder));

        Assert.Equal((0, 0, ""), (shown.ExitCode, written.ExitCode, written.Output));
        Assert.Contains(shown.Lines, static l => l.StartsWith("| `hidden.mark` | P3 |", StringComparison.Ordinal) && l.Contains("| never |", StringComparison.Ordinal) && l.Contains("**own**", StringComparison.Ordinal));
        Assert.Contains(shown.Lines, static l => l.StartsWith("| `loyalty.tier` |", StringComparison.Ordinal) && l.Contains("copy `Customer.loyalty_tier`", StringComparison.Ordinal) && l.Contains("| review |", StringComparison.Ordinal));
        Assert.Equal(shown.Output, File.ReadAllText(file));
    }

    [Fact]
    public void The_decision_table_is_listed_from_the_assemblys_own_version()
    {
        string assembly = Specimen.Compile(folder, "Acme", Specimen.Acme);

        ToolRun run = ToolRun.Of("decisions", "list", assembly, "--references", Specimen.References(folder));

        Assert.Equal(Broker.Orchestration.Decisions.DecisionTable.Default.Lines(), run.Lines);
    }
}
