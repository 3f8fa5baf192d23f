using Broker.CommandLine;
using Broker.Orchestration.Tool.CommandLine;
using Broker.Orchestration.Tool.Comparing;
using Broker.Orchestration.Tool.Loading;

namespace Broker.Orchestration.Tool.Commands;

/// <summary>Compares a reviewed listing with the code. Errors have the form that MSBuild and editors know: file(line): error CODE: text.</summary>
internal static class CheckCommand
{
    private const string DifferenceCode = "OWNL01";
    private const string UnreadableCode = "OWNL02";
    private const int ShownDifferences = 25;
    private const string Rewrite = "If the code is right, rewrite the listing: broker-ownership check --update, or dotnet build -p:BrokerUpdateOwnership=true. Have the difference reviewed.";

    internal static int Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        IReadOnlyList<string> names = Arguments.Assemblies("check", arguments.Words);
        string file = Path.GetFullPath(arguments.Text("--listing") ?? throw new UsageException("check needs --listing FILE, for example OWNERSHIP.txt."));
        try
        {
            using var assemblies = UserAssemblies.Load(names, arguments.Text("--references"));
            IReadOnlyList<string> code = UserMap.Find(assemblies).Lines();
            if (arguments.Has("--update"))
            {
                if (!File.Exists(file) || !TextFile.Read(file).SequenceEqual(code, StringComparer.Ordinal))
                {
                    TextFile.Write(file, code);
                    output.WriteLine($"{file}: written, {code.Count} facts. Have the difference reviewed.");
                }

                return ToolProgram.Same;
            }

            return Compare(file, code, output, errors);
        }
        catch (ToolException exception)
        {
            errors.WriteLine($"{file}: error {UnreadableCode}: {exception.Message.ReplaceLineEndings(" ")}");
            return ToolProgram.Unusable;
        }
    }

    private static int Compare(string file, IReadOnlyList<string> code, TextWriter output, TextWriter errors)
    {
        if (!File.Exists(file))
        {
            errors.WriteLine($"{file}: error {DifferenceCode}: The listing does not exist, and the code has {code.Count} facts.");
            output.WriteLine(Rewrite);
            return ToolProgram.Differs;
        }

        IReadOnlyList<LineDifference> differences = LineDifference.Between(TextFile.Read(file), code);
        if (differences.Count == 0)
        {
            return ToolProgram.Same;
        }

        foreach (LineDifference difference in differences.Take(ShownDifferences))
        {
            errors.WriteLine($"{file}({difference.Line}): error {DifferenceCode}: {difference.Sentence}");
        }

        if (differences.Count > ShownDifferences)
        {
            errors.WriteLine($"{file}: error {DifferenceCode}: {differences.Count - ShownDifferences} more lines differ.");
        }

        output.WriteLine(Rewrite);
        return ToolProgram.Differs;
    }
}
