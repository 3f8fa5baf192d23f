using System.Text.Json;
using Broker.Samples.Tests.Support;

namespace Broker.Samples.Tests.Diagnosing;

/// <summary>The Diagnosis sample as its user runs it.</summary>
public sealed class DiagnosisSampleTests : IDisposable
{
    private const string Command = "dotnet run --project samples/Diagnosis";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private readonly TempFolder folder = new();

    public static TheoryData<string, string, string> Cases => new()
    {
        { "quiet", "None", "QuietAccount" },
        { "no-kyc", "Commercial", "KycNotValid" },
        { "money-pending", "Commercial", "MoneyPending" },
        { "investor", "Operational", "ReadOnlyLogin" },
        { "stale", "Infrastructural", "SessionStale" },
        { "access-point-down", "Infrastructural", "AccessPointDown" },
        { "server-down", "Infrastructural", "TradeServerDown" },
        { "api-down", "Infrastructural", "ApiServiceDown" },
        { "unknown", "Operational", "AccountUnknown" },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Each_prepared_case_gets_its_verdict(string name, string verdict, string cause)
    {
        ProgramResult result = (await RunAsync("diagnose", name, "--json")).MustExitWith(verdict == "None" ? 0 : 1);

        using JsonDocument report = JsonDocument.Parse(result.Output);
        Assert.Equal((verdict, cause), (report.RootElement.GetProperty("verdict").GetString(), report.RootElement.GetProperty("cause").GetString()));
        Assert.NotEqual(string.Empty, report.RootElement.GetProperty("sayToClient").GetString());
    }

    [Fact]
    public async Task Five_thousand_accounts_are_swept_in_two_parts_and_each_is_read_once()
    {
        string position = folder.File("position.txt");
        JsonElement first = (await RunAsync("sweep", "--stop-after", "1777", "--position", position, "--json")).MustExitWith(0).Json;
        JsonElement second = (await RunAsync("sweep", "--position", position, "--json")).MustExitWith(0).Json;

        Assert.Equal((1777, 3223, 5000), (first.GetProperty("read").GetInt32(), second.GetProperty("read").GetInt32(), second.GetProperty("completed").GetInt32()));
    }

    [Theory]
    [InlineData("mt4")]
    [InlineData("mt5")]
    public async Task A_refused_trade_sends_nothing_and_a_lost_answer_is_found_without_sending_again(string platform)
    {
        string output = (await RunAsync("order", "--lose-answer", "--platform", platform)).MustExitWith(0).Output;

        Assert.Contains("Without a policy: RejectedByPolicy", output, StringComparison.Ordinal);
        Assert.Contains("Orders sent so far: 0", output, StringComparison.Ordinal);
        Assert.Contains("Unknown", output, StringComparison.Ordinal);
        Assert.Contains("Looked up: Applied", output, StringComparison.Ordinal);
        Assert.Contains("Orders sent in all: 1, open at the server: 1", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trade_beyond_the_policy_is_refused_with_the_reason()
    {
        ProgramResult result = await RunAsync("order", "--lots", "3");

        Assert.Contains("3 lots are more than the limit of 1", result.Output, StringComparison.Ordinal);
        Assert.Contains("Orders sent in all: 0", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quotes_are_shown_as_they_come()
    {
        // On a busy machine the first may not come in two seconds.
        string[] patience = ["2", "10", "60"];
        string seconds = patience[0];
        ProgramResult shown = await RunAsync("quotes", "EURUSD", "XAUUSD", "--seconds", seconds);
        for (int i = 1; i < patience.Length && shown.ExitCode != 0; i++)
        {
            seconds = patience[i];
            shown = await RunAsync("quotes", "EURUSD", "XAUUSD", "--seconds", seconds);
        }

        Assert.Matches($"[1-9][0-9]* quotes in {seconds} s", shown.MustExitWith(0).LastLine);
    }

    [Theory]
    [InlineData("diagnose nobody", "quiet, no-kyc")]
    [InlineData("diagnose", "needs one ACCOUNT")]
    [InlineData("dance", "allowed: diagnose, sweep, quotes, order, help")]
    [InlineData("sweep --accounts 0", "allowed: a whole number from 1 to 100000")]
    [InlineData("sweep --concurrency many", "allowed: a whole number from 1 to 256")]
    [InlineData("order --lots 0,1", "allowed: a number above zero with a point")]
    [InlineData("order --platform mt6", "allowed: mt4, mt5")]
    [InlineData("quotes EURUSX", "allowed: EURUSD")]
    [InlineData("sweep --colour red", "There is no option '--colour'")]
    [InlineData("diagnose x --address ftp://x --key-variable BROKER_NO_SUCH_KEY", "BROKER_NO_SUCH_KEY")]
    public async Task Bad_input_is_one_line_that_names_what_is_allowed(string commandLine, string words)
    {
        ProgramResult result = (await RunAsync(commandLine.Split(' '))).MustExitWith(2);

        Assert.Contains(words, result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Every_command_of_the_readme_works_as_written()
    {
        string[] lines = ReadmeCommands.Lines(ReadmeCommands.Text("Diagnosis"));
        Assert.True(lines.Length >= 6, "The commands were not found.");
        foreach (string line in lines)
        {
            Assert.StartsWith(Command, line, StringComparison.Ordinal);
            ProgramResult result = await RunAsync([.. line[Command.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(static a => a == "--")]);
            Assert.True(result.ExitCode is 0 or 1, result.ToString());
        }
    }

    private async Task<ProgramResult> RunAsync(params string[] arguments)
    {
        await using SampleProcess process = SampleProcess.Start("Diagnosis", folder.Root, arguments);
        return await process.ExitAsync(Limit);
    }
}
