using System.Globalization;
using Broker.Samples.Tests.Support;
using Broker.Testing.Faults;
using Onboarding.Setup;

namespace Broker.Samples.Tests.Usage;

/// <summary>Every command of the README works as it is written, in the order in which it is written.</summary>
public sealed class ReadmeTests : OnboardingTest
{
    private const string Command = "dotnet run --project samples/Onboarding";
    private const string WrittenPort = "5400";

    private static readonly string Readme = ReadmeCommands.Text("Onboarding");

    [Fact]
    public async Task Every_command_works_as_written()
    {
        string port = FreePorts.Base().ToString(CultureInfo.InvariantCulture);
        string[] lines = ReadmeCommands.Lines(Readme);
        Assert.True(lines.Length >= 12, "The commands were not found.");
        foreach (string line in lines)
        {
            Assert.Contains(Command, line, StringComparison.Ordinal);
            string[] sides = line.Replace(WrittenPort, port, StringComparison.Ordinal).Split(Command);
            Dictionary<string, string> environment = sides[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(static s => s.Split('=')[0], static s => s.Split('=')[1], StringComparer.Ordinal);
            SampleProcess process = StartWith(environment, [.. sides[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(static a => a == "--")]);
            if (line.Contains("simulate", StringComparison.Ordinal) && !line.Contains("--simulators", StringComparison.Ordinal))
            {
                await process.LineAsync(static l => l.StartsWith('{'), Limit);
                continue;
            }

            (await process.ExitAsync(Limit)).MustExitWith(line.Contains("--crash-after", StringComparison.Ordinal) ? ProgramResult.Killed : 0);
        }
    }

    [Fact]
    public void Every_fault_setting_and_variable_is_told()
    {
        Assert.All(FaultScenarios.All, static f => Assert.Contains($"| `{f.Name}` |", Readme, StringComparison.Ordinal));
        Assert.All(SystemName.All, static s =>
        {
            Assert.Contains($"`{s.Variable}`", Readme, StringComparison.Ordinal);
            Assert.Contains($"`{s.Section}:BaseAddress`", Readme, StringComparison.Ordinal);
            Assert.Contains($"`{s.Section}:Live`", Readme, StringComparison.Ordinal);
            Assert.Contains(s.WebhookVariable is null ? "`_FILE`" : $"`{s.WebhookVariable}`", Readme, StringComparison.Ordinal);
        });
    }
}
