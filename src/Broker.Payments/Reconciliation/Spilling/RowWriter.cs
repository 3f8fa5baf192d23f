using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Broker.Payments.Reconciliation.Spilling;

/// <summary>Writes the bytes of one row into a buffer that is used again and again.</summary>
internal sealed class RowWriter
{
    internal const byte Whole = 0x7F;

    private byte[] buffer = new byte[512];
    private int position;

    internal ReadOnlySpan<byte> Written => buffer.AsSpan(0, position);

    internal RowWriter Start()
    {
        position = 0;
        return this;
    }

    internal void Byte(byte value) => Take(1)[0] = value;

    internal void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value);

    /// <summary>Few bytes for the usual amounts, sixteen for the rest.</summary>
    internal void Decimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        int scale = (parts[3] >> 16) & 0xFF;
        if (parts[2] == 0 && parts[1] >= 0)
        {
            Byte((byte)(scale | (parts[3] < 0 ? 0x80 : 0)));
            VarInt((uint)parts[0] | ((ulong)(uint)parts[1] << 32));
            return;
        }

        Byte(Whole);
        MemoryMarshal.AsBytes(parts).CopyTo(Take(16));
    }

    internal void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    // One byte a character for the usual text, otherwise the characters as they are: nothing is replaced, so different texts stay different.
    internal void Text(string? text)
    {
        if (text is null)
        {
            Byte(0);
            return;
        }

        bool narrow = Ascii.IsValid(text);
        VarInt(((uint)text.Length << 1 | (narrow ? 0u : 1u)) + 1);
        if (narrow)
        {
            Ascii.FromUtf16(text, Take(text.Length), out _);
        }
        else
        {
            MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(Take(text.Length * sizeof(char)));
        }
    }

    internal void VarInt(ulong value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }

        Byte((byte)value);
    }

    private Span<byte> Take(int count)
    {
        if (buffer.Length - position < count)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, position + count));
        }

        position += count;
        return buffer.AsSpan(position - count, count);
    }
}
