namespace Broker.Testing.MetaTrader;

/// <summary>A traded symbol of the simulated market.</summary>
public sealed class SimulatedSymbol
{
    /// <summary>The name as the broker writes it; case matters.</summary>
    public required string Name { get; init; }

    /// <summary>What the symbol is.</summary>
    public string Description { get; init; } = "";

    /// <summary>Digits after the point of a price; the default is 5.</summary>
    public int Digits { get; init; } = 5;

    /// <summary>Units in one lot; the default is 100 000.</summary>
    public decimal ContractSize { get; init; } = 100_000m;

    /// <summary>The smallest volume in lots; the default is 0.01.</summary>
    public decimal MinLots { get; init; } = 0.01m;

    /// <summary>The largest volume in lots; the default is 100.</summary>
    public decimal MaxLots { get; init; } = 100m;

    /// <summary>The step of a volume in lots; the default is 0.01.</summary>
    public decimal LotsStep { get; init; } = 0.01m;

    /// <summary>The least distance of stops from the price, in points. MT4 tells and enforces it; MT5 accounts have none.</summary>
    public int StopsLevel { get; init; }

    /// <summary>The distance from the price inside which MT4 freezes an order, in points. Told, not enforced.</summary>
    public int FreezeLevel { get; init; }

    /// <summary>The fill policies as MT5 tells them; several are a comma list. The default is <c>FOK, IOC</c>.</summary>
    public string FillPolicy { get; init; } = "FOK, IOC";

    /// <summary>The currency bought and sold; the default is EUR.</summary>
    public string BaseCurrency { get; init; } = "EUR";

    /// <summary>The currency of the profit; the default is USD.</summary>
    public string ProfitCurrency { get; init; } = "USD";

    /// <summary>The value of one tick of one lot in the account currency; <see langword="null"/> (the default) derives it from the quotes.</summary>
    public decimal? TickValue { get; init; }

    /// <summary>Whether trades are accepted; off gives <c>TRADE_DISABLED</c>.</summary>
    public bool TradeEnabled { get; set; } = true;

    /// <summary>When the symbol is traded; the default is always, weekends too.</summary>
    public IReadOnlyList<SimulatedTradeSession> TradeSessions { get; init; } = SimulatedTradeSession.Always;

    /// <summary>The price to sell at.</summary>
    public decimal Bid { get; set; }

    /// <summary>The price to buy at.</summary>
    public decimal Ask { get; set; }

    /// <summary>When the last quote came; it ages with the simulator's clock.</summary>
    public DateTimeOffset QuotedAt { get; internal set; }

    internal decimal Point => Digits switch
    {
        0 => 1m,
        _ => new decimal(1, 0, 0, false, (byte)Digits),
    };
}
