namespace Broker.MetaTrader.Mt5.Requests;

/// <summary>By what orders are sorted.</summary>
public enum Mt5OrderSort
{
    /// <summary>By the time they were opened; the server's default.</summary>
    OpenTime = 0,

    /// <summary>By the time they were closed.</summary>
    CloseTime = 1,
}
