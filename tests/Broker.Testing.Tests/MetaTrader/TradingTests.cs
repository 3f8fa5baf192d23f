using System.Text.Json.Nodes;
using Broker.Testing.Faults;
using Broker.Testing.MetaTrader;

namespace Broker.Testing.Tests.MetaTrader;

public sealed class TradingTests : MetaTraderTest
{
    [Fact]
    public async Task A_market_buy_on_MT5_fills_at_the_ask_and_answers_with_a_filled_order()
    {
        var id = await Account5Async();

        var order = await SendAsync(id, "symbol=EURUSD&operation=Buy&volume=0.10&stoploss=1.05&takeprofit=1.15&comment=c-1&expertID=77");

        Assert.True(Ticket(order) > int.MaxValue);
        Assert.Equal(("Buy", "DealBuy", "Filled", "c-1"), ((string?)order["orderType"], (string?)order["dealType"], (string?)order["state"], (string?)order["comment"]));
        Assert.Equal((1.1001m, 0.1m, 1.05m, 1.15m), (Num(order["openPrice"]), Num(order["lots"]), Num(order["stopLoss"]), Num(order["takeProfit"])));
        Assert.Equal((77L, 10_000_000L), ((long)order["expertId"]!, (long)order["volume"]!));
        Assert.Equal(("2026-11-02T11:00:00", "0001-01-01T00:00:00"), ((string?)order["openTime"], (string?)order["closeTime"]));
        Assert.Equal(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), (long)order["openTimestampUTC"]!);
        Assert.Equal("In", (string?)order["dealInternalIn"]!["direction"]);
        Assert.Null(order["dealInternalOut"]);
    }

    [Fact]
    public async Task A_market_sell_on_MT4_fills_at_the_bid_and_carries_the_raw_record()
    {
        var id = await Account4Async();

        var order = await SendAsync(id, "symbol=EURUSD&operation=1&volume=0.2&magic=5&comment=c");

        Assert.True(Ticket(order) <= int.MaxValue);
        Assert.Equal(("Sell", "OPEN_NORMAL", 5L), ((string?)order["type"], (string?)order["state"], (long)order["magicNumber"]!));
        Assert.Equal(1.1m, Num(order["openPrice"]));
        Assert.Equal(Ticket(order), (long)order["ex"]!["order"]!);
        Assert.Equal("2026-11-02T11:00:00", (string?)order["openTime"]);
        Assert.Null(order["orderType"]);
    }

    [Fact]
    public async Task The_volume_is_a_tenth_of_a_lot_when_none_is_given()
    {
        Assert.Equal(0.1m, Num((await SendAsync(await Account5Async(), "symbol=EURUSD"))["lots"]));
    }

    [Theory]
    [InlineData(MetaTraderPlatform.MetaTrader4, "operation=Buy&volume=0.001", "INVALID_VOLUME")]
    [InlineData(MetaTraderPlatform.MetaTrader5, "operation=Buy&volume=101", "INVALID_VOLUME")]
    [InlineData(MetaTraderPlatform.MetaTrader5, "operation=Buy&volume=0.015", "INVALID_VOLUME")]
    [InlineData(MetaTraderPlatform.MetaTrader4, "operation=Buy&stoploss=1.2", "INVALID_SL_TP")]
    [InlineData(MetaTraderPlatform.MetaTrader5, "operation=Buy&stoploss=1.2", "INVALID_STOPS")]
    [InlineData(MetaTraderPlatform.MetaTrader5, "operation=Sell&takeprofit=1.2", "INVALID_STOPS")]
    [InlineData(MetaTraderPlatform.MetaTrader4, "operation=Buy&stoploss=1.09995", "INVALID_SL_TP")]
    [InlineData(MetaTraderPlatform.MetaTrader5, "operation=BuyLimit&price=1.2", "INVALID_PRICE")]
    [InlineData(MetaTraderPlatform.MetaTrader5, "operation=BuyStop&price=1.0", "INVALID_PRICE")]
    [InlineData(MetaTraderPlatform.MetaTrader5, "operation=SellLimit&price=1.0", "INVALID_PRICE")]
    [InlineData(MetaTraderPlatform.MetaTrader5, "operation=SellStop&price=1.2", "INVALID_PRICE")]
    [InlineData(MetaTraderPlatform.MetaTrader5, "operation=BuyLimit", "INVALID_PRICE")]
    [InlineData(MetaTraderPlatform.MetaTrader4, "operation=BuyLimit&price=1.2", "INVALID_PRICES")]
    [InlineData(MetaTraderPlatform.MetaTrader5, "operation=Buy&volume=50", "NO_MONEY")]
    [InlineData(MetaTraderPlatform.MetaTrader4, "operation=Buy&volume=50", "NOT_MONEY")]
    [InlineData(MetaTraderPlatform.MetaTrader5, "operation=8", "INVALID_REQUEST")]
    [InlineData(MetaTraderPlatform.MetaTrader5, "operation=100", "TIMEOUT")]
    [InlineData(MetaTraderPlatform.MetaTrader5, "operation=Buy&volume=abc", "INVALID_PARAM")]
    public async Task What_breaks_a_limit_is_refused_before_anything_is_executed(MetaTraderPlatform platform, string order, string code)
    {
        var id = await AccountAsync(platform);

        Assert.Equal(code, await CodeAsync($"OrderSend?id={id}&symbol=EURUSD&{order}"));
        Assert.Empty(Sim.Account(id).OpenOrders);
    }

    [Fact]
    public async Task MT5_knows_no_stops_level()
    {
        await SendAsync(await Account5Async(), "symbol=EURUSD&operation=Buy&stoploss=1.09999");
    }

    [Fact]
    public async Task Trades_are_refused_to_investors_on_a_closed_market_and_when_trading_is_disabled()
    {
        var investor = await Account5Async("5002", "investor-1");
        var id = await Account5Async();
        var order = "symbol=EURUSD&operation=Buy&volume=0.1";

        Assert.Equal("INVESTOR_MODE", await CodeAsync($"OrderSend?id={investor}&{order}"));
        Sim.MarketOpen = false;
        Assert.Equal("MARKET_CLOSED", await CodeAsync($"OrderSend?id={id}&{order}"));
        Sim.MarketOpen = true;
        Sim.Account(id).TradeEnabled = false;
        Assert.Equal("TRADE_DISABLED", await CodeAsync($"OrderSend?id={id}&{order}"));
        Sim.Account(id).TradeEnabled = true;
        Sim.SetQuote("EURUSD", 0m, 0m);
        Assert.Equal("NO_PRICES", await CodeAsync($"OrderSend?id={id}&{order}"));
    }

    [Fact]
    public async Task Requotes_hit_the_next_executions_and_leave_nothing()
    {
        var id = await Account5Async();
        Sim.RequoteNext(2);

        Assert.Equal("REQUOTE", await CodeAsync($"OrderSend?id={id}&symbol=EURUSD"));
        await PostAsync(MetaTrader, "_sim/trading", """{"requoteNext":1}""");
        Assert.Equal("REQUOTE", await CodeAsync($"OrderSend?id={id}&symbol=EURUSD"));
        await SendAsync(id);

        Assert.Single(Sim.Account(id).OpenOrders);
    }

    [Fact]
    public async Task A_partial_fill_on_MT5_has_its_own_state_and_tells_what_was_asked()
    {
        var id = await Account5Async();
        Sim.PartialFillNext(0.04m);

        var order = await SendAsync(id);

        Assert.Equal(("Partial", 0.04m), ((string?)order["state"], Num(order["lots"])));
        Assert.Equal(0.1m, Num(order["orderInternal"]!["requestLots"]));
        Assert.Single(order["partialFillDeals"]!.AsArray());
        Assert.Equal("Filled", (string?)(await SendAsync(id))["state"]);
    }

    [Theory]
    [InlineData(MetaTraderPlatform.MetaTrader4, "OrderModify")]
    [InlineData(MetaTraderPlatform.MetaTrader5, "OrderModify")]
    [InlineData(MetaTraderPlatform.MetaTrader5, "OrderModifySafe")]
    [InlineData(MetaTraderPlatform.MetaTrader5, "OrderModifyTask")]
    public async Task A_modify_that_leaves_one_stop_out_clears_it(MetaTraderPlatform platform, string call)
    {
        var id = await AccountAsync(platform);
        var ticket = Ticket(await SendAsync(id, "symbol=EURUSD&operation=Buy&stoploss=1.05&takeprofit=1.15"));

        var order = await AskAsync($"{call}?id={id}&ticket={ticket}&stoploss=1.06");

        Assert.Equal((1.06m, 0m), (Num(order["stopLoss"]), Num(order["takeProfit"])));
    }

    [Fact]
    public async Task A_pending_order_can_be_moved_and_keeps_its_price_when_none_is_given()
    {
        var id = await Account5Async();
        var placed = await SendAsync(id, "symbol=EURUSD&operation=BuyLimit&price=1.09&volume=0.1&expiration=2026-11-03T00:00:00");
        var ticket = Ticket(placed);

        var moved = await AskAsync($"OrderModify?id={id}&ticket={ticket}&stoploss=0&takeprofit=0&price=1.08");
        var kept = await AskAsync($"OrderModify?id={id}&ticket={ticket}&stoploss=1.07&takeprofit=0");

        Assert.Equal(("Placed", "Specified", "2026-11-03T00:00:00"), ((string?)placed["state"], (string?)placed["expirationType"], (string?)placed["expirationTime"]));
        Assert.Equal((1.08m, 1.08m), (Num(moved["openPrice"]), Num(kept["openPrice"])));
    }

    [Theory]
    [InlineData(MetaTraderPlatform.MetaTrader4)]
    [InlineData(MetaTraderPlatform.MetaTrader5)]
    public async Task A_close_by_volume_closes_the_whole_position(MetaTraderPlatform platform)
    {
        var id = await AccountAsync(platform);
        var ticket = Ticket(await SendAsync(id));

        await AskAsync($"OrderClose?id={id}&ticket={ticket}&volume=0.04");

        Assert.Empty((await AskAsync($"OpenedOrders?id={id}")).AsArray());
    }

    [Fact]
    public async Task A_partial_close_on_MT4_moves_the_rest_to_a_new_ticket()
    {
        var id = await Account4Async();
        var ticket = Ticket(await SendAsync(id, "symbol=EURUSD&operation=Buy&volume=0.1&magic=7&comment=mine"));

        var closed = await AskAsync($"OrderClose?id={id}&ticket={ticket}&lots=0.04");
        var rest = Assert.Single((await AskAsync($"OpenedOrders?id={id}")).AsArray())!;

        Assert.Equal((ticket, "CLOSED_PART", 0.04m), (Ticket(closed), (string?)closed["state"], Num(closed["lots"])));
        Assert.NotEqual(ticket, Ticket(rest));
        Assert.Equal(($"from #{ticket}", 0.06m, 7L), ((string?)rest["comment"], Num(rest["lots"]), (long)rest["magicNumber"]!));
        Assert.Equal("INVALID_TICKET", await CodeAsync($"OrderClose?id={id}&ticket={ticket}"));
        Assert.Equal("CLOSED_NORMAL", (string?)(await AskAsync($"OrderCloseSafe?id={id}&ticket={Ticket(rest)}"))["state"]);
    }

    [Theory]
    [InlineData("OrderClose")]
    [InlineData("OrderCloseSafe")]
    [InlineData("OrderCloseTask")]
    public async Task A_partial_close_on_MT5_keeps_the_ticket(string call)
    {
        var id = await Account5Async();
        var ticket = Ticket(await SendAsync(id));

        var closed = await AskAsync($"{call}?id={id}&ticket={ticket}&lots=0.04");
        var rest = Assert.Single((await AskAsync($"OpenedOrders?id={id}")).AsArray())!;
        Assert.Empty((await AskAsync($"ClosedOrders?id={id}")).AsArray());
        await AskAsync($"{call}?id={id}&ticket={ticket}");
        var past = Assert.Single((await AskAsync($"ClosedOrders?id={id}")).AsArray())!;

        Assert.Equal((ticket, "Started", 0.04m, 4_000_000L), (Ticket(closed), (string?)closed["state"], Num(closed["closeLots"]), (long)closed["closeVolume"]!));
        Assert.Equal((ticket, 0.06m), (Ticket(rest), Num(rest["lots"])));
        Assert.Equal(0.04m, Num(Assert.Single(rest["partialCloseDeals"]!.AsArray())!["lots"]));
        Assert.Equal((0.1m, 0.1m), (Num(past["lots"]), Num(past["closeLots"])));
        Assert.Equal("Out", (string?)past["dealInternalOut"]!["direction"]);
    }

    [Fact]
    public async Task More_lots_than_there_are_cannot_be_closed()
    {
        var id = await Account5Async();
        var ticket = Ticket(await SendAsync(id));

        Assert.Equal("INVALID_VOLUME", await CodeAsync($"OrderClose?id={id}&ticket={ticket}&lots=0.2"));
        Assert.Equal("INVALID_TICKET", await CodeAsync($"OrderClose?id={id}&ticket=1"));
        Assert.Equal("NULL_ARGUMENT", await CodeAsync($"OrderClose?id={id}"));
    }

    [Fact]
    public async Task Pending_orders_are_cancelled_by_the_calls_of_their_platform()
    {
        var (four, five) = (await Account4Async(), await Account5Async());
        var pending = "symbol=EURUSD&operation=SellStop&price=1.09&volume=0.1";
        var ticket4 = Ticket(await SendAsync(four, pending));
        var (first, second) = (Ticket(await SendAsync(five, pending)), Ticket(await SendAsync(five, pending)));

        Assert.Equal("INVALID_TICKET", await CodeAsync($"OrderClose?id={four}&ticket={ticket4}"));
        Assert.Equal("OK", await WordAsync($"OrderDelete?id={four}&ticket={ticket4}"));
        Assert.Equal("Cancelled", (string?)(await AskAsync($"OrderCloseSafe?id={five}&ticket={first}"))["state"]);
        Assert.Equal("Cancelled", (string?)(await AskAsync($"OrderCancelTask?id={five}&ticket={second}"))["state"]);
        Assert.Empty((await AskAsync($"ClosedOrders?id={five}")).AsArray());
    }

    [Fact]
    public async Task Opposite_positions_close_each_other()
    {
        var (four, five) = (await Account4Async(), await Account5Async());
        var (buy4, sell4) = (Ticket(await SendAsync(four)), Ticket(await SendAsync(four, "symbol=EURUSD&operation=Sell&volume=0.04")));
        var buy5 = Ticket(await SendAsync(five));
        await SendAsync(five, "symbol=EURUSD&operation=Sell&volume=0.1");

        Assert.Equal("OK", await WordAsync($"OrderCloseBy?id={four}&ticket1={buy4}&ticket2={sell4}"));
        await AskAsync($"OrderCloseByTask?id={five}&ticket={buy5}");

        Assert.Equal(0.06m, Assert.Single(Sim.Account(four).OpenOrders).Lots);
        Assert.Empty(Sim.Account(five).OpenOrders);
    }

    [Fact]
    public async Task The_safe_send_of_MT5_puts_a_number_of_its_own_in_place_of_the_magic_number()
    {
        var id = await Account5Async();

        Assert.NotEqual(77L, (long)(await AskAsync($"OrderSendSafe?id={id}&symbol=EURUSD&expertID=77"))["expertId"]!);
        Assert.Equal(77L, (long)(await AskAsync($"OrderSendTask?id={id}&symbol=EURUSD&expertID=77"))["expertId"]!);
    }

    [Fact]
    public async Task Calls_of_the_other_platform_are_not_found()
    {
        var (four, five) = (await Account4Async(), await Account5Async());

        Assert.Equal(System.Net.HttpStatusCode.NotFound, await StatusAsync($"OrderSendTask?id={four}&symbol=EURUSD"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await StatusAsync($"OrderDelete?id={five}&ticket=1"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await StatusAsync($"Positions?id={five}"));
    }

    [Fact]
    public async Task A_netting_account_has_one_position_for_each_symbol()
    {
        var id = await Account5Async();
        Sim.Account(id).Method = SimulatedAccountMethod.Netting;

        var ticket = Ticket(await SendAsync(id));
        await SendAsync(id);
        Assert.Equal((ticket, 0.2m), (Sim.Account(id).OpenOrders.Single().Ticket, Sim.Account(id).OpenOrders.Single().Lots));
        await SendAsync(id, "symbol=EURUSD&operation=Sell&volume=0.05");
        Assert.Equal(0.15m, Sim.Account(id).OpenOrders.Single().Lots);
        await SendAsync(id, "symbol=EURUSD&operation=Sell&volume=0.25");
        Assert.Equal(("Sell", 0.10m), (Sim.Account(id).OpenOrders.Single().Operation, Sim.Account(id).OpenOrders.Single().Lots));
        Assert.Equal("Netting", (string?)(await AskAsync($"AccountSummary?id={id}"))["method"]);
    }

    [Fact]
    public async Task The_summary_follows_the_open_orders_and_the_balance_the_closed_ones()
    {
        var id = await Account5Async();
        var ticket = Ticket(await SendAsync(id, "symbol=EURUSD&operation=Buy&volume=1"));
        Sim.SetQuote("EURUSD", 1.10110m, 1.10120m);

        var open = await AskAsync($"AccountSummary?id={id}");
        await AskAsync($"OrderClose?id={id}&ticket={ticket}");
        var closed = await AskAsync($"AccountSummary?id={id}");

        Assert.Equal((10_000m, 100m, 10_100m, 1_100m, 9_000m), (Num(open["balance"]), Num(open["profit"]), Num(open["equity"]), Num(open["margin"]), Num(open["freeMargin"])));
        Assert.Equal((10_100m, 0m, 0m), (Num(closed["balance"]), Num(closed["profit"]), Num(closed["margin"])));
        Assert.Equal(100m, Sim.Account(id).ClosedOrders.Single().Profit);
    }

    [Fact]
    public async Task Profit_in_another_currency_is_converted()
    {
        var id = await Account5Async();
        await SendAsync(id, "symbol=USDJPY&operation=Buy&volume=1");
        Sim.SetQuote("USDJPY", 151.010m, 151.020m);

        Assert.Equal(decimal.Round(100_000m / 151.020m, 2), Num((await AskAsync($"AccountSummary?id={id}"))["profit"]));
    }

    [Fact]
    public async Task Pending_orders_fill_and_stops_close_when_the_price_comes()
    {
        var id = await Account5Async();
        await SendAsync(id, "symbol=EURUSD&operation=BuyLimit&price=1.09&stoploss=1.08&volume=0.1");

        Sim.SetQuote("EURUSD", 1.08990m, 1.09000m);
        Assert.Equal(("Buy", "Filled"), (Sim.Account(id).OpenOrders.Single().Operation, Sim.Account(id).OpenOrders.Single().State));
        Sim.SetQuote("EURUSD", 1.07990m, 1.08000m);

        Assert.Empty(Sim.Account(id).OpenOrders);
        Assert.Equal(-100m, Sim.Account(id).ClosedOrders.Single().Profit);
    }

    [Fact]
    public async Task A_stop_limit_order_becomes_a_limit_order_first()
    {
        var id = await Account5Async();
        await SendAsync(id, "symbol=EURUSD&operation=BuyStopLimit&price=1.12&stopLimitPrice=1.11&volume=0.1");

        Sim.SetQuote("EURUSD", 1.11990m, 1.12000m);
        Assert.Equal(("BuyLimit", 1.11m), (Sim.Account(id).OpenOrders.Single().Operation, Sim.Account(id).OpenOrders.Single().OpenPrice));
        Sim.SetQuote("EURUSD", 1.10990m, 1.11000m);

        Assert.Equal("Buy", Sim.Account(id).OpenOrders.Single().Operation);
    }

    [Fact]
    public async Task A_pending_order_ends_at_its_time()
    {
        var id = await Account5Async();
        await SendAsync(id, "symbol=EURUSD&operation=BuyLimit&price=1.09&volume=0.1&expiration=2026-11-02T12:00:00&expirationType=Specified");
        Assert.Equal("INVALID_EXPIRATION", await CodeAsync($"OrderSend?id={id}&symbol=EURUSD&operation=BuyLimit&price=1.09&volume=0.1&expiration=2026-11-02T10:30:00"));

        Sim.AdvanceClock(TimeSpan.FromHours(1));

        Assert.Empty(Sim.Account(id).OpenOrders);
        Assert.Equal("Expired", Sim.Account(id).History.Single().State);
    }

    [Theory]
    [InlineData(FaultPhase.Before, 0)]
    [InlineData(FaultPhase.After, 1)]
    public async Task A_lost_answer_leaves_an_order_only_when_it_was_applied(FaultPhase phase, int orders)
    {
        var (id, other) = (await Account5Async(), await Account5Async("5002"));
        Sim.Next("OrderSend", Fault.Reset(phase) with { PerKey = true });

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(id));
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(other));

        Assert.Equal(orders, Sim.Account(id).OpenOrders.Count);
        Assert.Equal(orders, (await AskAsync($"OpenedOrders?id={id}")).AsArray().Count);
        Assert.Equal(2, Sim.Calls("OrderSend"));
    }

    [Fact]
    public async Task A_close_whose_answer_was_lost_is_seen_in_the_closed_orders()
    {
        var id = await Account4Async();
        var ticket = Ticket(await SendAsync(id));
        Sim.Next("OrderClose", Fault.FailureBody("TRADE_TIMEOUT") with { Phase = FaultPhase.After });

        Assert.Equal("TRADE_TIMEOUT", await CodeAsync($"OrderClose?id={id}&ticket={ticket}"));
        Assert.Equal(ticket, Ticket(Assert.Single((await AskAsync($"ClosedOrders?id={id}")).AsArray())!));
    }

    [Fact]
    public async Task Orders_are_listed_by_opening_time_and_one_by_ticket()
    {
        var id = await Account5Async();
        var first = Ticket(await SendAsync(id));
        Sim.AdvanceClock(TimeSpan.FromMinutes(1));
        var second = Ticket(await SendAsync(id));

        Assert.Equal([first, second], Tickets(await AskAsync($"OpenedOrders?id={id}")));
        Assert.Equal([second, first], Tickets(await AskAsync($"OpenedOrders?id={id}&ascending=false")));
        Assert.Equal(second, Ticket(await AskAsync($"OpenedOrder?id={id}&ticket={second}")));
        Assert.Equal([first, second], (await AskAsync($"OpenedOrdersTickets?id={id}")).AsArray().Select(n => (long)n!));
    }

    private static IEnumerable<long> Tickets(JsonNode rows) => rows.AsArray().Select(row => Ticket(row!));
}
