using System.Net;

namespace Broker.Crm.Salesforce.Tests.Query;

/// <summary>A body that arrives in pieces of a given size.</summary>
internal sealed class TrickleContent(byte[] body, int piece, bool breaks = false) : HttpContent
{
    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new TrickleStream(body, piece, breaks));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(body).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private sealed class TrickleStream(byte[] body, int piece, bool breaks) : MemoryStream(body)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            breaks && Position == Length
                ? throw new HttpIOException(HttpRequestError.ResponseEnded)
                : base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
