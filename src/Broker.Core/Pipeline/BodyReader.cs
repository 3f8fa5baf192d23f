using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;

namespace Broker.Core.Pipeline;

/// <summary>Reads a whole answer into one rented buffer, decompressing it, up to a limit.</summary>
internal static class BodyReader
{
    private const int UnknownLengthStart = 8 * 1024;

    /// <summary>A stated length is only believed up to here; beyond, the buffer grows with what really arrives.</summary>
    private const int MostRentedAtOnce = 1024 * 1024;

    /// <summary>The buffer is rented from the shared pool; the caller returns it.</summary>
    /// <exception cref="AnswerTooLargeException">The answer is larger than <paramref name="maxBytes"/>.</exception>
    /// <exception cref="InvalidDataException">The answer is packed in a way that was not asked for, or its packing is broken or incomplete.</exception>
    internal static async ValueTask<(byte[] Buffer, int Length)> ReadAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        HttpContent content = response.Content;
        long? stated = StatedLength(content);
        if (stated > maxBytes)
        {
            throw new AnswerTooLargeException(maxBytes);
        }

        if (stated == 0)
        {
            return ([], 0);
        }

        Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        if (content.Headers.NonValidated.Contains("Content-Encoding") && PackedBody.EncodingOf(content) is { } encoding)
        {
            return await PackedBody.ReadAsync(stream, encoding, maxBytes, cancellationToken).ConfigureAwait(false);
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(stated is null ? UnknownLengthStart : (int)Math.Min(stated.Value, MostRentedAtOnce));
        try
        {
            int length = 0;
            while (stated != length)
            {
                if (length == buffer.Length)
                {
                    buffer = Grow(buffer, length, maxBytes);
                }

                int read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    break;
                }

                length = Add(length, read, maxBytes);
            }

            return (buffer, length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            throw;
        }
    }

    // Reading the raw header keeps the header collection from storing a parsed copy.
    private static long? StatedLength(HttpContent content)
    {
        if (content.Headers.NonValidated.TryGetValues("Content-Length", out HeaderStringValues values))
        {
            foreach (string value in values)
            {
                if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long length))
                {
                    return length;
                }
            }
        }

        return content.Headers.ContentLength;
    }

    internal static int Add(int length, int read, int maxBytes) =>
        read <= maxBytes - length ? length + read : throw new AnswerTooLargeException(maxBytes);

    internal static byte[] Grow(byte[] buffer, int length, int maxBytes)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min((long)buffer.Length * 2, (long)maxBytes + 1));
        Buffer.BlockCopy(buffer, 0, larger, 0, length);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return larger;
    }
}
