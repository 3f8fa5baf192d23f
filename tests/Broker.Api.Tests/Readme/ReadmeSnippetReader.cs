using System.Text.RegularExpressions;

namespace Broker.Api.Tests.Readme;

/// <summary>Finds the blocks in README files and their compiled twins, and says where they differ.</summary>
internal static partial class ReadmeSnippetReader
{
    private const string Marker = "<!-- compiled -->";
    private const string Start = "// README:";
    private const string End = "// END README";

    /// <summary>The blocks of a README that follow the marker.</summary>
    public static IEnumerable<ReadmeSnippet> InReadme(string readme, IReadOnlyList<string> lines)
    {
        bool marked = false;
        List<string>? block = null;
        foreach (string line in lines.Select(line => line.Trim()))
        {
            if (block is not null)
            {
                if (line == "```")
                {
                    yield return Snippet(readme, block);
                    block = null;
                }
                else
                {
                    block.Add(line);
                }
            }
            else if (marked && line == "```csharp")
            {
                (block, marked) = ([], false);
            }
            else if (line.Length > 0)
            {
                marked = line == Marker;
            }
        }

        if (block is not null)
        {
            throw new FormatException($"{readme}: a fenced block is not closed.");
        }
    }

    /// <summary>The regions between the markers of the compiled file.</summary>
    public static IEnumerable<ReadmeSnippet> InSource(IReadOnlyList<string> lines)
    {
        string? readme = null;
        List<string> block = [];
        foreach (string line in lines.Select(line => line.Trim()))
        {
            if (line.StartsWith(Start, StringComparison.Ordinal))
            {
                (readme, block) = (line[Start.Length..].Trim(), []);
            }
            else if (line == End)
            {
                yield return Snippet(readme ?? throw new FormatException($"'{End}' without '{Start}'."), block);
                readme = null;
            }
            else if (readme is not null)
            {
                block.Add(line);
            }
        }

        if (readme is not null)
        {
            throw new FormatException($"'{Start} {readme}' without '{End}'.");
        }
    }

    /// <summary>What is shown but not compiled, compiled but not shown, or uses a namespace that the compiled file does not.</summary>
    public static IEnumerable<string> Differences(IEnumerable<ReadmeSnippet> shown, IReadOnlyList<string> sourceLines)
    {
        HashSet<string> usings = [.. sourceLines.Select(line => line.Trim()).Where(line => UsingDirective().IsMatch(line))];
        List<ReadmeSnippet> compiled = [.. InSource(sourceLines)];
        foreach (ReadmeSnippet snippet in shown)
        {
            if (compiled.RemoveAll(other => other.Readme == snippet.Readme && other.Code == snippet.Code) == 0)
            {
                yield return $"{snippet.Readme} shows code that ReadmeSnippets.cs does not compile: {snippet.Code}";
            }

            foreach (string directive in snippet.Usings.Except(usings))
            {
                yield return $"{snippet.Readme} shows '{directive}', which ReadmeSnippets.cs does not have";
            }
        }

        foreach (ReadmeSnippet left in compiled)
        {
            yield return $"ReadmeSnippets.cs compiles code that {left.Readme} does not show: {left.Code}";
        }
    }

    private static ReadmeSnippet Snippet(string readme, List<string> lines) => new(
        readme,
        WhiteSpace().Replace(string.Join(' ', lines.Where(line => !UsingDirective().IsMatch(line))), " ").Trim(),
        [.. lines.Where(line => UsingDirective().IsMatch(line))]);

    [GeneratedRegex(@"^using\s+[\w.]+;$")]
    private static partial Regex UsingDirective();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
