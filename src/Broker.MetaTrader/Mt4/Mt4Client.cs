using Broker.MetaTrader.Subscriptions;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt4;

/// <inheritdoc cref="IMt4Client"/>
internal sealed class Mt4Client(MetaTraderApi api) : IMt4Client
{
    public IMt4AccountsArea Accounts { get; } = new Mt4AccountsArea(api);

    public IMt4OrdersArea Orders { get; } = new Mt4OrdersArea(api);

    public IMt4SymbolsArea Symbols { get; } = new Mt4SymbolsArea(api);

    public IMt4QuotesArea Quotes { get; } = new Mt4QuotesArea(api);

    public IMt4HistoryArea History { get; } = new Mt4HistoryArea(api);

    public IMt4SubscriptionsArea Subscriptions { get; } = new Mt4SubscriptionsArea(api);
}
