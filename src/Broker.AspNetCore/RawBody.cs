using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Broker.AspNetCore;

/// <summary>Reads the bytes of a request as they are, up to a limit and within a time.</summary>
internal static class RawBody
{
    private const int FirstRead = 16 * 1024;

    internal static async ValueTask<BodyReading> ReadAsync(HttpContext context, int limit, TimeSpan timeout, TimeProvider time)
    {
        if (context.Request.ContentLength > limit)
        {
            return new BodyReading(default, StatusCodes.Status413PayloadTooLarge);
        }

        // The server's own limit may be lower or higher: ours decides, and one byte more tells that there is more.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = limit + 1L;
        }

        using var late = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted);
        try
        {
            var buffer = new ArrayBufferWriter<byte>(Math.Min(limit, (int?)context.Request.ContentLength ?? FirstRead) + 1);
            while (true)
            {
                Memory<byte> free = buffer.GetMemory(1);
                int read = await context.Request.Body.ReadAsync(free[..Math.Min(free.Length, limit + 1 - buffer.WrittenCount)], either.Token).ConfigureAwait(false);
                if (read == 0)
                {
                    return new BodyReading(buffer.WrittenMemory, 0);
                }

                buffer.Advance(read);
                if (buffer.WrittenCount > limit)
                {
                    return new BodyReading(default, StatusCodes.Status413PayloadTooLarge);
                }
            }
        }
        catch (BadHttpRequestException exception)
        {
            return new BodyReading(default, exception.StatusCode);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            return new BodyReading(default, StatusCodes.Status408RequestTimeout);
        }
    }
}
