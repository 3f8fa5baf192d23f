using Broker.Orchestration.Ownership;
using Broker.Orchestration.Tool.CommandLine;
using Broker.Orchestration.Tool.Comparing;

namespace Broker.Orchestration.Tool.Commands;

/// <summary>Compares two listings and says what a reviewer must look at.</summary>
internal static class DiffCommand
{
    internal static int Run(Arguments arguments, TextWriter output)
    {
        (string older, string newer) = Arguments.TwoFiles("diff", arguments.Words);
        IReadOnlyList<OwnershipChange> changes = OwnershipDiff.Between(Read(older), Read(newer));
        foreach (string line in ChangeText.Lines(changes, arguments.Has("--markdown")))
        {
            output.WriteLine(line);
        }

        return changes.Any(static c => c.NeedsAttention) ? ToolProgram.Differs : ToolProgram.Same;
    }

    private static IReadOnlyList<OwnershipEntry> Read(string file)
    {
        try
        {
            return OwnershipListingReader.Read(TextFile.Read(file));
        }
        catch (FormatException exception)
        {
            throw new ToolException($"{file}: {exception.Message}", exception);
        }
    }
}
