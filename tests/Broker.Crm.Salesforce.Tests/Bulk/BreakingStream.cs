namespace Broker.Crm.Salesforce.Tests.Bulk;

/// <summary>Breaks after some bytes, as a lost connection does.</summary>
internal sealed class BreakingStream(byte[] bytes, int after) : MemoryStream(bytes, writable: false)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int left = after - (int)Position;
        return left <= 0 ? throw new IOException("reset") : base.ReadAsync(buffer[..Math.Min(left, buffer.Length)], cancellationToken);
    }
}
