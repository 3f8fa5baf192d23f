using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Trading;

/// <summary>Executes trades and tells who listens.</summary>
internal sealed class TradeDesk
{
    private readonly MetaTraderWorld _world;
    private readonly HashSet<SimulatedAccount> _withOrders = [];
    private long _ticket4;
    private long _ticket5;
    private long _deal;
    private int _requotes;
    private decimal? _partialFill;

    public TradeDesk(MetaTraderWorld world)
    {
        _world = world;
        (Placer, Closer, Modifier) = (new OrderPlacer(world, this), new OrderCloser(world, this), new OrderModifier(world, this));
    }

    public OrderPlacer Placer { get; }

    public OrderCloser Closer { get; }

    public OrderModifier Modifier { get; }

    public void RequoteNext(int count) => _requotes = count;

    public void PartialFillNext(decimal? lots) => _partialFill = lots;

    public void DemandNoRequote()
    {
        if (_requotes > 0)
        {
            _requotes--;
            throw new Refusal("REQUOTE", "Requote");
        }
    }

    /// <summary>The lots the next market order is filled with.</summary>
    public decimal TakeFill(decimal requested)
    {
        var lots = Math.Min(_partialFill ?? requested, requested);
        _partialFill = null;
        return lots;
    }

    public long NextTicket(MetaTraderPlatform platform) => platform == MetaTraderPlatform.MetaTrader4 ? ++_ticket4 : ++_ticket5;

    public void Add(SimulatedAccount account, SimulatedOrder order)
    {
        account.Open.Add(order);
        _withOrders.Add(account);
    }

    public Deal AddDeal(SimulatedAccount account, SimulatedOrder order, bool isIn, decimal price, decimal lots, decimal profit, string comment)
    {
        var buys = order.Kind.IsBuy() == isIn;
        var deal = new Deal(++_deal, order, buys ? "DealBuy" : "DealSell", isIn ? "In" : "Out", price, lots, profit, _world.Now, comment);
        account.Deals.Add(deal);
        return deal;
    }

    /// <summary>Moves an order from the open ones to the past.</summary>
    public void Retire(SimulatedAccount account, SimulatedOrder order, string state)
    {
        order.State = state;
        order.ClosedAt = _world.Now;
        account.Open.Remove(order);
        account.Past.Add(order);
        if (!order.IsPending)
        {
            account.SessionClosed.Add(order);
        }
    }

    public SimulatedOrder Deposit(SimulatedAccount account, decimal amount, string comment)
    {
        var order = new SimulatedOrder(NextTicket(account.Platform), null, OrderKind.Balance, 0m, _world.Now)
        {
            Profit = amount, Comment = comment, ClosedAt = _world.Now, State = account.Platform == MetaTraderPlatform.MetaTrader4 ? "CLOSED_NORMAL" : "Filled",
        };
        account.Balance += amount;
        account.Past.Add(order);
        account.Deals.Add(new Deal(++_deal, order, "Balance", "In", 0m, 0m, amount, _world.Now, comment));
        Tell(account, order, OrderChange.Balance, account.Deals[^1]);
        return order;
    }

    public void Tell(SimulatedAccount account, SimulatedOrder order, OrderChange change, Deal? deal = null) => _world.Sockets.OnTrade(account, order, change, deal);

    /// <summary>Fills pending orders and closes positions whose price came.</summary>
    public void OnQuote(SimulatedSymbol symbol)
    {
        if (!_world.Market.IsTraded(symbol))
        {
            return;
        }

        foreach (var account in _withOrders)
        {
            foreach (var order in account.Open.Where(o => o.Instrument == symbol).ToArray())
            {
                if (order.IsPending)
                {
                    Placer.FillIfDue(account, order);
                }
                else
                {
                    Closer.CloseIfStopped(account, order);
                }
            }
        }

        _withOrders.RemoveWhere(account => account.Open.Count == 0);
    }

    /// <summary>Drops pending orders whose time is over.</summary>
    public void ExpireDue()
    {
        if (_withOrders.Count == 0)
        {
            return;
        }

        var now = _world.ServerNow;
        foreach (var account in _withOrders)
        {
            foreach (var order in account.Open.Where(o => o.IsPending && o.Expiration <= now).ToArray())
            {
                Retire(account, order, account.Platform == MetaTraderPlatform.MetaTrader4 ? "DELETED" : "Expired");
                Tell(account, order, OrderChange.Expired);
            }
        }
    }

    public void Reset()
    {
        (_ticket4, _ticket5, _deal, _requotes, _partialFill) = (50_000_000, 5_000_000_000, 7_000_000_000, 0, null);
        _withOrders.Clear();
    }
}
