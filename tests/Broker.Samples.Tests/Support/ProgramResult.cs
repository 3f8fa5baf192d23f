using System.Text.Json;
using Onboarding.Running;

namespace Broker.Samples.Tests.Support;

/// <summary>How a process ended and what it said.</summary>
internal sealed record ProgramResult(string CommandLine, int ExitCode, string Output, string Errors)
{
    /// <summary>What a killed process reports: 128 and the number of the signal.</summary>
    public const int Killed = 137;

    public string LastLine => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? string.Empty;

    public JsonElement Json
    {
        get
        {
            try
            {
                using JsonDocument document = JsonDocument.Parse(LastLine);
                return document.RootElement.Clone();
            }
            catch (JsonException exception)
            {
                throw new InvalidOperationException("The last line is not JSON. " + this, exception);
            }
        }
    }

    public RunSummary Summary => Json.Deserialize<RunSummary>(JsonSerializerOptions.Web)!;

    public ProgramResult MustExitWith(int code)
    {
        Assert.True(ExitCode == code, $"Expected exit code {code}. {this}");
        return this;
    }

    public override string ToString() => $"{CommandLine} ended with {ExitCode}.\nstdout: {Tail(Output)}\nstderr: {Tail(Errors)}";

    private static string Tail(string text) => text.Length > 4_000 ? "..." + text[^4_000..] : text;
}
