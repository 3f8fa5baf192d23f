using Broker.CommandLine;
using Broker.Orchestration.Tool.CommandLine;
using Broker.Orchestration.Tool.Commands;

namespace Broker.Orchestration.Tool;

/// <summary>Chooses the command and turns what is wrong with the input into one clear line and an exit code.</summary>
internal static class ToolProgram
{
    /// <summary>Nothing differs, or nothing that needs attention.</summary>
    internal const int Same = 0;

    /// <summary>Something differs that needs attention.</summary>
    internal const int Differs = 1;

    /// <summary>The command line is wrong or what it names cannot be read.</summary>
    internal const int Unusable = 2;

    internal static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        try
        {
            Arguments arguments = Arguments.Parse(args);
            return arguments.Command switch
            {
                "list" => ListCommand.Run(arguments, output),
                "check" => CheckCommand.Run(arguments, output, errors),
                "matrix" => MatrixCommand.Run(arguments, output),
                "diff" => DiffCommand.Run(arguments, output),
                "decisions" => DecisionsCommand.Run(arguments, output),
                "help" => Usage.Print(output),
                _ => throw new UsageException($"There is no command '{arguments.Command}'."),
            };
        }
        catch (UsageException exception)
        {
            errors.WriteLine(exception.Message);
            errors.WriteLine("Say 'broker-ownership help' for the commands.");
            return Unusable;
        }
        catch (Exception exception) when (exception is ToolException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(exception.Message);
            return Unusable;
        }
    }
}
