using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Broker.Payments.Reconciliation.Spilling;

/// <summary>Appends rows to one temporary file through a buffer.</summary>
internal sealed class SpillFile(SpillFolder folder, int bufferBytes) : IDisposable
{
    internal const int HeadBytes = 20;

    private readonly byte[] buffer = new byte[bufferBytes];
    private int buffered;

    internal SafeFileHandle Handle { get; } = folder.NewFile();

    internal long Length { get; private set; }

    internal void Append(ulong hash, ulong minor, ReadOnlySpan<byte> payload)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(head, hash);
        BinaryPrimitives.WriteUInt64LittleEndian(head[8..], minor);
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], payload.Length);
        Append(head);
        Append(payload);
    }

    internal void Flush()
    {
        RandomAccess.Write(Handle, buffer.AsSpan(0, buffered), Length - buffered);
        buffered = 0;
    }

    public void Dispose() => folder.Release(Handle);

    private void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (buffered == buffer.Length)
            {
                Flush();
            }

            int part = Math.Min(bytes.Length, buffer.Length - buffered);
            bytes[..part].CopyTo(buffer.AsSpan(buffered));
            buffered += part;
            Length += part;
            bytes = bytes[part..];
        }
    }
}
