using System.Text;

namespace Broker.Payments.Reconciliation.Comparisons;

/// <summary>Words of a bank's free text, alone and up to three together, without case and separators: banks break and shout them at will.</summary>
internal static class RemittanceWords
{
    /// <summary>Shorter ones name nothing.</summary>
    internal const int Shortest = 4;

    private const int Together = 3;
    private const int MaxWords = 64;

    internal static string Normalize(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        var kept = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                kept.Append(char.ToUpperInvariant(c));
            }
        }

        return kept.ToString();
    }

    internal static IEnumerable<string> Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            yield break;
        }

        List<string> words = Split(text);
        for (int length = Together; length > 0; length--)
        {
            for (int i = 0; i + length <= words.Count; i++)
            {
                string key = length == 1 ? words[i] : string.Concat(words.GetRange(i, length));
                if (key.Length >= Shortest)
                {
                    yield return key;
                }
            }
        }
    }

    // Words end at spaces and at the marks between fields, not at the dashes and underscores inside a reference.
    private static List<string> Split(string text)
    {
        var words = new List<string>();
        foreach (Range range in text.AsSpan().SplitAny(' ', '\t', '\r', '\n', '/', ':', ';', ',', '?', '+', '|'))
        {
            string word = Normalize(text[range]);
            if (word.Length > 0)
            {
                words.Add(word);
                if (words.Count == MaxWords)
                {
                    break;
                }
            }
        }

        return words;
    }
}
