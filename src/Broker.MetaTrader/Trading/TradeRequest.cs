using Broker.Core.Boundaries.Trading;
using Broker.Core.Identity;

namespace Broker.MetaTrader.Trading;

/// <summary>What every trading request has. Immutable; its text form leaves the account out.</summary>
public abstract record TradeRequest
{
    private protected TradeRequest()
    {
    }

    /// <summary>The account to trade on.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The caller's key of this request: it names it in errors and look-ups. It is not sent; the API knows no keys.</summary>
    public required OperationKey Key { get; init; }

    /// <summary>Which form of the call to use. Default <see cref="TradeForm.Plain"/>.</summary>
    public TradeForm Form { get; init; }

    /// <summary>The neutral request with everything that goes out. Give it to an <see cref="ITradeAuthorizer"/>; the authorization is bound to all of it.</summary>
    public abstract TradeOrder ToTradeOrder();

    private protected string? Terms => Form == TradeForm.Plain ? null : "form=" + Form;

    /// <summary>Action, operation, symbol, lots, ticket and key; never the account.</summary>
    public sealed override string ToString() => ToTradeOrder().ToString();
}
