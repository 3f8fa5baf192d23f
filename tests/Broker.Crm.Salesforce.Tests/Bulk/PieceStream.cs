namespace Broker.Crm.Salesforce.Tests.Bulk;

/// <summary>Hands out its bytes in small pieces, as a network does; the first one may have a length of its own.</summary>
internal sealed class PieceStream(byte[] bytes, int piece, int first = 0) : MemoryStream(bytes, writable: false)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(Position < first ? first - (int)Position : piece, buffer.Length)], cancellationToken);
}
