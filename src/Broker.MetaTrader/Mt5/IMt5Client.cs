using Broker.MetaTrader.Subscriptions;

namespace Broker.MetaTrader.Mt5;

/// <summary>What only MetaTrader 5 has, or tells more of than both platforms share. Thread-safe.</summary>
/// <remarks>An account of MetaTrader 4 answers these calls with other shapes or not at all. Source: contracts/metatrader.md 4.1.</remarks>
public interface IMt5Client
{
    /// <summary>The account at the trade server: its record, mails, margins and statistics.</summary>
    IMt5AccountsArea Accounts { get; }

    /// <summary>Positions, orders, deals and their history.</summary>
    IMt5OrdersArea Orders { get; }

    /// <summary>Symbols, their sessions and what a tick is worth.</summary>
    IMt5SymbolsArea Symbols { get; }

    /// <summary>Prices.</summary>
    IMt5QuotesArea Quotes { get; }

    /// <summary>Bars.</summary>
    IMt5HistoryArea History { get; }

    /// <summary>Subscriptions that only this platform has.</summary>
    IMt5SubscriptionsArea Subscriptions { get; }
}
