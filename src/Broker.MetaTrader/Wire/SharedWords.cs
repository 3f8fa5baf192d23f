using System.Text;

namespace Broker.MetaTrader.Wire;

/// <summary>
/// One string object for words that every answer repeats (currency, account type, method). A fixed number of slots, so hostile answers cannot make it grow;
/// a word that meets a taken slot replaces it. Threads may race: the worst case is one more string.
/// </summary>
internal static class SharedWords
{
    private const int Slots = 128;
    private const int LongestWord = 64;
    private static readonly string?[] Words = new string?[Slots];

    internal static string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestWord || !Ascii.IsValid(utf8))
        {
            return Encoding.UTF8.GetString(utf8);
        }

        uint hash = 2166136261;
        foreach (byte b in utf8)
        {
            hash = (hash ^ b) * 16777619;
        }

        ref string? slot = ref Words[hash % Slots];
        string? known = Volatile.Read(ref slot);
        if (known is not null && Ascii.Equals(utf8, known))
        {
            return known;
        }

        string word = Encoding.ASCII.GetString(utf8);
        Volatile.Write(ref slot, word);
        return word;
    }
}
