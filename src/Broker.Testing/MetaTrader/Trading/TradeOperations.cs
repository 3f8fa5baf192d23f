using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Trading;

/// <summary>The calls that trade.</summary>
internal static class TradeOperations
{
    public static IEnumerable<Operation> All { get; } =
    [
        new("OrderSend", CallScope.Connected, Platforms.Both, call => Send(call, safe: false)),
        new("OrderSendSafe", CallScope.Connected, Platforms.Both, call => Send(call, safe: true)),
        new("OrderSendTask", CallScope.Connected, Platforms.MetaTrader5, call => Send(call, safe: false)),
        new("OrderModify", CallScope.Connected, Platforms.Both, Modify),
        new("OrderModifySafe", CallScope.Connected, Platforms.Both, Modify),
        new("OrderModifyTask", CallScope.Connected, Platforms.MetaTrader5, Modify),
        new("OrderClose", CallScope.Connected, Platforms.Both, Close),
        new("OrderCloseSafe", CallScope.Connected, Platforms.Both, Close),
        new("OrderCloseTask", CallScope.Connected, Platforms.MetaTrader5, Close),
        new("OrderCloseBy", CallScope.Connected, Platforms.MetaTrader4, CloseBy),
        new("OrderDelete", CallScope.Connected, Platforms.MetaTrader4, Delete),
        new("OrderCancelTask", CallScope.Connected, Platforms.MetaTrader5, CancelTask),
        new("OrderCloseByTask", CallScope.Connected, Platforms.MetaTrader5, CloseByTask),
    ];

    public static SimulatedOrder Open(Call call, string parameter = "ticket")
    {
        var ticket = call.RequiredLong(parameter);
        return call.Account.Open.Find(order => order.Ticket == ticket) ?? throw new Refusal("INVALID_TICKET", $"Order with ticket {ticket} not found");
    }

    private static SimResponse Send(Call call, bool safe)
    {
        DemandRights(call);
        var symbol = call.Symbol();
        var kind = OrderKinds.Parse(call.Text("operation") ?? "Buy", call.Platform);
        var expiration = kind.IsPending() ? Expiration(call, out var type) : None(out type);
        var request = new OrderRequest(symbol, kind, call.Decimal("volume", 0.1m), call.Decimal("price", 0m))
        {
            StopLoss = call.Decimal("stoploss", 0m),
            TakeProfit = call.Decimal("takeprofit", 0m),
            StopLimitPrice = call.Decimal("stopLimitPrice", 0m),
            Comment = call.Text("comment") ?? "",
            Magic = Magic(call, safe),
            Expiration = expiration,
            ExpirationType = type,
            PlacedType = call.Text("placedType") ?? (call.IsMt4 ? call.Account.PlacedType : "Manually"),
        };
        return Answer(call, call.World.Desk.Placer.Send(call.Account, request));
    }

    private static SimResponse Modify(Call call)
    {
        DemandRights(call);
        var order = Open(call);
        call.World.Desk.Modifier.Modify(
            call.Account, order, call.Decimal("stoploss", 0m), call.Decimal("takeprofit", 0m), call.Decimal("price", 0m), call.Decimal("stoplimit", 0m), Expiration(call, out _));
        return Answer(call, order);
    }

    /// <summary>Only <c>lots</c> closes a part; a <c>volume</c> is overlooked, so that the whole position goes.</summary>
    private static SimResponse Close(Call call)
    {
        DemandRights(call);
        var result = call.World.Desk.Closer.Close(call.Account, Open(call), call.Decimal("lots", 0m), call.Text("comment") ?? "");
        return Call.Json(OrderJson.Closed(call.World, call.Account, result));
    }

    private static SimResponse CloseBy(Call call)
    {
        DemandRights(call);
        call.World.Desk.Closer.CloseBy(call.Account, Open(call, "ticket1"), Open(call, "ticket2"));
        return call.Done();
    }

    private static SimResponse Delete(Call call)
    {
        DemandRights(call);
        call.World.Desk.Closer.Cancel(call.Account, Open(call));
        return call.Done();
    }

    private static SimResponse CancelTask(Call call)
    {
        DemandRights(call);
        return Answer(call, call.World.Desk.Closer.Cancel(call.Account, Open(call)));
    }

    /// <summary>Without a second ticket, the oldest opposite position of the symbol is taken.</summary>
    private static SimResponse CloseByTask(Call call)
    {
        DemandRights(call);
        var one = Open(call);
        var other = call.Text("closeByTicket") is not null
            ? Open(call, "closeByTicket")
            : call.Account.Open.Find(o => o.Instrument == one.Instrument && o.Kind.IsMarket() && o.Kind != one.Kind)
                ?? throw new Refusal("POSITION_NOT_EXISTS", "There is no opposite position");
        call.World.Desk.Closer.CloseBy(call.Account, one, other);
        return Answer(call, one);
    }

    private static SimResponse Answer(Call call, SimulatedOrder order) => Call.Json(OrderJson.Of(call.World, call.Account, order));

    /// <summary>Investors are refused whatever they ask for.</summary>
    private static void DemandRights(Call call)
    {
        if (call.Account.IsInvestor)
        {
            throw new Refusal("INVESTOR_MODE", "Investor mode, trading is not allowed");
        }
    }

    /// <summary>The safe form of MT5 puts a number of its own, looking like a time, where the caller's would be.</summary>
    private static long Magic(Call call, bool safe) => call.IsMt4
        ? call.Long("magic", 0)
        : safe ? call.World.Now.ToUnixTimeMilliseconds() : call.Long("expertID", 0);

    private static DateTime? Expiration(Call call, out string type)
    {
        var given = call.Date("expiration");
        type = given is null ? "GTC" : call.Text("expirationType") ?? "Specified";
        if (call.Text("expirationType") is "Today" or "SpecifiedDay")
        {
            type = call.Text("expirationType")!;
            return (given ?? call.World.ServerNow).Date.AddDays(1);
        }

        return type == "GTC" ? None(out type) : given;
    }

    private static DateTime? None(out string type)
    {
        type = "GTC";
        return null;
    }
}
