using Broker.MetaTrader.Subscriptions;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt5;

/// <inheritdoc cref="IMt5Client"/>
internal sealed class Mt5Client(MetaTraderApi api) : IMt5Client
{
    public IMt5AccountsArea Accounts { get; } = new Mt5AccountsArea(api);

    public IMt5OrdersArea Orders { get; } = new Mt5OrdersArea(api);

    public IMt5SymbolsArea Symbols { get; } = new Mt5SymbolsArea(api);

    public IMt5QuotesArea Quotes { get; } = new Mt5QuotesArea(api);

    public IMt5HistoryArea History { get; } = new Mt5HistoryArea(api);

    public IMt5SubscriptionsArea Subscriptions { get; } = new Mt5SubscriptionsArea(api);
}
