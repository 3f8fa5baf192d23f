namespace Broker.Core.Boundaries.Trading;

/// <summary>Permission to send one exact order once, before it expires.</summary>
public sealed class TradeAuthorization
{
    private readonly string fingerprint;
    private readonly TimeProvider time;
    private int used;

    internal TradeAuthorization(TradeOrder order, DateTimeOffset expiresAt, TimeProvider time)
    {
        fingerprint = order.Fingerprint();
        ExpiresAt = expiresAt;
        this.time = time;
    }

    /// <summary>After this it is worthless.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>Uses the permission up for this order. False when it was used before, has expired, or belongs to another order; a mismatch does not use it up.</summary>
    public bool TryConsume(TradeOrder order) => TryConsume(order, out _);

    /// <summary>As <see cref="TryConsume(TradeOrder)"/>, with every reason against it.</summary>
    /// <param name="order">What is about to be sent.</param>
    /// <param name="reasons">All reasons, in words; empty when the permission was used up for this order now.</param>
    public bool TryConsume(TradeOrder order, out IReadOnlyList<string> reasons)
    {
        ArgumentNullException.ThrowIfNull(order);
        var against = new List<string>();
        if (!string.Equals(order.Fingerprint(), fingerprint, StringComparison.Ordinal))
        {
            against.Add("The authorization is for another request: ask for one for exactly what is to be sent.");
        }

        if (time.GetUtcNow() >= ExpiresAt)
        {
            against.Add("The authorization has expired: ask for a new one.");
        }

        // Looked at last and changed only when nothing else stands against it; the exchange decides between callers at once.
        if (against.Count == 0 ? Interlocked.Exchange(ref used, 1) != 0 : Volatile.Read(ref used) != 0)
        {
            against.Add("The authorization was used before: each is good for one request.");
        }

        reasons = against;
        return against.Count == 0;
    }
}
