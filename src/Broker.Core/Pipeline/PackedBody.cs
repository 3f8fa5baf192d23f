using System.Buffers;
using System.IO.Compression;

namespace Broker.Core.Pipeline;

/// <summary>
/// Unpacks gzip and brotli up to a limit, and notices when the packed data end too early: the platform's own streams return the part that arrived as if
/// it were the whole, which for a text or a table would be a silent loss.
/// </summary>
internal static class PackedBody
{
    private const int PieceSize = 16 * 1024;

    /// <summary>The encoding in upper case; null when there is none to undo.</summary>
    internal static string? EncodingOf(HttpContent content)
    {
        // One layer only: layers multiply what a few bytes can blow up to, and no vendor sends two.
        string? applied = null;
        foreach (string encoding in content.Headers.ContentEncoding)
        {
            if (!string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase))
            {
                applied = applied is null ? encoding.ToUpperInvariant() : throw new InvalidDataException("The answer is packed more than once.");
            }
        }

        return applied;
    }

    internal static async ValueTask<(byte[] Buffer, int Length)> ReadAsync(Stream stream, string encoding, int maxBytes, CancellationToken cancellationToken)
    {
        bool gzip = encoding is "GZIP" or "X-GZIP";
        if (!gzip && encoding is not "BR")
        {
            throw new InvalidDataException("The answer has a content encoding that was not asked for.");
        }

        var target = new Target(maxBytes);
        try
        {
            await (gzip ? UnpackGzipAsync(stream, target, cancellationToken) : UnpackBrotliAsync(stream, target, cancellationToken)).ConfigureAwait(false);
            return (target.Buffer, target.Length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(target.Buffer, clearArray: true);
            throw;
        }
    }

    private static async Task UnpackGzipAsync(Stream stream, Target target, CancellationToken cancellationToken)
    {
        using var packed = new TailStream(stream);
        using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        while (true)
        {
            int read = await unpacked.ReadAsync(target.Free(), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            target.Add(read);
        }

        // The last four bytes of gzip state the unpacked length.
        if (packed.Count > 0 && packed.LastFour != (uint)target.Length)
        {
            throw new InvalidDataException("The packed answer is incomplete.");
        }
    }

    private static async Task UnpackBrotliAsync(Stream stream, Target target, CancellationToken cancellationToken)
    {
        byte[] piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        BrotliDecoder decoder = default;
        try
        {
            bool done = false;
            bool any = false;
            while (true)
            {
                int read = await stream.ReadAsync(piece, cancellationToken).ConfigureAwait(false);
                if (read == 0 && (done || !any))
                {
                    return;
                }

                if (read == 0 || done)
                {
                    throw new InvalidDataException(done ? "The packed answer goes on after its end." : "The packed answer is incomplete.");
                }

                any = true;
                done = Unpack(ref decoder, piece.AsSpan(0, read), target);
            }
        }
        finally
        {
            decoder.Dispose();
            ArrayPool<byte>.Shared.Return(piece, clearArray: true);
        }
    }

    private static bool Unpack(ref BrotliDecoder decoder, ReadOnlySpan<byte> packed, Target target)
    {
        while (true)
        {
            OperationStatus status = decoder.Decompress(packed, target.Free().Span, out int consumed, out int written);
            target.Add(written);
            packed = packed[consumed..];
            switch (status)
            {
                case OperationStatus.Done when packed.IsEmpty:
                    return true;
                case OperationStatus.NeedMoreData:
                    return false;
                case OperationStatus.DestinationTooSmall:
                    continue;
                default:
                    throw new InvalidDataException("The packed answer is broken.");
            }
        }
    }

    private sealed class Target(int maxBytes)
    {
        internal byte[] Buffer { get; private set; } = ArrayPool<byte>.Shared.Rent(PieceSize);

        internal int Length { get; private set; }

        internal Memory<byte> Free()
        {
            if (Length == Buffer.Length)
            {
                Buffer = BodyReader.Grow(Buffer, Length, maxBytes);
            }

            return Buffer.AsMemory(Length);
        }

        internal void Add(int read) => Length = BodyReader.Add(Length, read, maxBytes);
    }
}
