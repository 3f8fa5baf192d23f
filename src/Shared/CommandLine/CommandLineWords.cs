using System.Globalization;

namespace Broker.CommandLine;

/// <summary>A command line that was read: a command, its words and its options. Whatever it does not know is refused with what is allowed.</summary>
internal sealed class CommandLineWords
{
    private readonly List<KeyValuePair<string, string>> options;

    private CommandLineWords(string command, IReadOnlyList<string> words, List<KeyValuePair<string, string>> options)
    {
        Command = command;
        Words = words;
        this.options = options;
    }

    /// <summary>The command; <c>help</c> whenever help was asked for.</summary>
    internal string Command { get; }

    /// <summary>The words after the command.</summary>
    internal IReadOnlyList<string> Words { get; }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="UsageException">It is wrong.</exception>
    internal static CommandLineWords Read(IReadOnlyList<string> args, IReadOnlyList<CommandLineOption> known, string fallbackCommand)
    {
        List<string> words = [];
        List<KeyValuePair<string, string>> found = [];
        for (int i = 0; i < args.Count; i++)
        {
            string arg = args[i];
            if (arg is "-h" or "--help")
            {
                return new CommandLineWords("help", [], []);
            }

            if (!arg.StartsWith("--", StringComparison.Ordinal))
            {
                words.Add(arg);
                continue;
            }

            string[] parts = arg.Split('=', 2);
            CommandLineOption option = known.FirstOrDefault(option => option.Name == parts[0])
                ?? throw new UsageException($"There is no option '{parts[0]}'; allowed: {string.Join(' ', known.Select(static option => option.Name))}.");
            string value = ValueOf(option, parts, args, ref i);
            if (!option.MayRepeat && found.Exists(other => other.Key == option.Name))
            {
                throw new UsageException($"Option {option.Name} is given twice.");
            }

            found.Add(new(option.Name, value));
        }

        string command = words.Count > 0 ? words[0] : fallbackCommand;
        foreach (CommandLineOption option in known.Where(option => option.Commands.Length > 0 && found.Exists(given => given.Key == option.Name)))
        {
            if (!option.Commands.Contains(command, StringComparer.Ordinal))
            {
                throw new UsageException($"Option {option.Name} belongs to {string.Join(", ", option.Commands)}; '{command}' does not take it.");
            }
        }

        return new CommandLineWords(command, [.. words.Skip(1)], found);
    }

    /// <summary>True when the option was given.</summary>
    internal bool Has(string name) => options.Exists(option => option.Key == name);

    /// <summary>The option's text; null when it was not given.</summary>
    internal string? Text(string name) => options.FindLast(option => option.Key == name).Value;

    /// <summary>Each text of an option that may be repeated.</summary>
    internal IReadOnlyList<string> Texts(string name) => [.. options.Where(option => option.Key == name).Select(static option => option.Value)];

    /// <summary>The option as a whole number within limits.</summary>
    /// <exception cref="UsageException">It is not.</exception>
    internal int Number(string name, int fallback, int minimum, int maximum) => Text(name) is not { } text ? fallback
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= minimum && number <= maximum ? number
        : throw new UsageException($"Option {name} is '{text}'; allowed: a whole number from {minimum} to {maximum}.");

    /// <summary>Refuses words that the command does not take.</summary>
    /// <exception cref="UsageException">There are some.</exception>
    internal void RequireNoWords()
    {
        if (Words.Count > 0)
        {
            throw new UsageException($"{Command} takes no words, '{string.Join(' ', Words)}' was given; options start with --.");
        }
    }

    private static string ValueOf(CommandLineOption option, string[] parts, IReadOnlyList<string> args, ref int at)
    {
        if (!option.TakesValue)
        {
            return parts.Length == 1 ? string.Empty : throw new UsageException($"Option {option.Name} takes no value; '{args[at]}' was given.");
        }

        string? value = parts.Length == 2 ? parts[1] : at + 1 < args.Count ? args[++at] : null;
        return string.IsNullOrWhiteSpace(value) || (parts.Length == 1 && value.StartsWith("--", StringComparison.Ordinal))
            ? throw new UsageException($"Option {option.Name} needs a value.")
            : value;
    }
}
