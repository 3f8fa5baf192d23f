using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Trading;

/// <summary>What is refused before anything is executed.</summary>
internal static class TradeRules
{
    public static void DemandTradable(MetaTraderWorld world, SimulatedAccount account, SimulatedSymbol symbol)
    {
        if (account.IsInvestor)
        {
            throw new Refusal("INVESTOR_MODE", "Investor mode, trading is not allowed");
        }

        if (!account.TradeEnabled || !symbol.TradeEnabled)
        {
            throw new Refusal("TRADE_DISABLED", "Trade is disabled");
        }

        if (!world.Market.IsTraded(symbol))
        {
            throw new Refusal("MARKET_CLOSED", "Market is closed");
        }

        if (symbol.Bid <= 0 || symbol.Ask <= 0)
        {
            throw new Refusal(Codes.NoPrices(account.Platform), "Off quotes");
        }
    }

    public static void DemandVolume(SimulatedSymbol symbol, decimal lots)
    {
        if (lots < symbol.MinLots || lots > symbol.MaxLots || lots % symbol.LotsStep != 0)
        {
            throw new Refusal("INVALID_VOLUME", "Invalid volume");
        }
    }

    /// <summary>Where a pending order may wait (contracts/metatrader.md 4.3).</summary>
    public static void DemandPrice(MetaTraderPlatform platform, SimulatedSymbol symbol, OrderKind kind, decimal price, decimal stopLimit)
    {
        var right = kind switch
        {
            OrderKind.BuyLimit or OrderKind.SellStop => price <= symbol.Bid,
            OrderKind.SellLimit => price >= symbol.Bid,
            OrderKind.BuyStop => price >= symbol.Ask,
            OrderKind.BuyStopLimit => price >= symbol.Ask && stopLimit > 0 && stopLimit <= price,
            OrderKind.SellStopLimit => price <= symbol.Bid && stopLimit >= price,
            _ => true,
        };
        if (!right || (kind.IsPending() && price <= 0))
        {
            throw new Refusal(Codes.InvalidPrice(platform), "Invalid price");
        }
    }

    /// <summary>Stops on the right side and, on MT4, not nearer than the stops level.</summary>
    public static void DemandStops(MetaTraderPlatform platform, SimulatedSymbol symbol, OrderKind kind, decimal price, decimal stopLoss, decimal takeProfit)
    {
        var buy = kind.IsBuy();
        var reference = kind.IsPending() ? price : buy ? symbol.Bid : symbol.Ask;
        var distance = platform == MetaTraderPlatform.MetaTrader4 ? symbol.StopsLevel * symbol.Point : 0m;
        var (below, above) = buy ? (stopLoss, takeProfit) : (takeProfit, stopLoss);
        if (below < 0 || above < 0 || (below > 0 && below > reference - distance) || (above > 0 && above < reference + distance))
        {
            throw new Refusal(Codes.InvalidStops(platform), "Invalid stops");
        }
    }

    public static void DemandMoney(MetaTraderWorld world, SimulatedAccount account, SimulatedSymbol symbol, decimal lots)
    {
        var rate = world.Market.Rate(symbol.BaseCurrency, account.Currency);
        var free = Valuation.Equity(world, account) - Valuation.Margin(account);
        if (Valuation.RequiredMargin(symbol, lots, rate, account.Leverage) > free)
        {
            throw new Refusal(Codes.NoMoney(account.Platform), "Not enough money");
        }
    }

    public static void DemandExpiration(MetaTraderWorld world, MetaTraderPlatform platform, DateTime? expiration)
    {
        if (expiration is { } end && end <= world.ServerNow)
        {
            throw new Refusal(Codes.InvalidExpiration(platform), "Invalid expiration");
        }
    }
}
