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
    public bool TryConsume(TradeOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return string.Equals(order.Fingerprint(), fingerprint, StringComparison.Ordinal)
            && time.GetUtcNow() < ExpiresAt
            && Interlocked.Exchange(ref used, 1) == 0;
    }
}
