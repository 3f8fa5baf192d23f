namespace Broker.Core.Boundaries.Trading;

/// <summary>The base of every gate: the only place that can issue a <see cref="TradeAuthorization"/>.</summary>
public abstract class TradeAuthorizer : ITradeAuthorizer
{
    /// <inheritdoc/>
    public abstract ValueTask<TradeDecision> AuthorizeAsync(TradeOrder order, string requestedBy, CancellationToken cancellationToken = default);

    /// <summary>Issues an authorization for exactly this order.</summary>
    protected static TradeAuthorization Issue(TradeOrder order, TimeSpan validFor, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(time);
        return new TradeAuthorization(order, time.GetUtcNow() + validFor, time);
    }
}
