using Broker.Orchestration.Tool;

namespace Broker.Orchestration.Tool.Tests.Support;

/// <summary>One run of the tool in this process.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    internal string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static ToolRun Of(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        int code = ToolProgram.Run(args, output, errors);
        return new ToolRun(code, output.ToString(), errors.ToString());
    }
}
