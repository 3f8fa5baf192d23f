namespace Broker.Orchestration.Tool.CommandLine;

/// <summary>The command line: a command, its words and its options.</summary>
internal sealed class Arguments
{
    private static readonly Dictionary<string, Option> Known = new(StringComparer.Ordinal)
    {
        ["--references"] = new(TakesValue: true, "list", "check", "matrix", "decisions"),
        ["--listing"] = new(TakesValue: true, "check"),
        ["--update"] = new(TakesValue: false, "check"),
        ["--out"] = new(TakesValue: true, "matrix"),
        ["--markdown"] = new(TakesValue: false, "diff", "decisions"),
    };

    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);

    private Arguments(string command, IReadOnlyList<string> words)
    {
        Command = command;
        Words = words;
    }

    /// <summary>The command.</summary>
    internal string Command { get; }

    /// <summary>The words after the command.</summary>
    internal IReadOnlyList<string> Words { get; }

    /// <exception cref="UsageException">The command line is wrong.</exception>
    internal static Arguments Parse(IReadOnlyList<string> args)
    {
        List<string> words = [];
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        for (int i = 0; i < args.Count; i++)
        {
            string arg = args[i];
            if (arg is "-h" or "--help")
            {
                return new Arguments("help", []);
            }

            if (!arg.StartsWith("--", StringComparison.Ordinal))
            {
                words.Add(arg);
                continue;
            }

            string[] parts = arg.Split('=', 2);
            if (!Known.TryGetValue(parts[0], out Option? option))
            {
                throw new UsageException($"There is no option '{parts[0]}'.");
            }

            if (!option.TakesValue && parts.Length == 2)
            {
                throw new UsageException($"Option {parts[0]} takes no value; '{arg}' was given.");
            }

            string value = parts.Length == 2 ? parts[1] : option.TakesValue && i + 1 < args.Count ? args[++i] : string.Empty;
            if (option.TakesValue && (string.IsNullOrWhiteSpace(value) || value.StartsWith("--", StringComparison.Ordinal)))
            {
                throw new UsageException($"Option {parts[0]} needs a value.");
            }

            if (!found.TryAdd(parts[0], value))
            {
                throw new UsageException($"Option {parts[0]} is given twice.");
            }
        }

        var arguments = new Arguments(words.Count > 0 ? words[0] : "help", [.. words.Skip(1)]);
        foreach ((string name, string value) in found)
        {
            if (!Known[name].Commands.Contains(arguments.Command, StringComparer.Ordinal))
            {
                throw new UsageException($"Option {name} belongs to {string.Join(", ", Known[name].Commands)}; '{arguments.Command}' does not take it.");
            }

            arguments.options.Add(name, value);
        }

        return arguments;
    }

    /// <summary>True when the option was given.</summary>
    internal bool Has(string name) => options.ContainsKey(name);

    /// <summary>The option's text; null when it was not given.</summary>
    internal string? Text(string name) => options.GetValueOrDefault(name);

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

    private sealed record Option(bool TakesValue, params string[] Commands);
}
