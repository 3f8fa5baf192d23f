using System.Globalization;
using Broker.Crm.HubSpot.Crm;

namespace CrmProjectionSample.CommandLine;

/// <summary>The command line: a command and its options.</summary>
public sealed class Arguments
{
    private static readonly Dictionary<string, bool> Known = new(StringComparer.Ordinal) { ["--customers"] = true, ["--layout"] = true, ["--json"] = false };

    private readonly Dictionary<string, string> options;

    private Arguments(string command, Dictionary<string, string> options)
    {
        Command = command;
        this.options = options;
    }

    /// <summary>The command.</summary>
    public string Command { get; }

    /// <summary>How many customers.</summary>
    /// <exception cref="UsageException">It is no such number.</exception>
    public int Customers => !options.TryGetValue("--customers", out string? text) ? 50
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 2 and <= 500 ? number
        : throw new UsageException($"Option --customers is '{text}'; allowed: a whole number from 2 to 500.");

    /// <summary>Where trading accounts are written.</summary>
    /// <exception cref="UsageException">There is no such layout.</exception>
    public HubSpotAccountLayout Layout => (options.GetValueOrDefault("--layout") ?? "object") switch
    {
        "object" => HubSpotAccountLayout.CustomObject,
        "deal" => HubSpotAccountLayout.Deal,
        "contact" => HubSpotAccountLayout.Contact,
        string other => throw new UsageException($"Option --layout is '{other}'; allowed: object, deal, contact."),
    };

    /// <summary>Whether to print JSON.</summary>
    public bool Json => options.ContainsKey("--json");

    /// <summary>Reads a command line.</summary>
    /// <exception cref="UsageException">It is wrong.</exception>
    public static Arguments Parse(IReadOnlyList<string> args)
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
            if (!Known.TryGetValue(parts[0], out bool takesValue))
            {
                throw new UsageException($"There is no option '{parts[0]}'; allowed: {string.Join(' ', Known.Keys)}.");
            }

            string? value = parts.Length > 1 ? parts[1] : takesValue && i + 1 < args.Count ? args[++i] : null;
            if (takesValue == string.IsNullOrWhiteSpace(value))
            {
                throw new UsageException(takesValue ? $"Option {parts[0]} needs a value." : $"Option {parts[0]} takes no value; '{value}' was given.");
            }

            found[parts[0]] = value ?? string.Empty;
        }

        return words.Count <= 1
            ? new Arguments(words.Count == 1 ? words[0] : "help", found)
            : throw new UsageException($"{words[0]} takes no words, '{string.Join(' ', words.Skip(1))}' was given; options start with --.");
    }
}
