namespace Broker.Testing.MetaTrader.Trading;

/// <summary>Opens positions and places pending orders.</summary>
internal sealed class OrderPlacer(MetaTraderWorld world, TradeDesk desk)
{
    public SimulatedOrder Send(SimulatedAccount account, OrderRequest request)
    {
        var symbol = request.Symbol;
        TradeRules.DemandTradable(world, account, symbol);
        TradeRules.DemandVolume(symbol, request.Lots);
        TradeRules.DemandPrice(account.Platform, symbol, request.Kind, request.Price, request.StopLimitPrice);
        TradeRules.DemandStops(account.Platform, symbol, request.Kind, request.Price, request.StopLoss, request.TakeProfit);
        return request.Kind.IsPending() ? Place(account, request) : Fill(account, request);
    }

    public void FillIfDue(SimulatedAccount account, SimulatedOrder order)
    {
        var symbol = order.Instrument!;
        var due = order.Kind switch
        {
            OrderKind.BuyLimit => symbol.Ask <= order.OpenPrice,
            OrderKind.SellLimit => symbol.Bid >= order.OpenPrice,
            OrderKind.BuyStop or OrderKind.BuyStopLimit => symbol.Ask >= order.OpenPrice,
            _ => symbol.Bid <= order.OpenPrice,
        };
        if (!due)
        {
            return;
        }

        if (order.Kind is OrderKind.BuyStopLimit or OrderKind.SellStopLimit)
        {
            order.Kind = order.Kind == OrderKind.BuyStopLimit ? OrderKind.BuyLimit : OrderKind.SellLimit;
            order.OpenPrice = order.StopLimitPrice;
            desk.Tell(account, order, OrderChange.PendingModify);
            return;
        }

        order.Kind = order.Kind.Market();
        order.OpenedAt = world.Now;
        BecomePosition(account, order, order.OpenPrice, order.Lots);
        desk.Tell(account, order, OrderChange.PendingFill, order.In);
    }

    private SimulatedOrder Place(SimulatedAccount account, OrderRequest request)
    {
        TradeRules.DemandExpiration(world, account.Platform, request.Expiration);
        var order = Make(account, request, request.Lots);
        order.OpenPrice = request.Price;
        order.State = account.Platform == MetaTraderPlatform.MetaTrader4 ? "OPEN_NORMAL" : "Placed";
        desk.Add(account, order);
        desk.Tell(account, order, OrderChange.PendingOpen);
        return order;
    }

    private SimulatedOrder Fill(SimulatedAccount account, OrderRequest request)
    {
        desk.DemandNoRequote();
        var isMt5 = account.Platform == MetaTraderPlatform.MetaTrader5;
        var held = isMt5 && account.Method == SimulatedAccountMethod.Netting ? account.Open.Find(o => o.Instrument == request.Symbol && o.Kind.IsMarket()) : null;
        if (held is null || held.Kind == request.Kind)
        {
            TradeRules.DemandMoney(world, account, request.Symbol, request.Lots);
        }

        var lots = isMt5 ? desk.TakeFill(request.Lots) : request.Lots;
        if (held is not null)
        {
            return Net(account, held, request, lots);
        }

        var order = Make(account, request, lots);
        order.RequestedLots = request.Lots;
        BecomePosition(account, order, Price(request), lots);
        desk.Add(account, order);
        desk.Tell(account, order, lots < request.Lots ? OrderChange.PartialFill : OrderChange.MarketOpen, order.In);
        return order;
    }

    /// <summary>One position for each symbol: the same side adds to it, the other side reduces, closes or reverses it.</summary>
    private SimulatedOrder Net(SimulatedAccount account, SimulatedOrder held, OrderRequest request, decimal lots)
    {
        if (held.Kind == request.Kind)
        {
            var price = Price(request);
            held.OpenPrice = decimal.Round((held.OpenPrice * held.Lots + price * lots) / (held.Lots + lots), request.Symbol.Digits);
            held.Lots += lots;
            held.InitialLots += lots;
            held.PartialFills.Add(desk.AddDeal(account, held, isIn: true, price, lots, 0m, request.Comment));
            desk.Tell(account, held, OrderChange.MarketModify, account.Deals[^1]);
            return held;
        }

        if (lots <= held.Lots)
        {
            desk.Closer.Execute(account, held, lots, OrderChange.MarketClose, request.Comment);
            return held;
        }

        var rest = lots - held.Lots;
        desk.Closer.Execute(account, held, held.Lots, OrderChange.MarketClose, request.Comment);
        var order = Make(account, request, rest);
        BecomePosition(account, order, Price(request), rest);
        desk.Add(account, order);
        desk.Tell(account, order, OrderChange.MarketOpen, order.In);
        return order;
    }

    private void BecomePosition(SimulatedAccount account, SimulatedOrder order, decimal price, decimal lots)
    {
        order.OpenPrice = price;
        order.MarginRate = world.Market.Rate(order.Instrument!.BaseCurrency, account.Currency);
        if (account.Platform == MetaTraderPlatform.MetaTrader4)
        {
            order.State = "OPEN_NORMAL";
            return;
        }

        order.State = lots < order.RequestedLots ? "Partial" : "Filled";
        order.In = desk.AddDeal(account, order, isIn: true, price, lots, 0m, order.Comment);
        if (lots < order.RequestedLots)
        {
            order.PartialFills.Add(order.In);
        }
    }

    private SimulatedOrder Make(SimulatedAccount account, OrderRequest request, decimal lots) => new(desk.NextTicket(account.Platform), request.Symbol, request.Kind, lots, world.Now)
    {
        StopLoss = request.StopLoss,
        TakeProfit = request.TakeProfit,
        StopLimitPrice = request.StopLimitPrice,
        Comment = request.Comment,
        MagicNumber = request.Magic,
        Expiration = request.Expiration,
        ExpirationType = request.ExpirationType,
        PlacedType = request.PlacedType,
    };

    private static decimal Price(OrderRequest request) => request.Kind.IsBuy() ? request.Symbol.Ask : request.Symbol.Bid;
}
