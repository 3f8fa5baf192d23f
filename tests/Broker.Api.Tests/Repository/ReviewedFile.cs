using System.Text;

namespace Broker.Api.Tests.Repository;

/// <summary>
/// A generated file that is checked in, so that a reviewer reads a change of the code's surface as a diff.
/// Compared by default; rewritten when <see cref="Variable"/> is set to 1.
/// </summary>
internal static class ReviewedFile
{
    public const string Variable = "BROKER_UPDATE_LISTINGS";

    private const int ShownDifferences = 12;

    /// <summary>Returns null when file and code agree (or the file was just rewritten), otherwise what to tell the developer.</summary>
    public static string? CompareOrRewrite(string relativePath, IReadOnlyList<string> lines)
    {
        bool rewrite = Environment.GetEnvironmentVariable(Variable) == "1";
        return CompareOrRewrite(RepositoryFolder.PathOf(relativePath), relativePath, lines, rewrite);
    }

    internal static string? CompareOrRewrite(string path, string shownPath, IReadOnlyList<string> lines, bool rewrite)
    {
        if (rewrite)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, string.Concat(lines.Select(line => line + '\n')), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return null;
        }

        if (!File.Exists(path))
        {
            return $"{shownPath} does not exist.{HowToRewrite}";
        }

        string[] reviewed = File.ReadAllLines(path);
        return reviewed.SequenceEqual(lines, StringComparer.Ordinal)
            ? null
            : $"{shownPath} differs from the code (- reviewed, + code):\n{Differences(reviewed, lines)}{HowToRewrite}";
    }

    private static string HowToRewrite =>
        $"\nIf the change is intended, rewrite it with\n  {Variable}=1 dotnet test tests/Broker.Api.Tests\nand have the diff reviewed.";

    private static string Differences(string[] reviewed, IReadOnlyList<string> code)
    {
        int start = 0;
        while (start < reviewed.Length && start < code.Count && reviewed[start] == code[start])
        {
            start++;
        }

        int reviewedEnd = reviewed.Length, codeEnd = code.Count;
        while (reviewedEnd > start && codeEnd > start && reviewed[reviewedEnd - 1] == code[codeEnd - 1])
        {
            reviewedEnd--;
            codeEnd--;
        }

        // Lines that only moved inside the differing block are left out: what a reader wants is what came and what went.
        List<string> gone = [.. reviewed[start..reviewedEnd]];
        List<string> came = [];
        foreach (string line in code.Skip(start).Take(codeEnd - start))
        {
            if (!gone.Remove(line))
            {
                came.Add(line);
            }
        }

        string[] all = [.. gone.Select(line => "- " + line), .. came.Select(line => "+ " + line)];
        string more = all.Length > ShownDifferences ? $"\n... and {all.Length - ShownDifferences} more" : "";
        string shown = all.Length == 0 ? "(same lines in another order)" : string.Join('\n', all.Take(ShownDifferences));
        return $"from line {start + 1}:\n{shown}{more}";
    }
}
