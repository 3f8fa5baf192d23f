namespace Broker.Core.Identity;

/// <summary>What every identifier must satisfy.</summary>
internal static class Identifier
{
    internal const int MaxLength = 256;

    internal static bool IsValid(ReadOnlySpan<char> value)
    {
        if (value.IsWhiteSpace() || value.Length > MaxLength)
        {
            return false;
        }

        foreach (char c in value)
        {
            if (char.IsControl(c))
            {
                return false;
            }
        }

        return true;
    }

    internal static string Check(string? value, string type, string example)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException($"{type} is empty; give {example}.", nameof(value));
        }

        if (value.Length > MaxLength)
        {
            throw new ArgumentException($"{type} has {value.Length} characters; at most {MaxLength} are allowed.", nameof(value));
        }

        foreach (char c in value)
        {
            if (char.IsControl(c))
            {
                throw new ArgumentException($"{type} holds a control character (U+{(int)c:X4}); give {example}.", nameof(value));
            }
        }

        return value;
    }
}
