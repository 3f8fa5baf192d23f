using Broker.MetaTrader.Clock;
using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>One position, pending order or past order of MetaTrader 5. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.1. Amounts are in the account's currency, prices in the symbol's. <see cref="Volume"/> and <see cref="CloseVolume"/> are kept as sent;
/// their unit is inferred from one live value, so prefer <see cref="Lots"/> and <see cref="CloseLots"/>.</remarks>
[WireRecord]
public sealed partial record Mt5Order
{
    /// <summary>The ticket. A position keeps that of the order that opened it.</summary>
    public partial long? Ticket { get; init; }

    /// <summary>The result without swap, commission and fee.</summary>
    public partial decimal? Profit { get; init; }

    /// <summary>Interest for positions held overnight.</summary>
    public partial decimal? Swap { get; init; }

    /// <summary>Commission.</summary>
    public partial decimal? Commission { get; init; }

    /// <summary>Fee.</summary>
    public partial decimal? Fee { get; init; }

    /// <summary>The price it was closed at; for an open position the present price.</summary>
    public partial decimal? ClosePrice { get; init; }

    /// <summary>When it was closed, on the server's clock; null while it is open.</summary>
    public partial ServerTime? CloseTime { get; init; }

    /// <summary>The part that was closed, in lots.</summary>
    public partial decimal? CloseLots { get; init; }

    /// <summary>The comment of the close.</summary>
    public partial string? CloseComment { get; init; }

    /// <summary>The price it was opened at, or the price a pending order waits for.</summary>
    public partial decimal? OpenPrice { get; init; }

    /// <summary>When it was opened, on the server's clock.</summary>
    public partial ServerTime? OpenTime { get; init; }

    /// <summary>The volume in lots.</summary>
    public partial decimal? Lots { get; init; }

    /// <summary>The size of one lot in units of the base.</summary>
    public partial decimal? ContractSize { get; init; }

    /// <summary>The magic number: which program the order belongs to. After a safe send it can be one of the vendor's own.</summary>
    public partial long? ExpertId { get; init; }

    /// <summary>By what it was placed.</summary>
    public partial Mt5PlacedType? PlacedType { get; init; }

    /// <summary>The type.</summary>
    public partial Mt5OrderType? OrderType { get; init; }

    /// <summary>The type of the deal behind it.</summary>
    public partial Mt5DealType? DealType { get; init; }

    /// <summary>The symbol as the server spells it, suffix included.</summary>
    [WireShared]
    public partial string? Symbol { get; init; }

    /// <summary>The comment. Brokers shorten it and write into it.</summary>
    public partial string? Comment { get; init; }

    /// <summary>How far it has come.</summary>
    public partial Mt5OrderState? State { get; init; }

    /// <summary>The stop loss; 0 for none.</summary>
    public partial decimal? StopLoss { get; init; }

    /// <summary>The take profit; 0 for none.</summary>
    public partial decimal? TakeProfit { get; init; }

    /// <summary>The number of the request at the trade server.</summary>
    public partial long? RequestId { get; init; }

    /// <summary>How many digits its prices have behind the point.</summary>
    public partial int? Digits { get; init; }

    /// <summary>The rate from the profit's currency to the account's.</summary>
    public partial decimal? ProfitRate { get; init; }

    /// <summary>The limit price of a stop-limit order.</summary>
    public partial decimal? StopLimitPrice { get; init; }

    /// <summary>The deal that opened it.</summary>
    public partial Mt5Deal? DealInternalIn { get; init; }

    /// <summary>The deal that closed it.</summary>
    public partial Mt5Deal? DealInternalOut { get; init; }

    /// <summary>The order behind it as the trade server keeps it.</summary>
    public partial Mt5OrderRecord? OrderInternal { get; init; }

    /// <summary>The deals that closed parts of it.</summary>
    public partial IReadOnlyList<Mt5Deal>? PartialCloseDeals { get; init; }

    /// <summary>The deals that filled parts of it.</summary>
    public partial IReadOnlyList<Mt5Deal>? PartialFillDeals { get; init; }

    /// <summary>The part that was closed, in lots x 100,000,000 (0.01 lot is 1000000).</summary>
    public partial long? CloseVolume { get; init; }

    /// <summary>The volume, in lots x 100,000,000 (0.01 lot is 1000000).</summary>
    public partial long? Volume { get; init; }

    /// <summary>Until when it works.</summary>
    public partial Mt5ExpirationType? ExpirationType { get; init; }

    /// <summary>When it expires, on the server's clock; null for none.</summary>
    public partial ServerTime? ExpirationTime { get; init; }

    /// <summary>How it is filled.</summary>
    public partial Mt5FillPolicy? FillPolicy { get; init; }

    /// <summary>When it was opened as a Unix time, as sent; the sources do not say whether in seconds or milliseconds.</summary>
    [WireName("openTimestampUTC")]
    public partial long? OpenTimestampUtc { get; init; }

    /// <summary>When it was closed as a Unix time, as sent; the sources do not say whether in seconds or milliseconds. 0 for none.</summary>
    [WireName("closeTimestampUTC")]
    public partial long? CloseTimestampUtc { get; init; }
}
