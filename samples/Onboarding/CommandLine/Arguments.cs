using Broker.Orchestration.Journal;
using Broker.Testing.Faults;

namespace Onboarding.CommandLine;

/// <summary>The command line: a command, its words and its options.</summary>
public sealed class Arguments
{
    private static readonly CommandLineOption[] Known =
    [
        new("--customers", true), new("--db", true), new("--events", true), new("--simulators", true), new("--fault", true) { MayRepeat = true }, new("--port", true),
        new("--crm", true), new("--out", true), new("--timeout", true), new("--crash-after", true), new("--json", false), new("--verbose", false),
    ];

    private readonly CommandLineWords line;

    private Arguments(CommandLineWords line) => this.line = line;

    /// <summary>The command.</summary>
    public string Command => line.Command;

    /// <summary>The words after the command.</summary>
    public IReadOnlyList<string> Words => line.Words;

    /// <summary>Whether the output is JSON.</summary>
    public bool Json => Has("--json");

    /// <summary>The faults asked for.</summary>
    public IReadOnlyList<string> Faults => line.Texts("--fault");

    /// <summary>Reads a command line.</summary>
    /// <exception cref="UsageException">It is wrong.</exception>
    public static Arguments Parse(IReadOnlyList<string> args)
    {
        var arguments = new Arguments(CommandLineWords.Read(args, Known, "run"));
        foreach (string fault in arguments.Faults)
        {
            if (FaultScenarios.Find(fault) is null)
            {
                throw new UsageException($"There is no fault '{fault}'. Known: {string.Join(", ", FaultScenarios.All.Select(static s => s.Name))}.");
            }
        }

        return arguments;
    }

    /// <summary>True when the option was given.</summary>
    public bool Has(string name) => line.Has(name);

    /// <summary>The option's text; null when it was not given.</summary>
    public string? Text(string name) => line.Text(name);

    /// <summary>The option as a whole number within limits.</summary>
    /// <exception cref="UsageException">It is not.</exception>
    public int Number(string name, int fallback, int minimum, int maximum) => line.Number(name, fallback, minimum, maximum);

    /// <summary>The kind of effect named by the option; null when it was not given.</summary>
    /// <exception cref="UsageException">There is no such kind.</exception>
    public EffectKind? Effect(string name) => Text(name) is not { } text
        ? null
        : Array.Find(Enum.GetNames<EffectKind>(), n => string.Equals(n, text, StringComparison.OrdinalIgnoreCase)) is { } known
            ? Enum.Parse<EffectKind>(known)
            : throw new UsageException($"Option {name} is '{text}'; allowed: {string.Join(", ", Enum.GetNames<EffectKind>())}.");

    /// <summary>The CRM named by the option; null when it was not given.</summary>
    /// <exception cref="UsageException">It is none that is known.</exception>
    public string? Crm() => Text("--crm") is not { } text || text is "hubspot" or "salesforce"
        ? Text("--crm")
        : throw new UsageException($"Option --crm is '{text}'; allowed: hubspot, salesforce.");

    /// <summary>Refuses words that the command does not take.</summary>
    /// <exception cref="UsageException">There are some.</exception>
    public void RequireNoWords() => line.RequireNoWords();

    /// <summary>The journal file, which must exist.</summary>
    /// <exception cref="UsageException">It was not given or does not exist.</exception>
    public string ExistingDatabase()
    {
        string path = Text("--db") ?? throw new UsageException($"{Command} needs --db FILE, the journal of an earlier run.");
        return File.Exists(path) ? path : throw new UsageException($"There is no journal at {path}.");
    }
}
