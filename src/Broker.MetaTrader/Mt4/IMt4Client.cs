using Broker.MetaTrader.Subscriptions;

namespace Broker.MetaTrader.Mt4;

/// <summary>What only MetaTrader 4 accounts know, with the platform's own records. Thread-safe.</summary>
/// <remarks>Source: contracts/metatrader.md 4.2, 5.2. The areas that both platforms share are at the client itself.</remarks>
public interface IMt4Client
{
    /// <summary>Rights, groups of symbols and log of an account.</summary>
    IMt4AccountsArea Accounts { get; }

    /// <summary>Orders and history.</summary>
    IMt4OrdersArea Orders { get; }

    /// <summary>Symbols and the server's clock.</summary>
    IMt4SymbolsArea Symbols { get; }

    /// <summary>Present prices.</summary>
    IMt4QuotesArea Quotes { get; }

    /// <summary>Past prices.</summary>
    IMt4HistoryArea History { get; }

    /// <summary>Subscriptions that only this platform has.</summary>
    IMt4SubscriptionsArea Subscriptions { get; }
}
