using System.Globalization;
using Broker.MetaTrader.Clock;
using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>One deal as the trade server keeps it. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.1, <c>DealInternal</c>. The whole numbers of times are as sent; the sources do not say their unit. Its text form leaves out the login.</remarks>
[WireRecord]
public sealed partial record Mt5Deal
{
    /// <summary>The ticket of the deal.</summary>
    public partial long? TicketNumber { get; init; }

    /// <summary>The deal's id in an external system.</summary>
    public partial string? Id { get; init; }

    /// <summary>The login number: personal data.</summary>
    public partial long? Login { get; init; }

    /// <summary>When it went into the history, as sent.</summary>
    public partial long? HistoryTime { get; init; }

    /// <summary>The ticket of the order behind it.</summary>
    public partial long? OrderTicket { get; init; }

    /// <summary>When it was made, as sent; see <see cref="OpenTimeAsDateTime"/>.</summary>
    public partial long? OpenTime { get; init; }

    /// <summary>The symbol as the server spells it.</summary>
    [WireShared]
    public partial string? Symbol { get; init; }

    /// <summary>The type.</summary>
    public partial Mt5DealType? Type { get; init; }

    /// <summary>What it does to a position.</summary>
    public partial Mt5DealDirection? Direction { get; init; }

    /// <summary>The price at which the position was opened.</summary>
    public partial decimal? OpenPrice { get; init; }

    /// <summary>The price of the deal.</summary>
    public partial decimal? Price { get; init; }

    /// <summary>The stop loss; 0 for none.</summary>
    public partial decimal? StopLoss { get; init; }

    /// <summary>The take profit; 0 for none.</summary>
    public partial decimal? TakeProfit { get; init; }

    /// <summary>The volume, in lots x 100,000,000 (0.01 lot is 1000000); inferred.</summary>
    public partial long? Volume { get; init; }

    /// <summary>The result without swap, commission and fee.</summary>
    public partial decimal? Profit { get; init; }

    /// <summary>The rate from the profit's currency to the account's.</summary>
    public partial decimal? ProfitRate { get; init; }

    /// <summary>The rate of the volume.</summary>
    public partial decimal? VolumeRate { get; init; }

    /// <summary>Commission.</summary>
    public partial decimal? Commission { get; init; }

    /// <summary>Fee.</summary>
    public partial decimal? Fee { get; init; }

    /// <summary>Interest for positions held overnight.</summary>
    public partial decimal? Swap { get; init; }

    /// <summary>The magic number.</summary>
    public partial long? ExpertId { get; init; }

    /// <summary>The ticket of the position.</summary>
    public partial long? PositionTicket { get; init; }

    /// <summary>The comment.</summary>
    public partial string? Comment { get; init; }

    /// <summary>The size of one lot in units of the base.</summary>
    public partial decimal? ContractSize { get; init; }

    /// <summary>How many digits its prices have behind the point.</summary>
    public partial int? Digits { get; init; }

    /// <summary>How many digits its amounts have behind the point.</summary>
    public partial int? MoneyDigits { get; init; }

    /// <summary>The vendor's free profit; its meaning is not documented.</summary>
    public partial decimal? FreeProfit { get; init; }

    /// <summary>The vendor's rounding of trailing; its meaning is not documented.</summary>
    public partial decimal? TrailRounder { get; init; }

    /// <summary>When it was made in milliseconds, as sent.</summary>
    public partial long? OpenTimeMs { get; init; }

    /// <summary>By what it was placed.</summary>
    public partial Mt5PlacedType? PlacedType { get; init; }

    /// <summary>When it was made, on the server's clock.</summary>
    public partial ServerTime? OpenTimeAsDateTime { get; init; }

    /// <summary>The volume in lots.</summary>
    public partial decimal? Lots { get; init; }

    /// <summary>Ticket, type and symbol only: the login is personal data.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"deal {TicketNumber}, {Type} {Lots} {Symbol}");
}
