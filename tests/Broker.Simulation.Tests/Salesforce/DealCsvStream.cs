namespace Broker.Simulation.Tests.Salesforce;

/// <summary>A CSV file that is made while it is read.</summary>
internal sealed class DealCsvStream(int count, string header, Func<int, string> row) : Stream
{
    private byte[] rest = System.Text.Encoding.UTF8.GetBytes(header + "\n");
    private int at;
    private int next;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Fill(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Fill(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Fill(buffer.AsSpan(offset, count)));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Fill(Span<byte> target)
    {
        int filled = 0;
        while (filled < target.Length)
        {
            if (at == rest.Length)
            {
                if (next == count)
                {
                    break;
                }

                (rest, at) = (System.Text.Encoding.UTF8.GetBytes(row(next++) + "\n"), 0);
            }

            int length = Math.Min(rest.Length - at, target.Length - filled);
            rest.AsSpan(at, length).CopyTo(target[filled..]);
            at += length;
            filled += length;
        }

        return filled;
    }
}
