namespace Broker.Testing.Salesforce.Data;

/// <summary>Record ids: a key prefix of three characters, twelve more, and three that protect the case of the others.</summary>
internal static class OrgIds
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string SuffixDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    // The place of an instance in real ids: letters of both cases, so that a lost case is noticed.
    private const string Pod = "5gK000x";
    private const int NumberLength = 5;

    public static string Make(string prefix, long number)
    {
        Span<char> id = stackalloc char[18];
        prefix.CopyTo(id);
        Pod.CopyTo(id[3..]);
        for (var i = 14; i >= 15 - NumberLength; i--)
        {
            id[i] = Digits[(int)(number % 62)];
            number /= 62;
        }

        Suffix(id[..15], id[15..]);
        return new string(id);
    }

    /// <summary>Completes an id of 15 characters, or puts the case of one of 18 right; <see langword="null"/> when it is none.</summary>
    public static string? Normalize(string text)
    {
        if (text.Length is not (15 or 18) || !text.All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        Span<char> id = stackalloc char[18];
        text.AsSpan(0, 15).CopyTo(id);
        if (text.Length == 18)
        {
            for (var i = 0; i < 15; i++)
            {
                var bits = SuffixDigits.IndexOf(char.ToUpperInvariant(text[15 + (i / 5)]), StringComparison.Ordinal);
                if (bits < 0)
                {
                    return null;
                }

                var upper = (bits & (1 << (i % 5))) != 0;
                if (upper && !char.IsAsciiLetter(id[i]))
                {
                    return null;
                }

                id[i] = upper ? char.ToUpperInvariant(id[i]) : char.ToLowerInvariant(id[i]);
            }
        }

        Suffix(id[..15], id[15..]);
        return new string(id);
    }

    /// <summary>The prefix and number of a normalized id; the number is 0 when this org never made such an id.</summary>
    public static (string Prefix, long Number) Split(string id)
    {
        if (string.CompareOrdinal(id, 3, Pod, 0, Pod.Length) != 0)
        {
            return (id[..3], 0);
        }

        long number = 0;
        for (var i = 15 - NumberLength; i < 15; i++)
        {
            number = (number * 62) + Digits.IndexOf(id[i], StringComparison.Ordinal);
        }

        return (id[..3], number);
    }

    private static void Suffix(ReadOnlySpan<char> id, Span<char> suffix)
    {
        for (var part = 0; part < 3; part++)
        {
            var bits = 0;
            for (var i = 0; i < 5; i++)
            {
                if (char.IsAsciiLetterUpper(id[(part * 5) + i]))
                {
                    bits |= 1 << i;
                }
            }

            suffix[part] = SuffixDigits[bits];
        }
    }
}
