using Broker.Core.Identity;
using Broker.MetaTrader.Symbols;
using Broker.MetaTrader.Trading;

namespace Broker.MetaTrader.Tests.Trading;

/// <summary>What can be seen to be wrong is told at once, everything together, and nothing goes out.</summary>
public sealed class TradeCheckTests
{
    private const TradingPlatform Four = TradingPlatform.MetaTrader4;
    private const TradingPlatform Five = TradingPlatform.MetaTrader5;

    private static readonly SymbolRules Rules = new() { Symbol = "EURUSD", MinLots = 0.01m, MaxLots = 50m, LotsStep = 0.01m, Digits = 5 };

    private static OrderSendRequest Limit => TradingRig.Buy() with { Operation = TradeOperation.BuyLimit, Price = 1.1m };

    public static TheoryData<TradingPlatform, string, string[]> Wrong => new()
    {
        { Five, "lots0", ["Lots is 0"] },
        { Five, "negative", ["Lots is -0.1"] },
        { Five, "operation", ["Operation is 8"] },
        { Four, "stoplimit", ["Operation is BuyStopLimit"] },
        { Five, "noprice", ["Price is missing"] },
        { Five, "nolimitprice", ["StopLimitPrice is missing"] },
        { Five, "limitprice", ["StopLimitPrice is given"] },
        { Five, "expiration", ["Expiration is given"] },
        { Five, "sides", ["StopLoss is 1.1:", "TakeProfit is 1.1:"] },
        { Five, "sellsides", ["TakeProfit is 1.2:", "StopLoss is 1.0:"] },
        { Five, "stoplimitsides", ["StopLoss is 1.06:"] },
        { Five, "comment", ["Comment has 32 characters"] },
        { Five, "control", ["Symbol is empty or holds", "Comment holds"] },
        { Four, "magic", ["Magic is 2147483648"] },
        { Five, "safemagic", ["Magic is given with Form Safe"] },
        { Four, "task", ["Form is Task"] },
        { Five, "zeros", ["Price is 0", "StopLoss is 0", "TakeProfit is -1"] },
        { Five, "slippage", ["Slippage is -1"] },
        { Four, "slippage4", ["Slippage is 2147483648"] },
        { Five, "empty", ["Account is empty", "Key is empty", "Form is 9", "Symbol is empty", "Lots is 0"] },
        { Five, "rules", ["at least 0.01", "steps of 0.01", "Price is 1.123456", "StopLoss is 1.1000001"] },
        { Five, "max", ["at most 50"] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Every_problem_of_a_new_order_is_told_and_nothing_else(TradingPlatform platform, string name, string[] problems)
    {
        OrderSendRequest buy = TradingRig.Buy();
        await AssertRefusedAsync(platform, problems, name switch
        {
            "lots0" => buy with { Lots = 0 },
            "negative" => buy with { Lots = -0.1m },
            "operation" => buy with { Operation = (TradeOperation)8 },
            "stoplimit" => buy with { Operation = TradeOperation.BuyStopLimit, Price = 1.1m, StopLimitPrice = 1.05m },
            "noprice" => buy with { Operation = TradeOperation.SellStop },
            "nolimitprice" => buy with { Operation = TradeOperation.BuyStopLimit, Price = 1.1m },
            "limitprice" => Limit with { StopLimitPrice = 1m },
            "expiration" => buy with { Expiration = TradingRig.Clock("2027-01-01T00:00:00") },
            "sides" => Limit with { StopLoss = 1.1m, TakeProfit = 1.1m },
            "sellsides" => Limit with { Operation = TradeOperation.SellStop, StopLoss = 1.0m, TakeProfit = 1.2m },
            "stoplimitsides" => Limit with { Operation = TradeOperation.BuyStopLimit, StopLimitPrice = 1.05m, StopLoss = 1.06m, TakeProfit = 1.07m },
            "comment" => buy with { Comment = new string('x', 32) },
            "control" => buy with { Symbol = "EUR\nUSD", Comment = "a\0" },
            "magic" => buy with { Magic = 1L << 31 },
            "safemagic" => buy with { Form = TradeForm.Safe },
            "task" => buy with { Form = TradeForm.Task },
            "zeros" => buy with { Price = 0, StopLoss = 0, TakeProfit = -1 },
            "slippage" => buy with { Slippage = -1 },
            "slippage4" => buy with { Slippage = 1L << 31 },
            "empty" => buy with { Account = default, Key = default, Form = (TradeForm)9, Symbol = " ", Lots = 0 },
            "rules" => Limit with { Lots = 0.005m, Price = 1.123456m, StopLoss = 1.1000001m, Rules = Rules },
            _ => buy with { Lots = 50.01m, Rules = Rules },
        });
    }

    [Fact]
    public async Task Problems_of_requests_about_tickets_are_told_together()
    {
        await AssertRefusedAsync(Four, ["Ticket is 2147483648", "Lots is 0", "Comment is given"], TradingRig.Close(0) with { Ticket = 1L << 31, Comment = "c" });
        await AssertRefusedAsync(Five, ["Ticket is 0", "Lots is 0.2, more than PositionLots"], TradingRig.Close(0.2m, 0.1m) with { Ticket = 0 });
        await AssertRefusedAsync(Five, ["Ticket is -1", "Nothing is to be changed"], TradingRig.Modify(StopChange.Keep, StopChange.Keep) with { Ticket = -1 });
        await AssertRefusedAsync(Four, ["Price is 0", "StopLimitPrice is given"], TradingRig.Modify(StopChange.Set(1), StopChange.Keep) with { Price = 0, StopLimitPrice = 2 });
        await AssertRefusedAsync(Five, ["not offered on MetaTrader 5"], TradingRig.CloseBy());
        await AssertRefusedAsync(Four, ["OtherTicket is the same", "Form is Safe"], TradingRig.CloseBy() with { OtherTicket = 123, Form = TradeForm.Safe });
        await AssertRefusedAsync(Five, ["Form is Task"], TradingRig.Delete() with { Form = TradeForm.Task });
        await AssertRefusedAsync(Four, ["Form is Safe"], TradingRig.Delete() with { Form = TradeForm.Safe });
        Assert.Throws<ArgumentOutOfRangeException>(() => StopChange.Set(0));
    }

    [Fact]
    public async Task What_is_right_passes()
    {
        SymbolRules noisy = Rules with { LotsStep = 0.010000000000000002m, MinLots = 0.01m };
        OrderSendRequest[] good =
        [
            TradingRig.Buy() with { Rules = noisy, Price = 1.12345m }, Limit with { Rules = Rules, StopLoss = 1.09999m, TakeProfit = 1.10001m, Price = 1.10000000m },
            Limit with { Operation = TradeOperation.SellLimit, StopLoss = 1.2m, TakeProfit = 1.0m }, TradingRig.Buy() with { Comment = new string('x', 31), Slippage = 0 },
            TradingRig.Buy() with { Lots = 0.15m, Rules = Rules with { MinLots = 0.15m, LotsStep = 0.1m } }, TradingRig.Buy() with { Rules = new SymbolRules { Symbol = "EURUSD" } },
        ];
        foreach (OrderSendRequest request in good)
        {
            var rig = new TradingRig();
            Assert.Equal(TradeStatus.Filled, (await rig.On("/OrderSend", TradingRig.Row(lots: request.Lots)).RunAsync(request)).Status);
        }
    }

    [Fact]
    public async Task Rules_that_the_client_knows_are_used_unless_the_request_has_its_own()
    {
        var rig = new TradingRig(rules: static (account, symbol) => account == Rig.Account && symbol == "EURUSD" ? Rules : null);
        rig.On("/OrderSend", TradingRig.Row());

        Assert.Contains("at most 50", Assert.Single((await rig.RunAsync(TradingRig.Buy() with { Lots = 60 })).Problems), StringComparison.Ordinal);
        Assert.Equal(TradeStatus.PartlyFilled, (await rig.RunAsync(TradingRig.Buy() with { Lots = 60, Rules = Rules with { MaxLots = 100 } })).Status);
    }

    [Fact]
    public async Task A_stop_that_is_kept_is_read_first_and_sent_along()
    {
        var rig = new TradingRig();
        rig.On("/OpenedOrder", TradingRig.Row(stop: 1.05m, profit: 1.2000000000000002m)).On("/OrderModify", TradingRig.Row(stop: 1.06m, profit: 1.2m));

        TradeResult result = await rig.RunAsync(TradingRig.Modify(StopChange.Set(1.06m), StopChange.Keep));

        Assert.Equal("/OrderModify ticket=123 stoploss=1.06 takeprofit=1.20000000 expirationType=GTC", rig.Sent());
        Assert.Equal(TradeStatus.Modified, result.Status);
    }

    [Fact]
    public async Task The_price_of_a_pending_order_that_was_read_is_kept_too()
    {
        var rig = new TradingRig();
        rig.On("/OpenedOrders", $"[{TradingRig.Row(type: "BuyLimit", state: "Placed", stop: 1.05m, price: 1.08m)}]").On("/OrderModify", TradingRig.Row(type: "BuyLimit", state: "Placed"));

        await rig.RunAsync(TradingRig.Modify(StopChange.Keep, StopChange.Set(1.3m)));

        Assert.Equal("/OrderModify ticket=123 stoploss=1.05 takeprofit=1.3 price=1.08 expirationType=GTC", rig.Sent());
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(200, "[]")]
    [InlineData(200, """[{"ticket":123,"symbol":"EURUSD","takeProfit":1.2}]""")]
    public async Task A_stop_that_cannot_be_read_is_not_sent_as_zero(int status, string opened)
    {
        var rig = new TradingRig();
        rig.On("/OpenedOrders", opened, status);
        TradeRequest request = TradingRig.Modify(StopChange.Keep, StopChange.Set(1.3m));
        var authorization = rig.Grant(request);

        TradeResult result = await rig.RunAsync(request, authorization);

        Assert.Equal(TradeStatus.NotSent, result.Status);
        Assert.NotEmpty(result.Problems);
        Assert.DoesNotContain(rig.Trades, static target => target.StartsWith("/OrderModify", StringComparison.Ordinal));
        Assert.True(authorization.TryConsume(request.ToTradeOrder()));
    }

    [Theory]
    [InlineData("Buy", "Filled", false)]
    [InlineData("BuyLimit", "Filled", false)]
    [InlineData("BuyLimit", "Partial", false)]
    [InlineData("NewType", "Placed", false)]
    [InlineData("BuyLimit", "Placed", true)]
    public async Task On_MetaTrader_5_only_what_still_is_pending_is_deleted(string type, string state, bool sent)
    {
        var rig = new TradingRig();
        rig.On("/OpenedOrder", TradingRig.Row(type: type, state: state)).On("/OrderClose", TradingRig.Row(type: type, state: "Cancelled"));

        TradeResult result = await rig.RunAsync(TradingRig.Delete());

        Assert.Equal(sent ? TradeStatus.Cancelled : TradeStatus.NotSent, result.Status);
        Assert.Equal(sent ? 1 : 0, rig.Server.Requests.Count(static r => r.PathAndQuery.StartsWith("/OrderClose", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_order_filled_in_the_last_moment_is_told_as_closed()
    {
        var rig = new TradingRig();
        rig.On("/OpenedOrder", TradingRig.Row(type: "BuyLimit", state: "Placed")).On("/OrderCloseSafe", TradingRig.Row(close: "2026-11-02T11:01:00"));

        Assert.Equal(TradeStatus.Closed, (await rig.RunAsync(TradingRig.Delete() with { Form = TradeForm.Safe })).Status);
    }

    private static async Task AssertRefusedAsync(TradingPlatform platform, string[] problems, TradeRequest request)
    {
        var rig = new TradingRig(platform);
        var authorization = rig.Grant(request);

        TradeResult result = await rig.RunAsync(request, authorization);

        Assert.Equal((TradeStatus.NotSent, false, false), (result.Status, result.WasSent, result.WasApplied!.Value));
        Assert.Equal(problems.Length, result.Problems.Count);
        Assert.All(problems, problem => Assert.Contains(result.Problems, told => told.Contains(problem, StringComparison.Ordinal)));
        Assert.Empty(rig.Server.Requests);
        Assert.True(authorization.TryConsume(request.ToTradeOrder()));
    }
}
