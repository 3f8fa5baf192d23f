using Broker.CommandLine;
using Broker.Orchestration.Tool.CommandLine;
using Broker.Orchestration.Tool.Comparing;
using Broker.Orchestration.Tool.Loading;

namespace Broker.Orchestration.Tool.Commands;

/// <summary>The decision table: its listing, and the comparison of two listings. Every changed decision needs attention.</summary>
internal static class DecisionsCommand
{
    internal static int Run(Arguments arguments, TextWriter output)
    {
        string[] words = [.. arguments.Words.Skip(1)];
        return (arguments.Words.Count > 0 ? arguments.Words[0] : null) switch
        {
            "list" => List(arguments, words, output),
            "diff" => Diff(arguments, words, output),
            { } other => throw new UsageException($"decisions knows list and diff, not '{other}'."),
            null => throw new UsageException("decisions needs list or diff."),
        };
    }

    private static int List(Arguments arguments, IReadOnlyList<string> words, TextWriter output)
    {
        if (arguments.Has("--markdown"))
        {
            throw new UsageException("Option --markdown belongs to decisions diff.");
        }

        using var assemblies = UserAssemblies.Load(Arguments.Assemblies("decisions list", words), arguments.Text("--references"));
        foreach (string line in OrchestrationCalls.DecisionLines(assemblies.LoadOrchestration()))
        {
            output.WriteLine(line);
        }

        return ToolProgram.Same;
    }

    private static int Diff(Arguments arguments, IReadOnlyList<string> words, TextWriter output)
    {
        (string older, string newer) = Arguments.TwoFiles("decisions diff", words);
        IReadOnlyList<DecisionChange> changes = DecisionDiff.Between(Read(older), Read(newer));
        foreach (string line in DecisionDiff.Text(changes, arguments.Has("--markdown")))
        {
            output.WriteLine(line);
        }

        return changes.Count == 0 ? ToolProgram.Same : ToolProgram.Differs;
    }

    private static IReadOnlyDictionary<(string Event, string State), string> Read(string file)
    {
        try
        {
            return DecisionDiff.Read(TextFile.Read(file));
        }
        catch (FormatException exception)
        {
            throw new ToolException($"{file}: {exception.Message}", exception);
        }
    }
}
