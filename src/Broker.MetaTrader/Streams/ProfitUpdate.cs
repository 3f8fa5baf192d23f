using Broker.MetaTrader.Orders;

namespace Broker.MetaTrader.Streams;

/// <summary>The floating figures of an account, the same on both platforms. A member the frame lacked is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.1, 5.2, 6. Amounts are in the account's currency.</remarks>
public sealed record ProfitUpdate
{
    /// <summary>The orders with their present results. Null for what was read after a reconnect.</summary>
    public IReadOnlyList<OrderView>? Orders { get; init; }

    /// <summary>Closed results plus deposits and withdrawals.</summary>
    public decimal? Balance { get; init; }

    /// <summary>Credit granted by the broker.</summary>
    public decimal? Credit { get; init; }

    /// <summary>Balance plus credit plus floating result.</summary>
    public decimal? Equity { get; init; }

    /// <summary>Margin in use.</summary>
    public decimal? Margin { get; init; }

    /// <summary>Equity minus margin in use.</summary>
    public decimal? FreeMargin { get; init; }

    /// <summary>Equity in percent of margin in use.</summary>
    public decimal? MarginLevel { get; init; }

    /// <summary>Floating result of the open positions.</summary>
    public decimal? Profit { get; init; }
}
