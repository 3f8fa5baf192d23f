using System.Net;

namespace Broker.Core.Pipeline;

/// <summary>
/// An empty body for calls that must not be doubled. Without a body, the platform's handler sends a request again by itself when a pooled
/// connection breaks before the first byte of the answer: it cannot know that the server may have acted. A body, even an empty one, forbids that.
/// </summary>
internal sealed class NoRepeatContent : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return true;
    }
}
