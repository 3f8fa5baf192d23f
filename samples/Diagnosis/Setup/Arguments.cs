using System.Globalization;
using Broker.Core.Identity;

namespace DiagnosisSample.Setup;

/// <summary>The command line: a command, its words and its options.</summary>
public sealed class Arguments
{
    private static readonly Dictionary<string, bool> Known = new(StringComparer.Ordinal)
    {
        ["--platform"] = true, ["--address"] = true, ["--key-variable"] = true, ["--accounts"] = true, ["--concurrency"] = true, ["--stop-after"] = true,
        ["--position"] = true, ["--seconds"] = true, ["--lots"] = true, ["--lose-answer"] = false, ["--json"] = false,
    };

    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);

    private Arguments(string command, IReadOnlyList<string> words)
    {
        Command = command;
        Words = words;
    }

    /// <summary>The command.</summary>
    public string Command { get; }

    /// <summary>The words after the command.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The platform of the accounts.</summary>
    /// <exception cref="UsageException">It is neither.</exception>
    public TradingPlatform Platform => (Text("--platform") ?? "mt5") switch
    {
        "mt5" => TradingPlatform.MetaTrader5,
        "mt4" => TradingPlatform.MetaTrader4,
        string other => throw new UsageException($"Option --platform is '{other}'; allowed: mt4, mt5."),
    };

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

        var arguments = new Arguments(words.Count > 0 ? words[0] : "help", [.. words.Skip(1)]);
        foreach ((string name, string value) in found)
        {
            arguments.options[name] = value;
        }

        return arguments;
    }

    /// <summary>True when the option was given.</summary>
    public bool Has(string name) => options.ContainsKey(name);

    /// <summary>The option's text; null when it was not given.</summary>
    public string? Text(string name) => options.GetValueOrDefault(name);

    /// <summary>The option as a whole number within limits.</summary>
    /// <exception cref="UsageException">It is not.</exception>
    public int Number(string name, int fallback, int minimum, int maximum) => Text(name) is not { } text ? fallback
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= minimum && number <= maximum ? number
        : throw new UsageException($"Option {name} is '{text}'; allowed: a whole number from {minimum} to {maximum}.");

    /// <summary>The option as lots.</summary>
    /// <exception cref="UsageException">It is no positive number.</exception>
    public decimal Lots(decimal fallback) => Text("--lots") is not { } text ? fallback
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal lots) && lots > 0 ? lots
        : throw new UsageException($"Option --lots is '{text}'; allowed: a number above zero with a point, for example 0.10.");

    /// <summary>Refuses words that the command does not take.</summary>
    /// <exception cref="UsageException">There are some.</exception>
    public void RequireNoWords()
    {
        if (Words.Count > 0)
        {
            throw new UsageException($"{Command} takes no words, '{string.Join(' ', Words)}' was given; options start with --.");
        }
    }

    /// <summary>Refuses a live host for what only the simulator can show.</summary>
    /// <exception cref="UsageException">One was given.</exception>
    public void RequireSimulator()
    {
        if (Has("--address") || Has("--key-variable"))
        {
            throw new UsageException($"{Command} runs against the simulator only; allowed with --address: diagnose, sweep.");
        }
    }
}
