using Broker.Orchestration.Tool.CommandLine;
using Broker.Orchestration.Tool.Loading;

namespace Broker.Orchestration.Tool.Commands;

/// <summary>Prints the listing.</summary>
internal static class ListCommand
{
    internal static int Run(Arguments arguments, TextWriter output)
    {
        using var assemblies = UserAssemblies.Load(Arguments.Assemblies("list", arguments.Words), arguments.Text("--references"));
        foreach (string line in UserMap.Find(assemblies).Lines())
        {
            output.WriteLine(line);
        }

        return ToolProgram.Same;
    }
}
