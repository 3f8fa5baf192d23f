namespace Broker.Core.Boundaries.Trading;

/// <summary>The governed gate in front of trading. Derive from <see cref="TradeAuthorizer"/>: only it can issue authorizations.</summary>
public interface ITradeAuthorizer
{
    /// <summary>Asks for permission to send exactly this order.</summary>
    ValueTask<TradeDecision> AuthorizeAsync(TradeOrder order, string requestedBy, CancellationToken cancellationToken = default);
}
