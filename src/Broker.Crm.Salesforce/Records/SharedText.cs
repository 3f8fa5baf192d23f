using System.Buffers.Binary;
using System.Text;

namespace Broker.Crm.Salesforce.Records;

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

        ref string? slot = ref Texts[Hash(utf8) & (Slots - 1)];
        string? known = Volatile.Read(ref slot);
        if (known is not null && Same(utf8, known))
        {
            return known;
        }

        string text = Encoding.UTF8.GetString(utf8);
        Volatile.Write(ref slot, text);
        return text;
    }

    // Eight bytes at a step: this runs for every shared value of every row.
    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        const ulong Mix = 0x9E3779B97F4A7C15;
        ulong hash = (ulong)utf8.Length * Mix;
        if (utf8.Length >= sizeof(ulong))
        {
            for (int i = 0; i + sizeof(ulong) <= utf8.Length; i += sizeof(ulong))
            {
                hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8[i..])) * Mix;
                hash ^= hash >> 32;
            }

            hash ^= BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]);
        }
        else
        {
            foreach (byte b in utf8)
            {
                hash = (hash ^ b) * Mix;
            }
        }

        return (int)((hash * Mix) >> 40);
    }

    private static bool Same(ReadOnlySpan<byte> utf8, string known)
    {
        if (Ascii.Equals(utf8, known))
        {
            return true;
        }

        if (Ascii.IsValid(utf8))
        {
            return false;
        }

        Span<char> text = stackalloc char[Longest];
        return Encoding.UTF8.TryGetChars(utf8, text, out int length) && known.AsSpan().SequenceEqual(text[..length]);
    }
}
