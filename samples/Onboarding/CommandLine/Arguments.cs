using System.Globalization;
using Broker.Orchestration.Journal;
using Broker.Testing.Faults;

namespace Onboarding.CommandLine;

/// <summary>The command line: a command, its words and its options.</summary>
public sealed class Arguments
{
    private static readonly Dictionary<string, bool> Known = new(StringComparer.Ordinal)
    {
        ["--customers"] = true, ["--db"] = true, ["--events"] = true, ["--simulators"] = true, ["--fault"] = true, ["--port"] = true,
        ["--crm"] = true, ["--out"] = true, ["--timeout"] = true, ["--crash-after"] = true, ["--json"] = false, ["--verbose"] = false,
    };

    private readonly List<KeyValuePair<string, string>> options = [];

    private Arguments(string command, IReadOnlyList<string> words)
    {
        Command = command;
        Words = words;
    }

    /// <summary>The command.</summary>
    public string Command { get; }

    /// <summary>The words after the command.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Whether the output is JSON.</summary>
    public bool Json => Has("--json");

    /// <summary>The faults asked for.</summary>
    public IReadOnlyList<string> Faults => [.. options.Where(static o => o.Key == "--fault").Select(static o => o.Value)];

    /// <summary>Reads a command line.</summary>
    /// <exception cref="UsageException">It is wrong.</exception>
    public static Arguments Parse(IReadOnlyList<string> args)
    {
        List<string> words = [];
        List<KeyValuePair<string, string>> found = [];
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

            string name = arg.Split('=', 2)[0];
            if (!Known.TryGetValue(name, out bool takesValue))
            {
                throw new UsageException($"There is no option '{name}'.");
            }

            if (!takesValue && arg.Contains('=', StringComparison.Ordinal))
            {
                throw new UsageException($"Option {name} takes no value; '{arg}' was given.");
            }

            string? value = arg.Contains('=', StringComparison.Ordinal) ? arg.Split('=', 2)[1] : takesValue && i + 1 < args.Count ? args[++i] : null;
            if (takesValue && string.IsNullOrWhiteSpace(value))
            {
                throw new UsageException($"Option {name} needs a value.");
            }

            found.Add(new(name, value ?? string.Empty));
        }

        string command = words.Count > 0 ? words[0] : "run";
        var arguments = new Arguments(command, [.. words.Skip(1)]);
        arguments.options.AddRange(found);
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
    public bool Has(string name) => options.Exists(o => o.Key == name);

    /// <summary>The option's text; null when it was not given.</summary>
    public string? Text(string name) => options.FindLast(o => o.Key == name) is { Key: not null } option ? option.Value : null;

    /// <summary>The option as a whole number within limits.</summary>
    /// <exception cref="UsageException">It is not.</exception>
    public int Number(string name, int fallback, int minimum, int maximum)
    {
        if (Text(name) is not { } text)
        {
            return fallback;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= minimum && number <= maximum
            ? number
            : throw new UsageException($"Option {name} is '{text}'; allowed: a whole number from {minimum} to {maximum}.");
    }

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
    public void RequireNoWords()
    {
        if (Words.Count > 0)
        {
            throw new UsageException($"{Command} takes no words, '{string.Join(' ', Words)}' was given; options start with --.");
        }
    }

    /// <summary>The journal file, which must exist.</summary>
    /// <exception cref="UsageException">It was not given or does not exist.</exception>
    public string ExistingDatabase()
    {
        string path = Text("--db") ?? throw new UsageException($"{Command} needs --db FILE, the journal of an earlier run.");
        return File.Exists(path) ? path : throw new UsageException($"There is no journal at {path}.");
    }
}
