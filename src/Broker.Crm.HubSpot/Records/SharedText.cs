using System.Text;

namespace Broker.Crm.HubSpot.Records;

/// <summary>
/// One string object for texts that many records repeat. A fixed number of slots, so hostile answers cannot make it grow; a text that meets a taken slot replaces it.
/// Threads may race: the worst case is one more string.
/// </summary>
internal static class SharedText
{
    private const int Slots = 512;
    private const int Longest = 64;
    private static readonly string?[] Texts = new string?[Slots];

    internal static string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        uint hash = 2166136261;
        foreach (byte b in utf8)
        {
            hash = (hash ^ b) * 16777619;
        }

        ref string? slot = ref Texts[hash % Slots];
        string? known = Volatile.Read(ref slot);
        if (known is not null && Same(utf8, known))
        {
            return known;
        }

        string text = Encoding.UTF8.GetString(utf8);
        Volatile.Write(ref slot, text);
        return text;
    }

    private static bool Same(ReadOnlySpan<byte> utf8, string known)
    {
        if (Ascii.IsValid(utf8))
        {
            return Ascii.Equals(utf8, known);
        }

        Span<char> text = stackalloc char[Longest];
        return Encoding.UTF8.TryGetChars(utf8, text, out int length) && known.AsSpan().SequenceEqual(text[..length]);
    }
}
