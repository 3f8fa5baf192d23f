using Broker.Orchestration.Tool.Tests.Support;

namespace Broker.Orchestration.Tool.Tests.Commands;

public sealed class CheckTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string assembly;
    private readonly string references;
    private readonly string listing;

    public CheckTests()
    {
        assembly = Specimen.Compile(folder, "Acme", Specimen.Acme);
        references = Specimen.References(folder);
        listing = folder.File("OWNERSHIP.txt");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_update_writes_what_list_prints_and_then_nothing_differs()
    {
        ToolRun missing = Check();
        ToolRun update = Check("--update");
        ToolRun again = Check("--update");
        ToolRun check = Check();

        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("OWNL01: The listing does not exist, and the code has 2 facts.", missing.Errors, StringComparison.Ordinal);
        Assert.Equal(0, update.ExitCode);
        Assert.Contains("written, 2 facts", update.Output, StringComparison.Ordinal);
        Assert.Equal((0, "", ""), (again.ExitCode, again.Output, again.Errors));
        Assert.Equal((0, "", ""), (check.ExitCode, check.Output, check.Errors));
        Assert.Equal(ToolRun.Of("list", assembly, "--references", references).Output, File.ReadAllText(listing));
        Assert.Equal(["Acme.dll", "OWNERSHIP.txt", "references.txt"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_difference_is_an_error_at_its_line()
    {
        Check("--update");
        string[] lines = File.ReadAllLines(listing);
        File.WriteAllLines(listing, [lines[1].Replace("owner loyalty", "owner crm", StringComparison.Ordinal), "old.fact | owner crm | String | P0 | not projected | gone"]);

        ToolRun run = Check();

        string[] errors = run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(3, errors.Length);
        Assert.Contains(errors, e => e.StartsWith($"{listing}(1): error OWNL01: 'loyalty.tier' differs: '- loyalty.tier | owner crm", StringComparison.Ordinal) && e.Contains("'+ loyalty.tier | owner loyalty", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.StartsWith($"{listing}(2): error OWNL01: The code does not have this line: '- old.fact", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.StartsWith($"{listing}(1): error OWNL01: The listing lacks a line of the code: '+ hidden.mark", StringComparison.Ordinal));
        Assert.Contains("dotnet build -p:BrokerUpdateOwnership=true", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_lines_in_another_order_or_twice_differ()
    {
        Check("--update");
        string[] lines = File.ReadAllLines(listing);
        File.WriteAllLines(listing, lines.Reverse());
        ToolRun reversed = Check();
        File.WriteAllLines(listing, [.. lines, lines[0]]);
        ToolRun twice = Check();

        Assert.Contains("same in another order", reversed.Errors, StringComparison.Ordinal);
        Assert.Contains("(3): error OWNL01: 'hidden.mark' stands here a second time", twice.Errors, StringComparison.Ordinal);
        Assert.Equal((1, 1), (reversed.ExitCode, twice.ExitCode));
    }

    [Fact]
    public void A_listing_with_the_line_ends_of_another_machine_is_the_same()
    {
        Check("--update");
        File.WriteAllText(listing, File.ReadAllText(listing).ReplaceLineEndings("\r\n"));

        Assert.Equal(0, Check().ExitCode);
    }

    [Fact]
    public void A_map_that_cannot_be_read_is_error_OWNL02_and_nothing_is_written()
    {
        string empty = Specimen.Compile(folder, "Empty", "public sealed class Nothing { public Broker.Orchestration.Ownership.OwnershipMap? Map; }");

        ToolRun run = ToolRun.Of("check", empty, "--listing", listing, "--references", references, "--update");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"{listing}: error OWNL02: No type with [OwnershipMap]", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(listing));
    }

    private ToolRun Check(params string[] more) => ToolRun.Of(["check", assembly, "--listing", listing, "--references", references, .. more]);
}
