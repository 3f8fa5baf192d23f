using Broker.Core.Identity;
using Broker.MetaTrader.Accounts;
using Broker.MetaTrader.Connection;
using Broker.MetaTrader.Diagnostics;
using Broker.MetaTrader.Mt5;

namespace Broker.MetaTrader;

/// <summary>A client of the MetaTrader 4 and 5 API. Thread-safe.</summary>
public interface IMetaTraderClient
{
    /// <summary>The platform of the accounts this client was made for.</summary>
    TradingPlatform Platform { get; }

    /// <summary>The wire dialect this client speaks.</summary>
    MetaTraderDialect Dialect { get; }

    /// <summary>Registers and lists accounts, reads their state.</summary>
    IAccountsArea Accounts { get; }

    /// <summary>Connects accounts and checks their connection.</summary>
    IConnectionArea Connection { get; }

    /// <summary>Positions, orders, symbols, prices and bars of MetaTrader 5 with all the platform tells.</summary>
    /// <exception cref="InvalidOperationException">This client was made for the other platform.</exception>
    IMt5Client Mt5 { get; }

    /// <summary>Probes of the API itself.</summary>
    IDiagnosticsArea Diagnostics { get; }
}
