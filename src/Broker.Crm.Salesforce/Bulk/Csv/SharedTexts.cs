using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Broker.Crm.Salesforce.Bulk.Csv;

/// <summary>
/// Answers the same text object for the same bytes of a column, where they come again soon: picklists, dates, owner ids. Each column has a small table; one that rarely
/// helps is given up, so that a column of unique values costs nothing.
/// </summary>
internal sealed class SharedTexts
{
    private const int Slots = 256;
    private const int LongestShared = 64;
    private const int JudgeAfter = 1024;
    private Column[] columns = [];

    internal string Get(int column, ReadOnlySpan<byte> cell)
    {
        if (column >= columns.Length)
        {
            Array.Resize(ref columns, Math.Max(column + 1, 16));
        }

        Column table = columns[column] ??= new Column();
        return table.IsGivenUp || cell.Length > LongestShared ? Encoding.UTF8.GetString(cell) : table.Get(cell);
    }

    private static uint HashOf(ReadOnlySpan<byte> cell)
    {
        ulong hash = (ulong)cell.Length * 0x9E3779B97F4A7C15;
        while (cell.Length >= sizeof(ulong))
        {
            hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(cell)) * 0x9E3779B97F4A7C15, 29);
            cell = cell[sizeof(ulong)..];
        }

        if (cell.Length >= sizeof(uint))
        {
            hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt32LittleEndian(cell)) * 0x9E3779B97F4A7C15, 29);
            cell = cell[sizeof(uint)..];
        }

        foreach (byte value in cell)
        {
            hash = (hash ^ value) * 0x9E3779B97F4A7C15;
        }

        return (uint)(hash >> 40);
    }

    private sealed class Column
    {
        private readonly string?[] slots = new string?[Slots];
        private int asked;
        private int found;

        internal bool IsGivenUp { get; private set; }

        internal string Get(ReadOnlySpan<byte> cell)
        {
            ref string? slot = ref slots[HashOf(cell) % Slots];
            asked++;

            // Only ASCII compares byte by character, and only ASCII is shared.
            if (slot is not null && Ascii.Equals(cell, slot))
            {
                found++;
                return slot;
            }

            if (asked >= JudgeAfter)
            {
                IsGivenUp = found < asked / 4;
                asked = found = 0;
            }

            return slot = Encoding.UTF8.GetString(cell);
        }
    }
}
