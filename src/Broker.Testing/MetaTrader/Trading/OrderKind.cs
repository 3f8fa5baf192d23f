namespace Broker.Testing.MetaTrader.Trading;

/// <summary>What an order does; the numbers are the wire's <c>operation</c>.</summary>
internal enum OrderKind
{
    Buy = 0,
    Sell = 1,
    BuyLimit = 2,
    SellLimit = 3,
    BuyStop = 4,
    SellStop = 5,
    BuyStopLimit = 6,
    SellStopLimit = 7,
    Balance = 100,
}
