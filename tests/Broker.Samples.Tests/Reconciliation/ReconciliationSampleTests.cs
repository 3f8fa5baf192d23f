using System.Text.Json;
using Broker.Payments.Reconciliation.Items;
using Broker.Samples.Tests.Support;

namespace Broker.Samples.Tests.Reconciliation;

/// <summary>The reconciliation sample as a process: every planted outcome is found, none is invented, and what is wrong is refused in one line.</summary>
public sealed class ReconciliationSampleTests : IDisposable
{
    private const string Command = "dotnet run --project samples/Reconciliation";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static string Bundled(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    private async Task<ProgramResult> ProgramAsync(params string[] arguments)
    {
        await using SampleProcess process = SampleProcess.Start("Reconciliation", folder.Root, arguments);
        return await process.ExitAsync(Limit);
    }

    [Fact]
    public async Task Every_planted_outcome_is_found_and_none_is_invented()
    {
        JsonElement told = (await ProgramAsync("run", "--json", "--out", "report")).MustExitWith(0).Json;
        Assert.Equal(5_000 + 2, told.GetProperty("lines").GetInt32());
        Assert.Equal((0, 0), (told.GetProperty("missed").GetInt32(), told.GetProperty("invented").GetInt32()));
        Assert.Equal(told.GetProperty("planted").GetInt32(), told.GetProperty("found").GetInt32());
        Assert.All(Enum.GetNames<ReconciliationOutcome>(), name => Assert.True(told.GetProperty("outcomes").GetProperty(name).GetInt32() > 0, $"{name} does not occur."));
        Assert.Equal(told.GetProperty("checks").GetInt32() - 1, told.GetProperty("checksThatHold").GetInt32());

        // The manifest is read here once more, so that the program does not mark its own work.
        Dictionary<string, string> planted = File.ReadAllLines(Bundled("manifest.csv")).Skip(1).ToDictionary(static l => l[..l.LastIndexOf(',')], static l => l[(l.LastIndexOf(',') + 1)..], StringComparer.Ordinal);
        Dictionary<string, string> found = File.ReadAllLines(folder.File("report/report.csv")).Skip(1).Select(static l => l.Split(',')).Where(static f => f[2] != "Matched").ToDictionary(static f => f[0], static f => f[2], StringComparer.Ordinal);
        Assert.Equal(planted.OrderBy(static p => p.Key, StringComparer.Ordinal), found.OrderBy(static f => f.Key, StringComparer.Ordinal));
        string markdown = File.ReadAllText(folder.File("report/report.md"));
        Assert.True(markdown.IndexOf("## Missing internally", StringComparison.Ordinal) < markdown.IndexOf("## Duplicate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Generating_gives_the_bundled_books_byte_for_byte()
    {
        (await ProgramAsync("generate", "--out", "data")).MustExitWith(0);
        string[] files = [.. Directory.GetFiles(folder.File("data")).Select(static f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
        Assert.Equal(9, files.Length);
        Assert.All(files, name => Assert.Equal(File.ReadAllBytes(Bundled(name)), File.ReadAllBytes(folder.File("data/" + name))));
        Assert.True(files.Sum(static name => new FileInfo(Bundled(name)).Length) < 1_500_000);
    }

    [Fact]
    public async Task A_changed_book_no_longer_agrees_with_the_manifest()
    {
        (await ProgramAsync("generate", "--out", "data")).MustExitWith(0);
        string path = folder.File("data/provider.csv");
        string[] lines = File.ReadAllLines(path);
        int last = Array.FindLastIndex(lines, static l => l.Contains(",succeeded,succeeded,", StringComparison.Ordinal));
        File.WriteAllLines(path, lines.Where((_, index) => index != last));
        ProgramResult result = (await ProgramAsync("run", "--data", "data", "--out", "report")).MustExitWith(1);
        Assert.Contains("Invented: operation-provider/operation/", result.Output, StringComparison.Ordinal);
        Assert.Contains("MissingAtProvider", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("walk", "'walk'", "run, generate, help")]
    [InlineData("run twice", "'twice'", "takes no words")]
    [InlineData("run --speed 3", "'--speed'", "allowed: --data")]
    [InlineData("run --data", "--data", "needs a value")]
    [InlineData("run --data nowhere", "'nowhere'", "a folder that exists")]
    [InlineData("run --json=yes", "--json=yes", "takes no value")]
    [InlineData("run --data .", "'.'", "operations.csv")]
    [InlineData("generate --json", "--json", "belongs to run")]
    public async Task A_wrong_command_line_is_refused_in_one_line_with_what_was_given_and_what_is_allowed(string commandLine, params string[] words)
    {
        ProgramResult result = (await ProgramAsync(commandLine.Split(' '))).MustExitWith(2);
        Assert.Equal(string.Empty, result.Output);
        string line = Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(words, word => Assert.Contains(word, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_command_of_the_README_works_as_written()
    {
        string[] lines = ReadmeCommands.Lines(ReadmeCommands.Text("Reconciliation"));
        Assert.Equal(5, lines.Length);
        foreach (string line in lines)
        {
            Assert.StartsWith(Command, line, StringComparison.Ordinal);
            (await ProgramAsync([.. line[Command.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(static a => a == "--")])).MustExitWith(0);
        }
    }
}
