namespace Reconciliation.CommandLine;

/// <summary>The command line: a command and its options.</summary>
public sealed record Arguments(string Command, string? Data, string? Out, bool Json)
{
    private const string Commands = "run, generate, help";

    /// <summary>Reads a command line.</summary>
    /// <exception cref="UsageException">It is wrong.</exception>
    public static Arguments Parse(IReadOnlyList<string> args)
    {
        string? command = null;
        Dictionary<string, string> options = new(StringComparer.Ordinal);
        for (int i = 0; i < args.Count; i++)
        {
            string arg = args[i];
            if (arg is "-h" or "--help")
            {
                return new Arguments("help", null, null, Json: false);
            }

            if (!arg.StartsWith('-'))
            {
                command = command is null ? arg : throw new UsageException($"One command is taken and '{arg}' was given after '{command}'; allowed: {Commands}.");
                continue;
            }

            string[] parts = arg.Split('=', 2);
            if (parts[0] == "--json")
            {
                options[parts[0]] = parts.Length == 1 ? string.Empty : throw new UsageException($"Option --json is '{arg}'; allowed: --json without a value.");
                continue;
            }

            string? value = parts.Length == 2 ? parts[1] : i + 1 < args.Count ? args[++i] : null;
            if (parts[0] is not ("--data" or "--out"))
            {
                throw new UsageException($"Option '{parts[0]}' is not known; allowed: --data DIR, --out DIR, --json.");
            }

            options[parts[0]] = string.IsNullOrWhiteSpace(value) || value.StartsWith("--", StringComparison.Ordinal)
                ? throw new UsageException($"Option {parts[0]} is '{value}'; allowed: a folder.")
                : value;
        }

        command ??= "run";
        if (command is not ("run" or "generate" or "help"))
        {
            throw new UsageException($"The command is '{command}'; allowed: {Commands}.");
        }

        if (command == "generate" && (options.ContainsKey("--data") || options.ContainsKey("--json")))
        {
            throw new UsageException($"The command generate was given {string.Join(", ", options.Keys)}; allowed: --out DIR.");
        }

        string? data = options.GetValueOrDefault("--data");
        return data is null || Directory.Exists(data)
            ? new Arguments(command, data, options.GetValueOrDefault("--out"), options.ContainsKey("--json"))
            : throw new UsageException($"Option --data is '{data}'; allowed: a folder that exists.");
    }
}
