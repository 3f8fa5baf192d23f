using System.Text.Json;
using Broker.Samples.Tests.Support;

namespace Broker.Samples.Tests.CrmProjection;

/// <summary>The CrmProjection sample as its user runs it.</summary>
public sealed class CrmProjectionSampleTests : IDisposable
{
    private const string Command = "dotnet run --project samples/CrmProjection";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Edits_are_refused_repaired_three_times_and_then_raised()
    {
        JsonElement report = await JsonAsync("run", "--customers", "50", "--json");

        Assert.All(report.GetProperty("expectations").EnumerateArray(), static e => Assert.True(e.GetProperty("holds").GetBoolean(), e.GetProperty("what").GetString()));
        JsonElement item = Assert.Single(report.GetProperty("exceptions").EnumerateArray());
        Assert.Equal(("ProjectionFought", "C-1002"), (item.GetProperty("cause").GetString(), item.GetProperty("customer").GetString()));
        string[] reasons = [.. report.GetProperty("audit").EnumerateArray().Select(static a => a.GetProperty("reason").GetString()!)];
        Assert.Equal(4, reasons.Length);
        Assert.EndsWith("repair 3 of 3 today", reasons[2], StringComparison.Ordinal);
        Assert.Contains("no more repairs today", reasons[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_shows_owner_and_rule_and_hides_what_is_personal()
    {
        JsonElement plans = await JsonAsync("plan", "--customers", "3", "--json");

        JsonElement[] before = [.. plans.GetProperty("before").GetProperty("fields").EnumerateArray()];
        JsonElement state = before.Single(static f => f.GetProperty("field").GetString() == "onboarding_state");
        Assert.Equal(("Active", "application", "Customer C-1003"), (state.GetProperty("value").GetString(), state.GetProperty("owner").GetString(), state.GetProperty("record").GetString()));
        Assert.Equal("(hidden)", before.Single(static f => f.GetProperty("field").GetString() == "kyc_status").GetProperty("value").GetString());
        Assert.DoesNotContain(plans.GetProperty("after").GetProperty("fields").EnumerateArray(), static f => f.GetProperty("change").GetString() == "Write");
        JsonElement edited = Assert.Single(plans.GetProperty("edited").GetProperty("fields").EnumerateArray(), static f => f.GetProperty("change").GetString() == "Write");
        Assert.Equal("Live", edited.GetProperty("inCrm").GetString());
    }

    [Theory]
    [InlineData("dance", "allowed: run, plan, help")]
    [InlineData("run --customers 1", "allowed: a whole number from 2 to 500")]
    [InlineData("run --layout sheet", "allowed: object, deal, contact")]
    [InlineData("run --colour red", "There is no option '--colour'")]
    [InlineData("run fast", "takes no words")]
    [InlineData("plan --customers", "needs a value")]
    public async Task Bad_input_is_one_line_that_names_what_is_allowed(string commandLine, string words)
    {
        ProgramResult result = (await RunAsync(commandLine.Split(' '))).MustExitWith(2);

        Assert.Contains(words, result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Every_command_of_the_readme_works_as_written()
    {
        string[] lines = ReadmeCommands.Lines(ReadmeCommands.Text("CrmProjection"));
        Assert.True(lines.Length >= 4, "The commands were not found.");
        Assert.All(lines, static l => Assert.StartsWith(Command, l, StringComparison.Ordinal));

        // Together, because each mostly waits.
        ProgramResult[] results = await Task.WhenAll(
            lines.Select(l => RunAsync([.. l[Command.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(static a => a == "--")])));

        Assert.All(results, static r => r.MustExitWith(0));
        string output = results[0].Output;
        Assert.Contains("Someone fights the projection: Customer.onboarding_state", output, StringComparison.Ordinal);
        Assert.Contains("edit 3: the CRM now shows 'Active'", output, StringComparison.Ordinal);
        Assert.Contains("edit 4: the CRM now shows 'Live 4'", output, StringComparison.Ordinal);
        Assert.Contains("chain complete", output, StringComparison.Ordinal);
        Assert.DoesNotContain(results, static r => r.Output.Contains("FAILED", StringComparison.Ordinal));
    }

    private async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        using JsonDocument document = JsonDocument.Parse((await RunAsync(arguments)).MustExitWith(0).Output);
        return document.RootElement.Clone();
    }

    private async Task<ProgramResult> RunAsync(params string[] arguments)
    {
        await using SampleProcess process = SampleProcess.Start("CrmProjection", folder.Root, arguments);
        return await process.ExitAsync(Limit);
    }
}
