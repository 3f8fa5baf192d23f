namespace Broker.Crm.Salesforce.Tests.Bulk;

/// <summary>Hands out its bytes in small pieces, as a network does.</summary>
internal sealed class PieceStream(byte[] bytes, int piece) : MemoryStream(bytes, writable: false)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
}
