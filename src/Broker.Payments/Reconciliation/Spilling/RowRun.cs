using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Broker.Payments.Reconciliation.Spilling;

/// <summary>Reads the rows of one stretch of a temporary file in order.</summary>
internal sealed class RowRun(SafeFileHandle file, long start, long end, int bufferBytes)
{
    private byte[] buffer = new byte[(int)Math.Min(bufferBytes, Math.Max(SpillFile.HeadBytes, end - start))];
    private long next = start;
    private int begin;
    private int available;
    private int payloadLength;

    internal ulong Hash { get; private set; }

    internal ulong Minor { get; private set; }

    internal ReadOnlySpan<byte> Payload => buffer.AsSpan(begin - payloadLength, payloadLength);

    internal bool MoveNext()
    {
        if (available - begin == 0 && next == end)
        {
            return false;
        }

        Need(SpillFile.HeadBytes);
        ReadOnlySpan<byte> head = buffer.AsSpan(begin, SpillFile.HeadBytes);
        Hash = BinaryPrimitives.ReadUInt64LittleEndian(head);
        Minor = BinaryPrimitives.ReadUInt64LittleEndian(head[8..]);
        payloadLength = BinaryPrimitives.ReadInt32LittleEndian(head[16..]);
        begin += SpillFile.HeadBytes;
        Need(payloadLength);
        begin += payloadLength;
        return true;
    }

    private void Need(int count)
    {
        if (available - begin >= count)
        {
            return;
        }

        int kept = available - begin;
        if (buffer.Length < count)
        {
            byte[] wider = new byte[Math.Max(count, buffer.Length * 2)];
            buffer.AsSpan(begin, kept).CopyTo(wider);
            buffer = wider;
        }
        else
        {
            buffer.AsSpan(begin, kept).CopyTo(buffer);
        }

        begin = 0;
        available = kept;
        while (available < count)
        {
            int wanted = (int)Math.Min(buffer.Length - available, end - next);
            int read = wanted == 0 ? 0 : RandomAccess.Read(file, buffer.AsSpan(available, wanted), next);
            if (read == 0)
            {
                throw new EndOfStreamException("A temporary file of the reconciliation is shorter than what was written to it.");
            }

            available += read;
            next += read;
        }
    }
}
