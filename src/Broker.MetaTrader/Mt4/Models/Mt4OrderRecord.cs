using Broker.WireReaders;

namespace Broker.MetaTrader.Mt4.Models;

/// <summary>The trade server's own record of an order, as it was sent. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>
/// Source: contracts/metatrader.md 5.2, <c>OrderEx</c>: snake case on the wire. Times are seconds from 1970 on the server's clock, without a zone; 0 is none.
/// The members of <see cref="Mt4Order"/> say the same in usual units: use those.
/// </remarks>
[WireRecord]
public sealed partial record Mt4OrderRecord
{
    /// <summary>The ticket.</summary>
    public partial long? Order { get; init; }

    /// <summary>The login number: personal data.</summary>
    public partial long? Login { get; init; }

    /// <summary>The symbol as the server spells it.</summary>
    [WireShared]
    public partial string? Symbol { get; init; }

    /// <summary>How many digits its prices have behind the point.</summary>
    public partial int? Digits { get; init; }

    /// <summary>The number of its type, see <see cref="Mt4OrderType"/>.</summary>
    [WireName("cmd")]
    public partial int? Command { get; init; }

    /// <summary>The volume in hundredths of a lot.</summary>
    public partial long? Volume { get; init; }

    /// <summary>When it was opened, in seconds.</summary>
    [WireName("open_time", "openTime")]
    public partial long? OpenTime { get; init; }

    /// <summary>The number of its state.</summary>
    public partial int? State { get; init; }

    /// <summary>The price it was opened at.</summary>
    [WireName("open_price", "openPrice")]
    public partial decimal? OpenPrice { get; init; }

    /// <summary>The stop loss; 0 for none.</summary>
    [WireName("sl")]
    public partial decimal? StopLoss { get; init; }

    /// <summary>The take profit; 0 for none.</summary>
    [WireName("tp")]
    public partial decimal? TakeProfit { get; init; }

    /// <summary>When it was closed, in seconds; 0 while it is open.</summary>
    [WireName("close_time", "closeTime")]
    public partial long? CloseTime { get; init; }

    /// <summary>The value date, in seconds.</summary>
    [WireName("value_date", "valueDate")]
    public partial long? ValueDate { get; init; }

    /// <summary>When a pending order ends by itself, in seconds; 0 for never.</summary>
    public partial long? Expiration { get; init; }

    /// <summary>The number of who placed it, see <see cref="Mt4PlacedType"/>.</summary>
    [WireName("place_type", "placeType")]
    public partial int? PlacedType { get; init; }

    /// <summary>The rates from the symbol's currency to the account's: at opening, at closing.</summary>
    [WireName("conv_rates", "convRates")]
    public partial IReadOnlyList<decimal>? ConversionRates { get; init; }

    /// <summary>Commission.</summary>
    public partial decimal? Commission { get; init; }

    /// <summary>The agent's commission.</summary>
    [WireName("commission_agent", "commissionAgent")]
    public partial decimal? AgentCommission { get; init; }

    /// <summary>Swap.</summary>
    [WireName("storage")]
    public partial decimal? Swap { get; init; }

    /// <summary>The price it was closed at, or the present price.</summary>
    [WireName("close_price", "closePrice")]
    public partial decimal? ClosePrice { get; init; }

    /// <summary>The result without swap and commission.</summary>
    public partial decimal? Profit { get; init; }

    /// <summary>Taxes.</summary>
    public partial decimal? Taxes { get; init; }

    /// <summary>The magic number.</summary>
    public partial long? Magic { get; init; }

    /// <summary>The comment.</summary>
    public partial string? Comment { get; init; }

    /// <summary>The trade server's inner number of it.</summary>
    [WireName("internal_id", "internalId")]
    public partial long? InternalId { get; init; }

    /// <summary>The number of what activated it.</summary>
    public partial int? Activation { get; init; }

    /// <summary>The spread in points.</summary>
    public partial int? Spread { get; init; }

    /// <summary>The rate from the margin's currency to the account's.</summary>
    [WireName("margin_rate", "marginRate")]
    public partial decimal? MarginRate { get; init; }

    /// <summary>When it was changed last, in seconds.</summary>
    public partial long? Timestamp { get; init; }

    /// <summary>Numbers without a documented meaning.</summary>
    public partial IReadOnlyList<long>? Reserved { get; init; }

    /// <summary>A number without a documented meaning.</summary>
    public partial long? Next { get; init; }

    /// <summary>Ticket and symbol only: login, amounts and comment are the holder's.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"record of #{Order} {Symbol}");
}
