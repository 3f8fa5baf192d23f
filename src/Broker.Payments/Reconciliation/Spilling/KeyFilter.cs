namespace Broker.Payments.Reconciliation.Spilling;

/// <summary>Says of a key that it was certainly not added, or that it may have been. Its memory is fixed, so it thins out rows before they are sorted.</summary>
internal sealed class KeyFilter
{
    private readonly ulong[] words;
    private readonly ulong mask;

    /// <param name="bytes">The memory to use, rounded down to a power of two.</param>
    internal KeyFilter(int bytes)
    {
        int count = 8;
        while (count * 2 * sizeof(ulong) <= bytes)
        {
            count *= 2;
        }

        words = new ulong[count];
        mask = ((ulong)count * 64) - 1;
    }

    internal void Add(ulong hash)
    {
        Set(hash & mask);
        Set((hash >> 20) & mask);
        Set((hash >> 36) & mask);
    }

    internal bool MayContain(ulong hash) => Has(hash & mask) && Has((hash >> 20) & mask) && Has((hash >> 36) & mask);

    private void Set(ulong bit) => words[bit >> 6] |= 1UL << (int)(bit & 63);

    private bool Has(ulong bit) => (words[bit >> 6] & (1UL << (int)(bit & 63))) != 0;
}
