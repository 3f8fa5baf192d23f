using System.Collections.Immutable;

namespace Broker.Orchestration.Analyzers;

/// <summary>
/// Finds, by text alone, the places of a file that may have to do with ownership. Binding the bodies of a program a second time is what an analyzer costs;
/// with this, only the few bodies that name one of the words are bound.
/// </summary>
internal sealed class Words
{
    private const int Table = 128;
    private readonly string[]?[] byFirst = new string[]?[Table];

    internal Words(IEnumerable<string> words)
    {
        foreach (IGrouping<char, string> group in words.Where(static word => word.Length > 0).Distinct(StringComparer.Ordinal).GroupBy(static word => word[0]))
        {
            if (group.Key < Table)
            {
                byFirst[group.Key] = [.. group];
            }
            else
            {
                HasOther = true;
            }
        }
    }

    /// <summary>True when a word starts with a letter beyond ASCII; then every file is looked at in full.</summary>
    internal bool HasOther { get; }

    /// <summary>Where the words stand as whole identifiers; default when the text may spell an identifier with an escape and has to be read in full.</summary>
    internal ImmutableArray<int> Find(string text)
    {
        if (HasOther)
        {
            return default;
        }

        ImmutableArray<int>.Builder? found = null;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\\' && i + 1 < text.Length && text[i + 1] is 'u' or 'U')
            {
                return default;
            }

            if (!IsPart(c))
            {
                continue;
            }

            int end = i + 1;
            while (end < text.Length && IsPart(text[end]))
            {
                end++;
            }

            if ((c < Table && byFirst[c] is { } candidates && IsOneOf(candidates, text, i, end - i)) || IsCustomField(text, end))
            {
                (found ??= ImmutableArray.CreateBuilder<int>()).Add(i);
            }

            i = end - 1;
        }

        return found is null ? ImmutableArray<int>.Empty : found.ToImmutable();
    }

    private static bool IsOneOf(string[] candidates, string text, int at, int length)
    {
        foreach (string candidate in candidates)
        {
            if (candidate.Length == length && string.CompareOrdinal(text, at, candidate, 0, length) == 0)
            {
                // Every test has a [Fact]; the fact meant here has type arguments or is a plain type name in a cast.
                return candidate != "Fact" || IsTypeName(text, at, at + length);
            }
        }

        return false;
    }

    /// <summary>Every custom field of Salesforce is looked at: its spelling may differ from the neutral name.</summary>
    private static bool IsCustomField(string text, int end) => text[end - 1] == 'c' && end > 3 && text[end - 2] == '_' && text[end - 3] == '_';

    private static bool IsTypeName(string text, int at, int end)
    {
        while (end < text.Length && text[end] == ' ')
        {
            end++;
        }

        return end < text.Length && text[end] is '<' or '[' or '.' || (at > 0 && text[at - 1] == '.');
    }

    private static bool IsPart(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' || (c > Table && char.IsLetterOrDigit(c));
}
