using Broker.MetaTrader.Clock;
using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>Balance and equity at one point in time. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>In the account's currency unless it says otherwise. Source: contracts/metatrader.md 5.1.</remarks>
[WireRecord]
public sealed partial record Mt5EquityPoint
{
    /// <summary>The time, on the server's clock.</summary>
    public partial ServerTime? Time { get; init; }

    /// <summary>The balance.</summary>
    public partial decimal? Balance { get; init; }

    /// <summary>The equity.</summary>
    public partial decimal? Equity { get; init; }

    /// <summary>The drawdown of the balance as an amount.</summary>
    public partial decimal? BalanceDrawdownRaw { get; init; }

    /// <summary>The drawdown of the balance relative to its peak, as sent.</summary>
    public partial decimal? BalanceDrawdownRelative { get; init; }

    /// <summary>The drawdown of the equity as an amount.</summary>
    public partial decimal? EquityDrawdownRaw { get; init; }

    /// <summary>The drawdown of the equity relative to its peak, as sent.</summary>
    public partial decimal? EquityDrawdownRelative { get; init; }

    /// <summary>The result of what was closed.</summary>
    [WireName("realizedPL")]
    public partial decimal? RealizedPl { get; init; }

    /// <summary>The floating result.</summary>
    [WireName("unrealizedPL")]
    public partial decimal? UnrealizedPl { get; init; }
}
