using System.Text;
using System.Text.Json;

namespace Broker.MetaTrader.Streams.Frames;

/// <summary>
/// The symbols of one stream: one string object for each, found by its bytes, and whether it was asked for. Bounded: strangers beyond the limit are read as
/// strings of their own.
/// </summary>
internal sealed class SymbolTable
{
    private const int MostStrangers = 4096;

    private readonly HashSet<string> wanted;
    private Entry?[] slots;
    private int count;
    private int strangers;

    /// <param name="wanted">The symbols asked for, as the server spells them.</param>
    internal SymbolTable(IEnumerable<string> wanted)
    {
        this.wanted = new HashSet<string>(wanted, StringComparer.Ordinal);
        slots = new Entry?[64];
        foreach (string symbol in this.wanted)
        {
            Add(new Entry(Encoding.UTF8.GetBytes(symbol), symbol, true));
        }
    }

    /// <summary>The symbol the reader stands on; null when that is no text.</summary>
    internal string? Get(ref Utf8JsonReader reader, out bool isWanted)
    {
        isWanted = false;
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        if (reader.ValueIsEscaped)
        {
            string plain = reader.GetString()!;
            isWanted = wanted.Contains(plain);
            return plain;
        }

        ReadOnlySpan<byte> name = reader.ValueSpan;
        uint at = HashOf(name) & (uint)(slots.Length - 1);
        while (slots[at] is { } entry)
        {
            if (name.SequenceEqual(entry.Name))
            {
                isWanted = entry.IsWanted;
                return entry.Text;
            }

            at = (at + 1) & (uint)(slots.Length - 1);
        }

        string text = reader.GetString()!;
        if (strangers < MostStrangers)
        {
            strangers++;
            Add(new Entry(name.ToArray(), text, false));
        }

        return text;
    }

    private static uint HashOf(ReadOnlySpan<byte> name)
    {
        uint hash = 2166136261;
        foreach (byte b in name)
        {
            hash = (hash ^ b) * 16777619;
        }

        return hash ^ (hash >> 15);
    }

    private static void Put(Entry?[] slots, Entry entry)
    {
        uint at = HashOf(entry.Name) & (uint)(slots.Length - 1);
        while (slots[at] is not null)
        {
            at = (at + 1) & (uint)(slots.Length - 1);
        }

        slots[at] = entry;
    }

    private void Add(Entry entry)
    {
        if (++count * 2 > slots.Length)
        {
            var larger = new Entry?[slots.Length * 2];
            foreach (Entry? known in slots)
            {
                if (known is not null)
                {
                    Put(larger, known);
                }
            }

            slots = larger;
        }

        Put(slots, entry);
    }

    private sealed class Entry(byte[] name, string text, bool isWanted)
    {
        internal byte[] Name => name;

        internal string Text => text;

        internal bool IsWanted => isWanted;
    }
}
