using Broker.CommandLine;

namespace Broker.Orchestration.Tool.CommandLine;

/// <summary>The command line: a command, its words and its options.</summary>
internal sealed class Arguments
{
    private static readonly CommandLineOption[] Known =
    [
        new("--references", TakesValue: true, "list", "check", "matrix", "decisions"), new("--listing", TakesValue: true, "check"), new("--update", TakesValue: false, "check"),
        new("--out", TakesValue: true, "matrix"), new("--markdown", TakesValue: false, "diff", "decisions"),
    ];

    private readonly CommandLineWords line;

    private Arguments(CommandLineWords line) => this.line = line;

    /// <summary>The command.</summary>
    internal string Command => line.Command;

    /// <summary>The words after the command.</summary>
    internal IReadOnlyList<string> Words => line.Words;

    /// <exception cref="UsageException">The command line is wrong.</exception>
    internal static Arguments Parse(IReadOnlyList<string> args) => new(CommandLineWords.Read(args, Known, "help"));

    /// <summary>True when the option was given.</summary>
    internal bool Has(string name) => line.Has(name);

    /// <summary>The option's text; null when it was not given.</summary>
    internal string? Text(string name) => line.Text(name);

    /// <summary>Exactly two files, the older and the newer.</summary>
    /// <exception cref="UsageException">It is not two.</exception>
    internal static (string Old, string New) TwoFiles(string command, IReadOnlyList<string> words) => words is [var older, var newer]
        ? (older, newer)
        : throw new UsageException($"{command} takes two files, OLD and NEW; {words.Count} were given.");

    /// <summary>The assemblies, at least one.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    internal static IReadOnlyList<string> Assemblies(string command, IReadOnlyList<string> words) => words.Count > 0
        ? words
        : throw new UsageException($"{command} needs the path of an assembly, for example bin/Release/net10.0/Acme.Host.dll.");
}
