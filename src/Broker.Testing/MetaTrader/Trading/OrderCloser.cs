using System.Globalization;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Trading;

/// <summary>Closes positions, whole or in part, and cancels pending orders.</summary>
internal sealed class OrderCloser(MetaTraderWorld world, TradeDesk desk)
{
    public CloseResult Close(SimulatedAccount account, SimulatedOrder order, decimal lots, string comment)
    {
        TradeRules.DemandTradable(world, account, order.Instrument!);
        if (order.IsPending)
        {
            return account.Platform == MetaTraderPlatform.MetaTrader4
                ? throw new Refusal("INVALID_TICKET", $"Order {order.Ticket} is pending")
                : new CloseResult(Cancel(account, order), 0m, 0m, 0m, order.State);
        }

        if (lots < 0 || lots > order.Lots || lots % order.Instrument!.LotsStep != 0)
        {
            throw new Refusal("INVALID_VOLUME", "Invalid volume");
        }

        desk.DemandNoRequote();
        return Execute(account, order, lots == 0 ? order.Lots : lots, OrderChange.MarketClose, comment);
    }

    public SimulatedOrder Cancel(SimulatedAccount account, SimulatedOrder order)
    {
        if (!order.IsPending)
        {
            throw new Refusal("INVALID_TICKET", $"Order {order.Ticket} is not pending");
        }

        TradeRules.DemandTradable(world, account, order.Instrument!);
        desk.Retire(account, order, account.Platform == MetaTraderPlatform.MetaTrader4 ? "DELETED" : "Cancelled");
        desk.Tell(account, order, OrderChange.PendingClose);
        return order;
    }

    /// <summary>Closes two opposite positions of a symbol against each other.</summary>
    public void CloseBy(SimulatedAccount account, SimulatedOrder one, SimulatedOrder other)
    {
        TradeRules.DemandTradable(world, account, one.Instrument!);
        if (one.Instrument != other.Instrument || !one.Kind.IsMarket() || !other.Kind.IsMarket() || one.Kind == other.Kind)
        {
            throw new Refusal(Codes.InvalidRequest(account.Platform), "The orders are not opposite positions of one symbol");
        }

        var lots = Math.Min(one.Lots, other.Lots);
        var price = other.OpenPrice;
        Execute(account, one, lots, OrderChange.MarketCloseBy, "close by", price);
        Execute(account, other, lots, OrderChange.MarketCloseBy, "close by", price);
    }

    public void CloseIfStopped(SimulatedAccount account, SimulatedOrder order)
    {
        var price = Valuation.ClosingPrice(order);
        var (loss, gain) = order.Kind.IsBuy()
            ? (price <= order.StopLoss, order.TakeProfit > 0 && price >= order.TakeProfit)
            : (order.StopLoss > 0 && price >= order.StopLoss, price <= order.TakeProfit);
        if (loss)
        {
            Execute(account, order, order.Lots, OrderChange.OnStopLoss, "[sl]", order.StopLoss);
        }
        else if (gain)
        {
            Execute(account, order, order.Lots, OrderChange.OnTakeProfit, "[tp]", order.TakeProfit);
        }
    }

    public CloseResult Execute(SimulatedAccount account, SimulatedOrder order, decimal lots, OrderChange change, string comment, decimal? at = null)
    {
        var price = at ?? Valuation.ClosingPrice(order);
        var profit = Valuation.Profit(world, account, order, price, lots);
        account.Balance += profit;
        order.ClosePrice = price;
        order.Profit += profit;
        order.ClosedLots += lots;
        order.CloseComment = comment;
        return account.Platform == MetaTraderPlatform.MetaTrader4
            ? Close4(account, order, lots, price, profit, change)
            : Close5(account, order, lots, price, profit, change);
    }

    /// <summary>The closed part keeps the ticket; the rest goes on under a new one.</summary>
    private CloseResult Close4(SimulatedAccount account, SimulatedOrder order, decimal lots, decimal price, decimal profit, OrderChange change)
    {
        var rest = order.Lots - lots;
        order.Lots = lots;
        desk.Retire(account, order, change == OrderChange.MarketCloseBy ? "CLOSED_BY" : rest > 0 ? "CLOSED_PART" : "CLOSED_NORMAL");
        if (rest == 0)
        {
            desk.Tell(account, order, change);
            return new CloseResult(order, lots, price, profit, order.State);
        }

        var remainder = new SimulatedOrder(desk.NextTicket(account.Platform), order.Instrument, order.Kind, rest, order.OpenedAt)
        {
            OpenPrice = order.OpenPrice,
            StopLoss = order.StopLoss,
            TakeProfit = order.TakeProfit,
            MagicNumber = order.MagicNumber,
            PlacedType = order.PlacedType,
            MarginRate = order.MarginRate,
            State = "OPEN_NORMAL",
            Comment = string.Create(CultureInfo.InvariantCulture, $"from #{order.Ticket}"),
        };
        order.Comment = string.Create(CultureInfo.InvariantCulture, $"to #{remainder.Ticket}");
        desk.Add(account, remainder);
        desk.Tell(account, order, change);
        desk.Tell(account, remainder, OrderChange.MarketOpen);
        return new CloseResult(order, lots, price, profit, order.State);
    }

    /// <summary>The ticket stays; once all is closed it counts all its lots.</summary>
    private CloseResult Close5(SimulatedAccount account, SimulatedOrder order, decimal lots, decimal price, decimal profit, OrderChange change)
    {
        var deal = desk.AddDeal(account, order, isIn: false, price, lots, profit, order.CloseComment);
        order.Lots -= lots;
        if (order.Lots > 0)
        {
            order.PartialCloses.Add(deal);
            desk.Tell(account, order, OrderChange.PartialClose, deal);
        }
        else
        {
            order.Lots = order.InitialLots;
            order.Out = deal;
            desk.Retire(account, order, "Filled");
            desk.Tell(account, order, change, deal);
        }

        return new CloseResult(order, lots, price, profit, "Started");
    }
}
