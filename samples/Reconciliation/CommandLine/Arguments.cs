
namespace Reconciliation.CommandLine;

/// <summary>The command line: a command and its options.</summary>
public sealed record Arguments(string Command, string? Data, string? Out, bool Json)
{
    private static readonly CommandLineOption[] Known = [new("--data", true, "run", "help"), new("--out", true), new("--json", false, "run", "help")];

    /// <summary>Reads a command line.</summary>
    /// <exception cref="UsageException">It is wrong.</exception>
    public static Arguments Parse(IReadOnlyList<string> args)
    {
        CommandLineWords line = CommandLineWords.Read(args, Known, "run");
        if (line.Command is not ("run" or "generate" or "help"))
        {
            throw new UsageException($"The command is '{line.Command}'; allowed: run, generate, help.");
        }

        line.RequireNoWords();
        string? data = line.Text("--data");
        return data is null || Directory.Exists(data)
            ? new Arguments(line.Command, data, line.Text("--out"), line.Has("--json"))
            : throw new UsageException($"Option --data is '{data}'; allowed: a folder that exists.");
    }
}
