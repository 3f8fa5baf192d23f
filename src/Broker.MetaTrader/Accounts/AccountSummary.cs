using Broker.WireReaders;

namespace Broker.MetaTrader.Accounts;

/// <summary>Balance, equity and margin of one account. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>
/// Source: contracts/metatrader.md 5.1, 5.2. Amounts are decimals exactly as sent; the vendor computes in binary floating point, so they can carry noise far
/// behind the last minor digit (<c>-32.400000000000006</c>). Nothing is rounded here: round to the currency's minor digits where an amount is shown or compared.
/// </remarks>
[WireRecord]
public sealed partial record AccountSummary
{
    /// <summary>Closed results plus deposits and withdrawals, in the account's currency.</summary>
    public partial decimal? Balance { get; init; }

    /// <summary>Credit granted by the broker, in the account's currency.</summary>
    public partial decimal? Credit { get; init; }

    /// <summary>Floating result of the open positions, in the account's currency.</summary>
    public partial decimal? Profit { get; init; }

    /// <summary>Balance plus credit plus floating result, in the account's currency.</summary>
    public partial decimal? Equity { get; init; }

    /// <summary>Margin in use, in the account's currency.</summary>
    public partial decimal? Margin { get; init; }

    /// <summary>Equity minus margin in use, in the account's currency.</summary>
    public partial decimal? FreeMargin { get; init; }

    /// <summary>Equity in percent of margin in use: 100 means that all equity is in use; 0 is also sent when no margin is in use.</summary>
    public partial decimal? MarginLevel { get; init; }

    /// <summary>The leverage, for example 200 for 1:200.</summary>
    public partial decimal? Leverage { get; init; }

    /// <summary>The account's currency as it was sent: an ISO code, or the broker's own such as <c>USC</c> for cents.</summary>
    [WireShared]
    public partial string? Currency { get; init; }

    /// <summary>The kind of account as it was sent, for example a demo or real account.</summary>
    [WireShared]
    public partial string? Type { get; init; }

    /// <summary>How positions are counted. MetaTrader 5 only.</summary>
    public partial AccountMethod? Method { get; init; }

    /// <summary>True for a read-only login, with which nothing can be traded.</summary>
    public partial bool? IsInvestor { get; init; }

    /// <summary>False when balance and equity are not to be trusted yet. Newer MetaTrader 5 builds only.</summary>
    public partial bool? Synced { get; init; }
}
