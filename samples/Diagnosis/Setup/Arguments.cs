using System.Globalization;
using Broker.Core.Identity;

namespace DiagnosisSample.Setup;

/// <summary>The command line: a command, its words and its options.</summary>
public sealed class Arguments
{
    private static readonly CommandLineOption[] Known =
    [
        new("--platform", true), new("--address", true), new("--key-variable", true), new("--accounts", true), new("--concurrency", true), new("--stop-after", true),
        new("--position", true), new("--seconds", true), new("--lots", true), new("--lose-answer", false), new("--json", false),
    ];

    private readonly CommandLineWords line;

    private Arguments(CommandLineWords line) => this.line = line;

    /// <summary>The command.</summary>
    public string Command => line.Command;

    /// <summary>The words after the command.</summary>
    public IReadOnlyList<string> Words => line.Words;

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
    public static Arguments Parse(IReadOnlyList<string> args) => new(CommandLineWords.Read(args, Known, "help"));

    /// <summary>True when the option was given.</summary>
    public bool Has(string name) => line.Has(name);

    /// <summary>The option's text; null when it was not given.</summary>
    public string? Text(string name) => line.Text(name);

    /// <summary>The option as a whole number within limits.</summary>
    /// <exception cref="UsageException">It is not.</exception>
    public int Number(string name, int fallback, int minimum, int maximum) => line.Number(name, fallback, minimum, maximum);

    /// <summary>The option as lots.</summary>
    /// <exception cref="UsageException">It is no positive number.</exception>
    public decimal Lots(decimal fallback) => Text("--lots") is not { } text ? fallback
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal lots) && lots > 0 ? lots
        : throw new UsageException($"Option --lots is '{text}'; allowed: a number above zero with a point, for example 0.10.");

    /// <summary>Refuses words that the command does not take.</summary>
    /// <exception cref="UsageException">There are some.</exception>
    public void RequireNoWords() => line.RequireNoWords();

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
