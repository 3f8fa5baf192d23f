using Broker.Core.Identity;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt4.Models;
using Broker.MetaTrader.Trading;
using static Broker.Contracts.Tests.MetaTrader.Operations.Rows;

namespace Broker.Contracts.Tests.MetaTrader.Operations;

/// <summary>Trades in every form, each behind an authorization.</summary>
internal static class TradeRows
{
    public static readonly OperationKey Key = new("deal-77");
    private static readonly GrantingAuthorizer Authorizer = new();
    private static readonly ServerTime Ends = new(new DateTime(2026, 11, 3, 18, 0, 0));

    public static IReadOnlyList<MetaTraderOperation> All { get; } =
    [
        .. new[] { TradeForm.Plain, TradeForm.Safe }.SelectMany(Of4),
        Trade(Mt4, "/OrderCloseBy", "id=*; ticket1=70001; ticket2=70004", new OrderCloseByRequest { Account = Id, Key = Key, Ticket = 70001, OtherTicket = 70004 }, TradeStatus.Closed),
        Trade(Mt4, "/OrderDelete", "id=*; ticket=70002", new OrderDeleteRequest { Account = Id, Key = Key, Ticket = 70002 }, TradeStatus.Cancelled),
        Row(Mt4, RetryClass.Subscription, "/SetPlacedType", "id=*; type=Mobile", c => c.Trading.SetPlacedTypeAsync(Id, Mt4PlacedType.Mobile), answer => Assert.Equal("OK", answer.Root.GetString())) with { TakesAnyText = true },
        .. new[] { TradeForm.Plain, TradeForm.Safe, TradeForm.Task }.SelectMany(Of5),
        .. new[] { TradeForm.Plain, TradeForm.Safe }.Select(Delete5),
        Trade(Mt5, "/OrderSend", "id=*; symbol=EURUSD; operation=BuyLimit; volume=0.25; price=1.0765; expirationType=GTC", new OrderSendRequest
        {
            Account = Id, Key = Key, Symbol = "EURUSD", Operation = TradeOperation.BuyLimit, Lots = 0.25m, Price = 1.0765m,
        }, TradeStatus.Placed) with { Variant = "without an end", IsGateway = true },
    ];

    private static IEnumerable<MetaTraderOperation> Of4(TradeForm form)
    {
        string end = form == TradeForm.Plain ? "" : form.ToString();
        yield return Trade(
            Mt4,
            "/OrderSend" + end,
            "id=*; symbol=EURUSD; operation=BuyLimit; volume=0.25; price=1.0765; slippage=3; stoploss=1.0705; takeprofit=1.0885; comment=C-1042/7; magic=4711; expiration=2026-11-03T18:00:00",
            new OrderSendRequest
            {
                Account = Id, Key = Key, Form = form, Symbol = "EURUSD", Operation = TradeOperation.BuyLimit, Lots = 0.25m, Price = 1.0765m, Slippage = 3, StopLoss = 1.0705m, TakeProfit = 1.0885m,
                Comment = "C-1042/7", Magic = 4711, Expiration = Ends,
            },
            TradeStatus.Placed);
        yield return Trade(
            Mt4,
            "/OrderModify" + end,
            "id=*; ticket=70001; stoploss=1.0805; takeprofit=1.0955; price=1.0766; expiration=2026-11-03T18:00:00",
            new OrderModifyRequest { Account = Id, Key = Key, Form = form, Ticket = 70001, StopLoss = StopChange.Set(1.0805m), TakeProfit = StopChange.Set(1.0955m), Price = 1.0766m, Expiration = Ends },
            TradeStatus.Modified);
        yield return Trade(
            Mt4,
            "/OrderClose" + end,
            "id=*; ticket=70001; lots=0.1; price=1.08295; slippage=3",
            new OrderCloseRequest { Account = Id, Key = Key, Form = form, Ticket = 70001, Symbol = "EURUSD", Lots = 0.1m, PositionLots = 0.25m, Price = 1.08295m, Slippage = 3 },
            TradeStatus.Closed);
    }

    private static IEnumerable<MetaTraderOperation> Of5(TradeForm form)
    {
        string end = form == TradeForm.Plain ? "" : form.ToString();

        // The safe form takes no magic number (contracts/metatrader.md 4.3).
        long? magic = form == TradeForm.Safe ? null : 4711;
        yield return Trade(
            Mt5,
            "/OrderSend" + end,
            "id=*; symbol=EURUSD; operation=BuyStopLimit; volume=0.25; price=1.0925; slippage=3; stoploss=1.0895; takeprofit=1.0955; comment=C-1042/7; " +
            $"{(magic is null ? "" : "expertID=4711; ")}stopLimitPrice=1.0915; expiration=2026-11-03T18:00:00; expirationType=Specified",
            new OrderSendRequest
            {
                Account = Id, Key = Key, Form = form, Symbol = "EURUSD", Operation = TradeOperation.BuyStopLimit, Lots = 0.25m, Price = 1.0925m, Slippage = 3, StopLoss = 1.0895m, TakeProfit = 1.0955m,
                Comment = "C-1042/7", Magic = magic, StopLimitPrice = 1.0915m, Expiration = Ends,
            },
            TradeStatus.Placed);
        yield return Trade(
            Mt5,
            "/OrderModify" + end,
            "id=*; ticket=70001; stoploss=1.0805; takeprofit=1.0955; price=1.0766; expiration=2026-11-03T18:00:00; expirationType=Specified; stoplimit=1.0915",
            new OrderModifyRequest
            {
                Account = Id, Key = Key, Form = form, Ticket = 70001, StopLoss = StopChange.Set(1.0805m), TakeProfit = StopChange.Set(1.0955m), Price = 1.0766m, Expiration = Ends, StopLimitPrice = 1.0915m,
            },
            TradeStatus.Modified);
        yield return Trade(
            Mt5,
            "/OrderClose" + end,
            "id=*; ticket=70001; lots=0.1; price=1.08295; slippage=3; comment=C-1042/7",
            new OrderCloseRequest { Account = Id, Key = Key, Form = form, Ticket = 70001, Symbol = "EURUSD", Lots = 0.1m, PositionLots = 0.25m, Price = 1.08295m, Slippage = 3, Comment = "C-1042/7" },
            TradeStatus.Closed);
    }

    private static MetaTraderOperation Delete5(TradeForm form) => Trade(
        Mt5,
        "/OrderClose" + (form == TradeForm.Plain ? "" : form.ToString()),
        "id=*; ticket=70002",
        new OrderDeleteRequest { Account = Id, Key = Key, Form = form, Ticket = 70002 },
        TradeStatus.Cancelled) with { Variant = "of a pending order", Before = ["/OpenedOrder"] };

    private static MetaTraderOperation Trade(TradingPlatform platform, string path, string query, TradeRequest request, TradeStatus status) => Row(
        platform,
        request is OrderModifyRequest ? RetryClass.Modify : RetryClass.Trade,
        path,
        query,
        async c => await c.Trading.ExecuteAsync(request, Authorizer, "contract test"),
        result => Assert.Equal((status, true, true, Key), (result.Status, result.WasApplied, result.WasSent, result.Lookup?.Order.Key))) with { Identity = Key.Value };
}
