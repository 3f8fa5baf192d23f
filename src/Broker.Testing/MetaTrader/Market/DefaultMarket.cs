namespace Broker.Testing.MetaTrader.Market;

/// <summary>The symbols every simulator begins with.</summary>
internal static class DefaultMarket
{
    public static IEnumerable<SimulatedSymbol> Symbols()
    {
        yield return Forex("EURUSD", "Euro vs US Dollar", "EUR", "USD", 5, 1.10000m, 1.10010m);
        yield return Forex("EURUSD.m", "Euro vs US Dollar, mini", "EUR", "USD", 5, 1.10000m, 1.10020m);
        yield return Forex("GBPUSD", "Great Britain Pound vs US Dollar", "GBP", "USD", 5, 1.25000m, 1.25012m);
        yield return Forex("USDJPY", "US Dollar vs Japanese Yen", "USD", "JPY", 3, 150.000m, 150.010m);
        yield return new SimulatedSymbol
        {
            Name = "XAUUSD", Description = "Gold vs US Dollar", BaseCurrency = "XAU", Digits = 2, ContractSize = 100m, MaxLots = 50m, StopsLevel = 20, Bid = 2000.00m, Ask = 2000.30m,
        };
        yield return new SimulatedSymbol
        {
            Name = "BTCUSD", Description = "Bitcoin vs US Dollar", BaseCurrency = "BTC", Digits = 2, ContractSize = 1m, MaxLots = 10m, FillPolicy = "IOC", StopsLevel = 100, Bid = 60000.00m, Ask = 60010.00m,
        };
    }

    private static SimulatedSymbol Forex(string name, string description, string currency, string profitCurrency, int digits, decimal bid, decimal ask) => new()
    {
        Name = name, Description = description, BaseCurrency = currency, ProfitCurrency = profitCurrency, Digits = digits, StopsLevel = 10, Bid = bid, Ask = ask,
    };
}
