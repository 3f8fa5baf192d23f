using Broker.MetaTrader.Clock;
using Broker.WireReaders;

namespace Broker.MetaTrader.Mt4.Models;

/// <summary>One MetaTrader 4 order: an open position, a pending order, a closed one or a balance operation. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>
/// Source: contracts/metatrader.md 5.2. Amounts are in the account's currency, prices in the symbol's, volumes in lots. After a partial close the rest goes on
/// under a new ticket, with the comment <c>from #</c> and the old one (contracts/metatrader.md 8, point 5).
/// </remarks>
[WireRecord]
public sealed partial record Mt4Order
{
    /// <summary>The ticket.</summary>
    public partial long? Ticket { get; init; }

    /// <summary>When it was opened or placed, on the server's clock.</summary>
    public partial ServerTime? OpenTime { get; init; }

    /// <summary>When it was closed or deleted, on the server's clock; null while it is open.</summary>
    public partial ServerTime? CloseTime { get; init; }

    /// <summary>When a pending order ends by itself, on the server's clock; null for never.</summary>
    public partial ServerTime? Expiration { get; init; }

    /// <summary>What it is.</summary>
    public partial Mt4OrderType? Type { get; init; }

    /// <summary>The volume in lots.</summary>
    public partial decimal? Lots { get; init; }

    /// <summary>The symbol as the server spells it, suffix included.</summary>
    [WireShared]
    public partial string? Symbol { get; init; }

    /// <summary>The price it was opened at, or the price a pending order waits for.</summary>
    public partial decimal? OpenPrice { get; init; }

    /// <summary>The stop loss; 0 for none.</summary>
    public partial decimal? StopLoss { get; init; }

    /// <summary>The take profit; 0 for none.</summary>
    public partial decimal? TakeProfit { get; init; }

    /// <summary>The price it was closed at; for an open position the present price.</summary>
    public partial decimal? ClosePrice { get; init; }

    /// <summary>The magic number: which program the order belongs to.</summary>
    public partial long? MagicNumber { get; init; }

    /// <summary>Interest for positions held overnight.</summary>
    public partial decimal? Swap { get; init; }

    /// <summary>Commission.</summary>
    public partial decimal? Commission { get; init; }

    /// <summary>The comment. Brokers shorten it and write into it.</summary>
    public partial string? Comment { get; init; }

    /// <summary>The result without swap and commission; for a balance operation its amount.</summary>
    public partial decimal? Profit { get; init; }

    /// <summary>The rate from the symbol's currency to the account's when it was opened.</summary>
    public partial decimal? RateOpen { get; init; }

    /// <summary>The rate from the symbol's currency to the account's when it was closed.</summary>
    public partial decimal? RateClose { get; init; }

    /// <summary>The rate from the margin's currency to the account's.</summary>
    public partial decimal? RateMargin { get; init; }

    /// <summary>The trade server's own record of it.</summary>
    [WireName("ex")]
    public partial Mt4OrderRecord? Record { get; init; }

    /// <summary>Who placed it.</summary>
    public partial Mt4PlacedType? PlacedType { get; init; }

    /// <summary>Its state.</summary>
    public partial Mt4OrderState? State { get; init; }

    /// <summary>How many digits its prices have behind the point.</summary>
    public partial int? Digits { get; init; }

    /// <summary>Ticket, type, volume, symbol and state only: amounts and comment are the holder's.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"#{Ticket} {Type} {Lots} {Symbol} {State}");
}
