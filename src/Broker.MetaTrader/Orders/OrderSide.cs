namespace Broker.MetaTrader.Orders;

/// <summary>The direction of an order.</summary>
public enum OrderSide
{
    /// <summary>Not a trade, such as a balance operation, or a type this version does not know.</summary>
    None = 0,

    /// <summary>Buy.</summary>
    Buy = 1,

    /// <summary>Sell.</summary>
    Sell = 2,
}
