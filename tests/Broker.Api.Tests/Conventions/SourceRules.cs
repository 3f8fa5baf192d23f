using System.Text.RegularExpressions;
using Broker.Api.Tests.Repository;

namespace Broker.Api.Tests.Conventions;

/// <summary>What only the sources show: files, folders, lengths, forbidden calls.</summary>
internal static partial class SourceRules
{
    public const string OneTypeRule = "one-type-per-file";
    public const string NamespaceRule = "namespace-is-folder";
    public const string LengthRule = "file-length";
    public const string TimeRule = "time-from-time-provider";

    public const int MaxLines = 400;

    // Extension methods for the container live where every host already looks for them.
    private const string ContainerNamespace = "Microsoft.Extensions.DependencyInjection";

    private static readonly string[] s_typeless = ["GlobalUsings.cs", "AssemblyInfo.cs"];

    public static IEnumerable<Violation> CheckOneType(SourceFile file)
    {
        // A generic type and its plain twin of the same name count as one.
        string[] types = [.. file.Lines.Select(line => TypeHead().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];
        if (types.Length > 1)
        {
            yield return new Violation(OneTypeRule, file.RepositoryPath, $"holds {string.Join(", ", types)}: one file each");
        }
        else if (types.Length == 1 && !IsNamedAfter(file.FileName, types[0]))
        {
            yield return new Violation(OneTypeRule, file.RepositoryPath, $"holds {types[0]}: name the file after it");
        }
        else if (types.Length == 0 && !s_typeless.Contains(file.FileName))
        {
            yield return new Violation(OneTypeRule, file.RepositoryPath, "holds no type");
        }
    }

    public static IEnumerable<Violation> CheckNamespace(SourceFile file)
    {
        Match? declared = file.Lines.Select(line => FileScopedNamespace().Match(line)).FirstOrDefault(match => match.Success);
        string? name = declared?.Groups["name"].Value;
        bool isExtension = name == ContainerNamespace && file.FileName.EndsWith("Extensions.cs", StringComparison.Ordinal);
        if (name != file.ExpectedNamespace && !isExtension && !s_typeless.Contains(file.FileName))
        {
            yield return new Violation(NamespaceRule, file.RepositoryPath, $"has {name ?? "no file-scoped namespace"}, expected {file.ExpectedNamespace}");
        }
    }

    public static IEnumerable<Violation> CheckLength(SourceFile file)
    {
        if (file.Lines.Count > MaxLines)
        {
            yield return new Violation(LengthRule, file.RepositoryPath, $"has {file.Lines.Count} lines, {MaxLines} are allowed: split it");
        }
    }

    public static IEnumerable<Violation> CheckTime(SourceFile file) =>
        file.Lines
            .Select((line, index) => (match: ClockCall().Match(Comment().Replace(line, "")), number: index + 1))
            .Where(item => item.match.Success)
            .Select(item => new Violation(TimeRule, file.RepositoryPath, $"line {item.number} calls {item.match.Value.TrimEnd('(')}: take the time from the TimeProvider"));

    private static bool IsNamedAfter(string fileName, string type) =>
        fileName.StartsWith(type, StringComparison.Ordinal) && fileName[type.Length..] is var rest &&
        (rest[0] is '.' or '{' or '`' || rest.StartsWith("Of", StringComparison.Ordinal));

    [GeneratedRegex(@"^((public|internal|file|static|sealed|abstract|partial|readonly|ref|unsafe)\s+)*(class|struct|interface|enum|record(\s+(class|struct))?|delegate\s+[\w<>?,.\[\] ]+?)\s+(?<name>\w+)\s*([<({:;]|where|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex TypeHead();

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)\s*;", RegexOptions.ExplicitCapture)]
    private static partial Regex FileScopedNamespace();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b|\bThread\.Sleep\(|\bEnvironment\.TickCount(64)?\b|\bStopwatch\.StartNew\(|\bTask\.Delay\(\s*[^,()]+(\([^()]*\))?\s*\)", RegexOptions.ExplicitCapture)]
    private static partial Regex ClockCall();

    [GeneratedRegex(@"//.*$")]
    private static partial Regex Comment();
}
