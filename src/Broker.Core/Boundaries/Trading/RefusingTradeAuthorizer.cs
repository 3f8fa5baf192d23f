namespace Broker.Core.Boundaries.Trading;

/// <summary>The default gate: refuses everything, so that trading is only ever possible where a host decided on a policy.</summary>
public sealed class RefusingTradeAuthorizer : TradeAuthorizer
{
    /// <inheritdoc/>
    public override ValueTask<TradeDecision> AuthorizeAsync(TradeOrder order, string requestedBy, CancellationToken cancellationToken = default) =>
        new(TradeDecision.Refuse("No trading policy is configured; register an ITradeAuthorizer."));
}
