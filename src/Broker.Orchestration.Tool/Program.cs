namespace Broker.Orchestration.Tool;

internal static class Program
{
    private static int Main(string[] args) => ToolProgram.Run(args, Console.Out, Console.Error);
}
