using Broker.Testing.MetaTrader.Trading;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader;

/// <summary>A position, a pending order, or a balance entry of a simulated account.</summary>
/// <remarks>The members show the present; they change as the order does.</remarks>
public sealed class SimulatedOrder
{
    internal SimulatedOrder(long ticket, SimulatedSymbol? symbol, OrderKind kind, decimal lots, DateTimeOffset openedAt)
    {
        (Ticket, Instrument, Kind, Lots, InitialLots, RequestedLots, OpenedAt) = (ticket, symbol, kind, lots, lots, lots, openedAt);
    }

    /// <summary>The ticket.</summary>
    public long Ticket { get; internal set; }

    /// <summary>The symbol; empty for a balance entry.</summary>
    public string Symbol => Instrument?.Name ?? "";

    /// <summary>Buy, Sell, BuyLimit, SellLimit, BuyStop, SellStop, BuyStopLimit, SellStopLimit or Balance.</summary>
    public string Operation => Kind.ToString();

    /// <summary>Whether the order waits for its price.</summary>
    public bool IsPending => Kind.IsPending();

    /// <summary>Lots open now, or, when closed, closed under this ticket.</summary>
    public decimal Lots { get; internal set; }

    /// <summary>The opening price, or the price a pending order waits for.</summary>
    public decimal OpenPrice { get; internal set; }

    /// <summary>When it was opened or placed.</summary>
    public DateTimeOffset OpenedAt { get; internal set; }

    /// <summary>The closing price; 0 while open.</summary>
    public decimal ClosePrice { get; internal set; }

    /// <summary>When it was closed or cancelled; <see langword="null"/> while open.</summary>
    public DateTimeOffset? ClosedAt { get; internal set; }

    /// <summary>The stop loss; 0 when there is none.</summary>
    public decimal StopLoss { get; internal set; }

    /// <summary>The take profit; 0 when there is none.</summary>
    public decimal TakeProfit { get; internal set; }

    /// <summary>The comment.</summary>
    public string Comment { get; internal set; } = "";

    /// <summary>The magic number (MT4) or expert id (MT5).</summary>
    public long MagicNumber { get; internal set; }

    /// <summary>The state under the platform's own name, for example <c>Filled</c> (MT5) or <c>OPEN_NORMAL</c> (MT4).</summary>
    public string State { get; internal set; } = "";

    /// <summary>The realised profit in the account currency, without swap and commission.</summary>
    public decimal Profit { get; internal set; }

    internal SimulatedSymbol? Instrument { get; }

    internal OrderKind Kind { get; set; }

    internal decimal InitialLots { get; set; }

    internal decimal RequestedLots { get; set; }

    internal decimal ClosedLots { get; set; }

    internal string CloseComment { get; set; } = "";

    internal decimal StopLimitPrice { get; set; }

    internal DateTime? Expiration { get; set; }

    internal string ExpirationType { get; set; } = "GTC";

    internal string PlacedType { get; set; } = "Manually";

    /// <summary>Margin currency to account currency, taken when the order was filled.</summary>
    internal decimal MarginRate { get; set; } = 1m;

    internal List<Deal> PartialFills { get; } = [];

    internal List<Deal> PartialCloses { get; } = [];

    internal Deal? In { get; set; }

    internal Deal? Out { get; set; }
}
