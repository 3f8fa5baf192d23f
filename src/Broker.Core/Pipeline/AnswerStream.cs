using System.IO.Compression;
using System.Runtime.CompilerServices;
using Broker.Core.Errors;

namespace Broker.Core.Pipeline;

/// <summary>
/// Reads a body that is still arriving: unpacks gzip and notices when its data end too early, limits the silence between two pieces, and tells faults as errors of
/// the call, without the platform's texts.
/// </summary>
internal sealed class AnswerStream(HttpContent content, StreamFaults faults) : Stream
{
    private Stream? source;
    private TailStream? packed;
    private CancellationTokenSource? timer;
    private long count;
    private bool ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (ended || buffer.IsEmpty)
        {
            return 0;
        }

        cancellationToken.ThrowIfCancellationRequested();
        timer ??= new CancellationTokenSource(Timeout.InfiniteTimeSpan, faults.Time);
        timer.CancelAfter(faults.IdleLimit);
        CancellationTokenRegistration link = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), timer);
        try
        {
            source ??= await OpenAsync(timer.Token).ConfigureAwait(false);
            int read = await source.ReadAsync(buffer, timer.Token).ConfigureAwait(false);
            count += read;
            if (read == 0)
            {
                CheckEnd();
                ended = true;
            }

            return read;
        }
        catch (Exception exception) when (exception is not BrokerApiException)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException("The caller cancelled the read.", exception, cancellationToken);
            }

            throw faults.ToException(FaultReader.Read(exception, leaving: true, timer.IsCancellationRequested, connectTimeoutIsCertain: false));
        }
        finally
        {
            await link.DisposeAsync().ConfigureAwait(false);
            if (!timer.IsCancellationRequested)
            {
                timer.CancelAfter(Timeout.InfiniteTimeSpan);
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The body is read asynchronously only.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source?.Dispose();
            packed?.Dispose();
            timer?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        Stream raw = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        switch (PackedBody.EncodingOf(content))
        {
            case null:
                return raw;
            case "GZIP" or "X-GZIP":
                packed = new TailStream(raw);
                return Unpacked(packed);
            default:
                throw new InvalidDataException("The answer has a content encoding that was not asked for.");
        }
    }

    // Apart, so that the platform's compression is only loaded where it is needed.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static GZipStream Unpacked(Stream packed) => new(packed, CompressionMode.Decompress);

    // The platform's stream returns the part that arrived as if it were the whole; the last four bytes of gzip state the unpacked length.
    private void CheckEnd()
    {
        if (packed is { Count: > 0 } && packed.LastFour != unchecked((uint)count))
        {
            throw new InvalidDataException("The packed answer is incomplete.");
        }
    }
}
