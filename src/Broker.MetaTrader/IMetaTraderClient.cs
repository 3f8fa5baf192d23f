using Broker.Core.Identity;
using Broker.MetaTrader.Accounts;
using Broker.MetaTrader.Connection;
using Broker.MetaTrader.Diagnostics;
using Broker.MetaTrader.Mt4;
using Broker.MetaTrader.Mt5;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Streams;
using Broker.MetaTrader.Subscriptions;
using Broker.MetaTrader.Symbols;
using Broker.MetaTrader.Trading;

namespace Broker.MetaTrader;

/// <summary>A client of the MetaTrader 4 and 5 API. Thread-safe.</summary>
/// <remarks>
/// The areas here are the same on both platforms. What only one platform has, or tells in its own shape, stands under <see cref="Mt4"/> and <see cref="Mt5"/>.
/// Calls about one account are made one after the other; different accounts do not wait for one another.
/// </remarks>
public interface IMetaTraderClient
{
    /// <summary>The platform of the accounts this client was made for.</summary>
    TradingPlatform Platform { get; }

    /// <summary>The wire dialect this client speaks.</summary>
    MetaTraderDialect Dialect { get; }

    /// <summary>Registers and lists accounts, reads their state, sweeps thousands of them.</summary>
    IAccountsArea Accounts { get; }

    /// <summary>Connects accounts and checks their connection.</summary>
    IConnectionArea Connection { get; }

    /// <summary>Probes of the API itself, of access points and of server lists.</summary>
    IDiagnosticsArea Diagnostics { get; }

    /// <summary>Open orders, closed orders and the history.</summary>
    IOrdersArea Orders { get; }

    /// <summary>Symbols, what requests on them must keep to, and the server's clock.</summary>
    ISymbolsArea Symbols { get; }

    /// <summary>Prices.</summary>
    IQuotesArea Quotes { get; }

    /// <summary>Trades, each behind an authorization.</summary>
    ITradingArea Trading { get; }

    /// <summary>What an account's sockets deliver.</summary>
    ISubscriptionsArea Subscriptions { get; }

    /// <summary>Prices, order updates and results as they happen.</summary>
    IStreamsArea Streams { get; }

    /// <summary>What only MetaTrader 4 has, and its answers with all it tells.</summary>
    /// <exception cref="InvalidOperationException">This client was made for the other platform.</exception>
    IMt4Client Mt4 { get; }

    /// <summary>What only MetaTrader 5 has, and its answers with all it tells.</summary>
    /// <exception cref="InvalidOperationException">This client was made for the other platform.</exception>
    IMt5Client Mt5 { get; }
}
