namespace Broker.Testing.MetaTrader.Trading;

/// <summary>What OrderSend asks for.</summary>
internal sealed record OrderRequest(SimulatedSymbol Symbol, OrderKind Kind, decimal Lots, decimal Price)
{
    public decimal StopLoss { get; init; }

    public decimal TakeProfit { get; init; }

    public decimal StopLimitPrice { get; init; }

    public string Comment { get; init; } = "";

    public long Magic { get; init; }

    public DateTime? Expiration { get; init; }

    public string ExpirationType { get; init; } = "GTC";

    public string PlacedType { get; init; } = "Manually";
}
