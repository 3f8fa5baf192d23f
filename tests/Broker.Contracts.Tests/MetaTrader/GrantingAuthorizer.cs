using Broker.Core.Boundaries.Trading;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>Allows every request.</summary>
internal sealed class GrantingAuthorizer : TradeAuthorizer
{
    public override ValueTask<TradeDecision> AuthorizeAsync(TradeOrder order, string requestedBy, CancellationToken cancellationToken = default) =>
        new(TradeDecision.Grant(Issue(order, TimeSpan.FromMinutes(5), TimeProvider.System)));
}
