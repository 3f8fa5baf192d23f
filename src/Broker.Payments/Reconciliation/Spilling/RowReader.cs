using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Broker.Payments.Reconciliation.Spilling;

/// <summary>Reads what <see cref="RowWriter"/> wrote.</summary>
internal ref struct RowReader(ReadOnlySpan<byte> row)
{
    private ReadOnlySpan<byte> rest = row;

    internal readonly ReadOnlySpan<byte> Rest => rest;

    internal byte Byte() => Take(1)[0];

    internal long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    internal decimal Decimal()
    {
        byte head = Byte();
        if (head == RowWriter.Whole)
        {
            return new decimal(MemoryMarshal.Cast<byte, int>(Take(16)));
        }

        ulong value = VarInt();
        return new decimal((int)(uint)value, (int)(value >> 32), 0, (head & 0x80) != 0, (byte)(head & 0x7F));
    }

    internal string? Text() => Chars(out bool wide) is { IsEmpty: false } bytes
        ? wide ? new string(MemoryMarshal.Cast<byte, char>(bytes)) : Encoding.Latin1.GetString(bytes)
        : LastWasNull ? null : string.Empty;

    /// <summary>Reads a text of which many rows have the same one.</summary>
    internal string? SharedText(TextCache cache)
    {
        ReadOnlySpan<byte> bytes = Chars(out bool wide);
        return bytes.IsEmpty ? LastWasNull ? null : string.Empty
            : wide ? new string(MemoryMarshal.Cast<byte, char>(bytes)) : cache.Get(bytes);
    }

    /// <summary>The bytes of a text, with its head, for comparing without making a string.</summary>
    internal ReadOnlySpan<byte> RawText()
    {
        ReadOnlySpan<byte> before = rest;
        Chars(out _);
        return before[..(before.Length - rest.Length)];
    }

    private bool LastWasNull { get; set; }

    private ReadOnlySpan<byte> Chars(out bool wide)
    {
        ulong head = VarInt();
        LastWasNull = head == 0;
        wide = false;
        if (head == 0)
        {
            return [];
        }

        head--;
        wide = (head & 1) != 0;
        return Take((int)(head >> 1) * (wide ? sizeof(char) : 1));
    }

    internal ulong VarInt()
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        ReadOnlySpan<byte> taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
