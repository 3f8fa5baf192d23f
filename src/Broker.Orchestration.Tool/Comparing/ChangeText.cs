namespace Broker.Orchestration.Tool.Comparing;

/// <summary>The changes as text for a terminal or as Markdown for a pull request.</summary>
internal static class ChangeText
{
    internal static IEnumerable<string> Lines(IReadOnlyList<OwnershipChange> changes, bool markdown)
    {
        if (changes.Count == 0)
        {
            yield return "No change of ownership.";
            yield break;
        }

        foreach (string line in Part(markdown, "Needs attention", [.. changes.Where(static c => c.NeedsAttention)]))
        {
            yield return line;
        }

        foreach (string line in Part(markdown, "Other changes", [.. changes.Where(static c => !c.NeedsAttention)]))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Part(bool markdown, string title, OwnershipChange[] changes)
    {
        if (changes.Length == 0)
        {
            yield break;
        }

        yield return markdown ? $"**{title} ({changes.Length})**" : $"{title} ({changes.Length}):";
        if (markdown)
        {
            yield return string.Empty;
        }

        foreach (OwnershipChange change in changes)
        {
            yield return markdown ? $"- **{change.Title}** `{Code(change.Fact)}`: {Escape(change.Detail)}" : $"  {change.Title}: {change.Fact}: {change.Detail}";
        }

        if (markdown)
        {
            yield return string.Empty;
        }
    }

    // Text of a pull request must not become markup of the page that shows it.
    internal static string Escape(string text) => string.Concat(text.Select(static c => c is '\\' or '`' or '*' or '_' or '<' or '>' or '[' or ']' or '|' or '#' or '&' or '~' or '!' ? $"\\{c}" : c.ToString()));

    private static string Code(string text) => text.Replace('`', '\'');
}
