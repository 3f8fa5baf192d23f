using System.Globalization;
using System.Text.RegularExpressions;

namespace Broker.Orchestration.Package.Tests.Support;

/// <summary>One line of the build's output that names a place.</summary>
internal sealed partial record BuildError(string Project, string File, int Line, string Id, string Message)
{
    internal string Place => $"{File}:{Line.ToString(CultureInfo.InvariantCulture)} {Id}";

    internal static IReadOnlyList<BuildError> Read(string output) =>
    [
        .. Pattern().Matches(output)
            .Select(static match => new BuildError(
                Path.GetFileName(Path.GetDirectoryName(match.Groups["file"].Value))!,
                Path.GetFileName(match.Groups["file"].Value),
                int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture),
                match.Groups["id"].Value,
                match.Groups["message"].Value))
            .Distinct(),
    ];

    [GeneratedRegex(@"^\s*(?<file>[^\s(][^(\n]*\.cs)\((?<line>\d+),\d+\): (error|warning) (?<id>[A-Z]+\d+): (?<message>.*?)( \[[^\]]*\])?\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
