using System.Globalization;
using Broker.MetaTrader.Clock;
using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>One order as the trade server keeps it. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.1, <c>OrderInternal</c>. The whole numbers of times are as sent; the sources do not say their unit. Its text form leaves out the login.</remarks>
[WireRecord]
public sealed partial record Mt5OrderRecord
{
    /// <summary>The ticket of the order; see also <see cref="Ticket"/>.</summary>
    public partial long? TicketNumber { get; init; }

    /// <summary>The order's id in an external system.</summary>
    public partial string? Id { get; init; }

    /// <summary>The login number: personal data.</summary>
    public partial long? Login { get; init; }

    /// <summary>The symbol as the server spells it.</summary>
    [WireShared]
    public partial string? Symbol { get; init; }

    /// <summary>When it went into the history, as sent.</summary>
    public partial long? HistoryTime { get; init; }

    /// <summary>When it was placed, as sent; see <see cref="OpenTimeAsDateTime"/>.</summary>
    public partial long? OpenTime { get; init; }

    /// <summary>When it expires, as sent; 0 for none.</summary>
    public partial long? ExpirationTime { get; init; }

    /// <summary>When it was executed, as sent; see <see cref="ExecutionTimeAsDateTime"/>.</summary>
    public partial long? ExecutionTime { get; init; }

    /// <summary>The type.</summary>
    public partial Mt5OrderType? Type { get; init; }

    /// <summary>How it is filled.</summary>
    public partial Mt5FillPolicy? FillPolicy { get; init; }

    /// <summary>Until when it works.</summary>
    public partial Mt5ExpirationType? ExpirationType { get; init; }

    /// <summary>By what it was placed.</summary>
    public partial Mt5PlacedType? PlacedType { get; init; }

    /// <summary>The price it waits for or was placed at.</summary>
    public partial decimal? OpenPrice { get; init; }

    /// <summary>The limit price of a stop-limit order.</summary>
    public partial decimal? StopLimitPrice { get; init; }

    /// <summary>The present price.</summary>
    public partial decimal? Price { get; init; }

    /// <summary>The stop loss; 0 for none.</summary>
    public partial decimal? StopLoss { get; init; }

    /// <summary>The take profit; 0 for none.</summary>
    public partial decimal? TakeProfit { get; init; }

    /// <summary>The volume that is left, in lots x 100,000,000 (0.01 lot is 1000000); inferred.</summary>
    public partial long? Volume { get; init; }

    /// <summary>The volume that was asked for, in lots x 100,000,000 (0.01 lot is 1000000); inferred.</summary>
    public partial long? RequestVolume { get; init; }

    /// <summary>How far it has come.</summary>
    public partial Mt5OrderState? State { get; init; }

    /// <summary>The magic number.</summary>
    public partial long? ExpertId { get; init; }

    /// <summary>The ticket of the deal, or 0.</summary>
    public partial long? DealTicket { get; init; }

    /// <summary>The comment.</summary>
    public partial string? Comment { get; init; }

    /// <summary>The size of one lot in units of the base.</summary>
    public partial decimal? ContractSize { get; init; }

    /// <summary>How many digits its prices have behind the point.</summary>
    public partial int? Digits { get; init; }

    /// <summary>How many digits the base has behind the point.</summary>
    public partial int? BaseDigits { get; init; }

    /// <summary>The rate from the profit's currency to the account's.</summary>
    public partial decimal? ProfitRate { get; init; }

    /// <summary>When it was placed in milliseconds, as sent; see <see cref="OpenTimeMsAsDateTime"/>.</summary>
    public partial long? OpenTimeMs { get; init; }

    /// <summary>The ticket.</summary>
    public partial long? Ticket { get; init; }

    /// <summary>When it was executed, on the server's clock.</summary>
    public partial ServerTime? ExecutionTimeAsDateTime { get; init; }

    /// <summary>The volume in lots.</summary>
    public partial decimal? Lots { get; init; }

    /// <summary>The volume that was asked for, in lots.</summary>
    public partial decimal? RequestLots { get; init; }

    /// <summary>When it was placed, on the server's clock with milliseconds.</summary>
    public partial ServerTime? OpenTimeMsAsDateTime { get; init; }

    /// <summary>When it was placed, on the server's clock.</summary>
    public partial ServerTime? OpenTimeAsDateTime { get; init; }

    /// <summary>Ticket, type and symbol only: the login is personal data.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"order {Ticket ?? TicketNumber}, {Type} {Lots} {Symbol}");
}
