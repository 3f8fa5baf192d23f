using System.Buffers;
using System.IO.Compression;

namespace Broker.Core.Pipeline;

/// <summary>Reads a whole answer into one rented buffer, decompressing it, up to a limit.</summary>
internal static class BodyReader
{
    private const int UnknownLengthStart = 8 * 1024;

    /// <summary>A stated length is only believed up to here; beyond, the buffer grows with what really arrives.</summary>
    private const int MostRentedAtOnce = 1024 * 1024;

    /// <summary>The buffer is rented from the shared pool; the caller returns it.</summary>
    /// <exception cref="AnswerTooLargeException">The answer is larger than <paramref name="maxBytes"/>.</exception>
    internal static async ValueTask<(byte[] Buffer, int Length)> ReadAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        HttpContent content = response.Content;
        long? stated = content.Headers.ContentLength;
        bool compressed = content.Headers.NonValidated.Contains("Content-Encoding");
        if (stated > maxBytes)
        {
            throw new AnswerTooLargeException(maxBytes);
        }

        if (stated == 0)
        {
            return ([], 0);
        }

        Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        if (compressed)
        {
            stream = Decompress(stream, content);
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(compressed || stated is null ? UnknownLengthStart : (int)Math.Min(stated.Value, MostRentedAtOnce));
        try
        {
            int length = 0;
            while (true)
            {
                if (!compressed && stated == length)
                {
                    return (buffer, length);
                }

                if (length == buffer.Length)
                {
                    buffer = Grow(buffer, length, maxBytes);
                }

                int read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    return (buffer, length);
                }

                length += read;
                if (length > maxBytes)
                {
                    throw new AnswerTooLargeException(maxBytes);
                }
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            throw;
        }
        finally
        {
            if (compressed)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static byte[] Grow(byte[] buffer, int length, int maxBytes)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min((long)buffer.Length * 2, (long)maxBytes + 1));
        Buffer.BlockCopy(buffer, 0, larger, 0, length);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return larger;
    }

    private static Stream Decompress(Stream stream, HttpContent content)
    {
        // One layer only: layers multiply what a few bytes can blow up to, and no vendor sends two.
        string? applied = null;
        foreach (string encoding in content.Headers.ContentEncoding)
        {
            if (!string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase))
            {
                applied = applied is null ? encoding : throw new InvalidDataException("The answer is compressed more than once.");
            }
        }

        return applied?.ToUpperInvariant() switch
        {
            null => stream,
            "GZIP" or "X-GZIP" => new GZipStream(stream, CompressionMode.Decompress),
            "BR" => new BrotliStream(stream, CompressionMode.Decompress),
            "DEFLATE" => new ZLibStream(stream, CompressionMode.Decompress),
            _ => throw new InvalidDataException("The answer has a content encoding that was not asked for."),
        };
    }
}
