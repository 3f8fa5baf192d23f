using Broker.Orchestration.Tool.CommandLine;
using Broker.Orchestration.Tool.Loading;

namespace Broker.Orchestration.Tool.Commands;

/// <summary>Prints the map as a Markdown table, or writes it to a file.</summary>
internal static class MatrixCommand
{
    internal static int Run(Arguments arguments, TextWriter output)
    {
        using var assemblies = UserAssemblies.Load(Arguments.Assemblies("matrix", arguments.Words), arguments.Text("--references"));
        IReadOnlyList<string> lines = UserMap.Find(assemblies).Matrix();
        if (arguments.Text("--out") is { } file)
        {
            TextFile.Write(file, lines);
            return ToolProgram.Same;
        }

        foreach (string line in lines)
        {
            output.WriteLine(line);
        }

        return ToolProgram.Same;
    }
}
