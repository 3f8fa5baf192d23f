namespace Broker.Testing.MetaTrader.Trading;

/// <summary>What orders are worth in the account currency.</summary>
internal static class Valuation
{
    public static decimal ClosingPrice(SimulatedOrder order) => order.Instrument is not { } symbol ? 0m : order.Kind.IsBuy() ? symbol.Bid : symbol.Ask;

    public static decimal Profit(MetaTraderWorld world, SimulatedAccount account, SimulatedOrder order, decimal price, decimal lots)
    {
        if (order.Instrument is not { } symbol || !order.Kind.IsMarket())
        {
            return 0m;
        }

        var gain = order.Kind.IsBuy() ? price - order.OpenPrice : order.OpenPrice - price;
        return decimal.Round(gain * lots * symbol.ContractSize * world.Market.Rate(symbol.ProfitCurrency, account.Currency), 2);
    }

    public static decimal Floating(MetaTraderWorld world, SimulatedAccount account, SimulatedOrder order) =>
        Profit(world, account, order, ClosingPrice(order), order.Lots);

    public static decimal Profit(MetaTraderWorld world, SimulatedAccount account) =>
        account.Profit + account.Open.Sum(order => Floating(world, account, order));

    public static decimal RequiredMargin(SimulatedSymbol symbol, decimal lots, decimal rate, int leverage) =>
        decimal.Round(lots * symbol.ContractSize * rate / Math.Max(1, leverage), 2);

    /// <summary>The sum over all positions; opposite ones do not relieve each other.</summary>
    public static decimal Margin(SimulatedAccount account) =>
        account.Margin + account.Open.Where(o => o.Kind.IsMarket()).Sum(o => RequiredMargin(o.Instrument!, o.Lots, o.MarginRate, account.Leverage));

    public static decimal Equity(MetaTraderWorld world, SimulatedAccount account) => account.Balance + account.Credit + Profit(world, account);
}
