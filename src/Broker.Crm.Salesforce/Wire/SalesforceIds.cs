namespace Broker.Crm.Salesforce.Wire;

/// <summary>
/// Ids of records: 15 characters whose case counts, or the same with three more that carry the case, so that 18 are the same whatever their case
/// (contracts/salesforce.md 4). Compared as 18.
/// </summary>
internal static class SalesforceIds
{
    private const int Short = 15;
    private const int Long = 18;
    private const int Chunk = 5;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    internal static bool IsId(string? id) => id is { Length: Short or Long } && id.All(char.IsAsciiLetterOrDigit);

    /// <summary>The id in 18 characters, with the case that its end tells.</summary>
    /// <exception cref="ArgumentException">It is no id.</exception>
    internal static string To18(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return TryTo18(id) ?? throw new ArgumentException($"A text of {id.Length} characters is not the id of a record; allowed: 15 or 18 letters and digits.", nameof(id));
    }

    /// <summary>Do both name one record? False when one of them is no id.</summary>
    internal static bool Same(string? first, string? second) => first is not null && second is not null && TryTo18(first) is { } id && id == TryTo18(second);

    /// <summary>The id at the end of a record's address; null when there is none.</summary>
    internal static string? OfUrl(string? url)
    {
        string? last = url?[(url.LastIndexOf('/') + 1)..];
        return IsId(last) ? last : null;
    }

    private static string? TryTo18(string id) => !IsId(id) ? null : id.Length == Short ? id + End(id) : Restore(id);

    private static string End(string id) => string.Create(Long - Short, id, static (end, from) =>
    {
        for (int i = 0; i < end.Length; i++)
        {
            int bits = 0;
            for (int j = 0; j < Chunk; j++)
            {
                bits |= char.IsAsciiLetterUpper(from[(i * Chunk) + j]) ? 1 << j : 0;
            }

            end[i] = Alphabet[bits];
        }
    });

    // Some tools change the case of ids; the end tells what it was.
    private static string? Restore(string id)
    {
        Span<char> text = stackalloc char[Short];
        for (int i = 0; i < Short; i++)
        {
            int bits = Alphabet.IndexOf(char.ToUpperInvariant(id[Short + (i / Chunk)]), StringComparison.Ordinal);
            if (bits < 0)
            {
                return null;
            }

            text[i] = (bits & (1 << (i % Chunk))) != 0 ? char.ToUpperInvariant(id[i]) : char.ToLowerInvariant(id[i]);
        }

        return string.Concat(text, id[Short..].ToUpperInvariant());
    }
}
