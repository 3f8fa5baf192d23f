using System.Net.Http.Headers;

namespace Broker.Core.Pipeline;

/// <summary>A complete answer: status, headers and the whole body in one buffer that is returned after the call. Do not keep the span.</summary>
public readonly ref struct ApiResponse
{
    private readonly HttpResponseMessage message;

    internal ApiResponse(HttpResponseMessage message, ReadOnlySpan<byte> body, ApiOperation operation)
    {
        this.message = message;
        Body = body;
        Operation = operation;
    }

    /// <summary>The HTTP status.</summary>
    public int Status => (int)message.StatusCode;

    /// <summary>True for 200 to 299.</summary>
    public bool IsSuccessStatus => Status is >= 200 and <= 299;

    /// <summary>The body, decompressed, without a byte order mark.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>The operation that was called.</summary>
    public ApiOperation Operation { get; }

    /// <summary>The media type the server stated; null when it stated none.</summary>
    public string? MediaType => message.Content.Headers.ContentType?.MediaType;

    /// <summary>The first value of a header of the request that is answered; null when it was not sent. May hold a credential.</summary>
    public string? SentHeader(string name)
    {
        if (message.RequestMessage?.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) == true)
        {
            foreach (string value in values)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The first value of a header; null when it is missing.</summary>
    public string? Header(string name)
    {
        if (message.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ||
            message.Content.Headers.NonValidated.TryGetValues(name, out values))
        {
            foreach (string value in values)
            {
                return value;
            }
        }

        return null;
    }
}
