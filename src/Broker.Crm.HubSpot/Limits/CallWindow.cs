namespace Broker.Crm.HubSpot.Limits;

/// <summary>
/// The moments at which the last calls left, as many as one interval allows: the next may leave an interval after the oldest of them. So no interval, wherever it
/// starts, holds more. Not thread-safe.
/// </summary>
internal sealed class CallWindow(int size)
{
    private long[] left = Empty(size);
    private int next;

    internal int Size => left.Length;

    /// <summary>When the call after so many others may leave; <see cref="long.MinValue"/> for at once.</summary>
    internal long FreeAt(int ahead, long interval)
    {
        long oldest = left[(int)((next + (long)ahead) % left.Length)];
        long rounds = 1 + (ahead / left.Length);
        return oldest == long.MinValue ? long.MinValue : oldest + (rounds * interval);
    }

    internal void Take(long now)
    {
        left[next] = now;
        next = next + 1 == left.Length ? 0 : next + 1;
    }

    internal void Resize(int newSize)
    {
        long[] resized = Empty(newSize);
        int kept = Math.Min(newSize, left.Length);
        for (int i = 0; i < kept; i++)
        {
            // The newest ones, oldest first; the free places stand before them.
            resized[newSize - kept + i] = left[(next + left.Length - kept + i) % left.Length];
        }

        left = resized;
        next = 0;
    }

    private static long[] Empty(int size)
    {
        long[] empty = new long[size];
        Array.Fill(empty, long.MinValue);
        return empty;
    }
}
