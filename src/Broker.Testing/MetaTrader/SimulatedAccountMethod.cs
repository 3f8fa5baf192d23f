namespace Broker.Testing.MetaTrader;

/// <summary>How an MT5 account keeps its positions.</summary>
public enum SimulatedAccountMethod
{
    /// <summary>Every trade is a position of its own.</summary>
    Hedging,

    /// <summary>One position for each symbol.</summary>
    Netting,
}
