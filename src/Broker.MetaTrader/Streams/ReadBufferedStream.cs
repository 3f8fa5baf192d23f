namespace Broker.MetaTrader.Streams;

/// <summary>A connection whose reads go through one buffer; writes go straight through. One reader at a time, as the platform's client does it.</summary>
internal sealed class ReadBufferedStream(Stream inner) : Stream
{
    private const int Size = 16 * 1024;

    // Not from a pool: a read that is pending when the connection is given up may still write into it.
    private readonly byte[] buffer = new byte[Size];
    private int start;
    private int end;

    public override bool CanRead => inner.CanRead;

    public override bool CanWrite => inner.CanWrite;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken = default) =>
        start < end && !destination.IsEmpty ? new(Take(destination.Span)) : FillAsync(destination, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Only asynchronous reads.");

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default) => inner.WriteAsync(source, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => inner.WriteAsync(buffer, offset, count, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Take(Span<byte> destination)
    {
        int count = Math.Min(destination.Length, end - start);
        buffer.AsSpan(start, count).CopyTo(destination);
        start += count;
        return count;
    }

    [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> FillAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        // A read as large as the buffer gains nothing from it; an empty one only waits for data.
        if (destination.IsEmpty || destination.Length >= Size)
        {
            return start < end ? 0 : await inner.ReadAsync(destination, cancellationToken).ConfigureAwait(false);
        }

        start = end = 0;
        end = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        return Take(destination.Span);
    }
}
