using System.Text.RegularExpressions;

namespace Broker.Samples.Tests.Support;

/// <summary>The commands that a sample's README tells, in the order in which it tells them.</summary>
internal static class ReadmeCommands
{
    public static string Text(string sample)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "samples", sample, "README.md");
            if (File.Exists(path))
            {
                return File.ReadAllText(path).ReplaceLineEndings("\n");
            }
        }

        throw new FileNotFoundException($"The README of {sample} was not found above the tests.");
    }

    public static string[] Lines(string readme) =>
        [.. Regex.Matches(readme, "```sh\n(?<commands>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture).SelectMany(static m => m.Groups["commands"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
}
