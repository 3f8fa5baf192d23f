namespace Broker.Testing.Salesforce.Bulk;

/// <summary>Uploaded rows as they came in: bytes in large blocks, and where each row is.</summary>
internal sealed class RowStore
{
    private const int SmallestBlock = 4 * 1024;
    private const int LargestBlock = 1024 * 1024;
    private readonly List<byte[]> _blocks = [];
    private readonly List<(int Block, int Offset, int Length)> _rows = [];
    private int _used;

    public int Count => _rows.Count;

    public ReadOnlyMemory<byte> this[int row] => _rows[row] is var (block, offset, length) ? _blocks[block].AsMemory(offset, length) : default;

    public void Add(ReadOnlySpan<byte> row)
    {
        if (_blocks.Count == 0 || _blocks[^1].Length - _used < row.Length)
        {
            var next = _blocks.Count == 0 ? SmallestBlock : Math.Min(LargestBlock, _blocks[^1].Length * 4);
            _blocks.Add(new byte[Math.Max(next, row.Length)]);
            _used = 0;
        }

        row.CopyTo(_blocks[^1].AsSpan(_used));
        _rows.Add((_blocks.Count - 1, _used, row.Length));
        _used += row.Length;
    }
}
