using System.Globalization;
using Broker.Core.Boundaries.Trading;
using Broker.Core.Identity;
using Broker.MetaTrader.Trading;

namespace Broker.MetaTrader.Tests.Trading;

/// <summary>What goes out, to the last parameter. contracts/metatrader.md 4.1, 4.2.</summary>
public sealed class TradeWireTests
{
    private const TradingPlatform Four = TradingPlatform.MetaTrader4;

    private static OrderSendRequest Pending => TradingRig.Buy() with
    {
        Operation = TradeOperation.SellStopLimit, Price = 1.1m, StopLimitPrice = 1.12m, StopLoss = 1.13m, TakeProfit = 1.05m, Slippage = 5, Expiration = TradingRig.Clock("2026-12-24T18:00:00"), Magic = null,
    };

    [Fact]
    public async Task A_market_order_of_MetaTrader_5_says_that_it_never_expires()
    {
        var rig = new TradingRig();
        rig.On("/OrderSend", TradingRig.Row());

        TradeResult result = await rig.RunAsync(TradingRig.Buy());

        Assert.Equal("/OrderSend symbol=EURUSD operation=Buy volume=0.10 comment=K-1042 expertID=77 expirationType=GTC", rig.Sent());
        Assert.Equal((TradeStatus.Filled, true, true, 123L), (result.Status, result.WasApplied, result.WasSent, result.Ticket));
        Assert.Equal("GET", rig.Server.Requests[0].Method);
    }

    [Theory]
    [InlineData(TradeForm.Plain, "/OrderSend ")]
    [InlineData(TradeForm.Safe, "/OrderSendSafe ")]
    [InlineData(TradeForm.Task, "/OrderSendTask ")]
    public async Task A_pending_order_of_MetaTrader_5_goes_out_in_each_form(TradeForm form, string path)
    {
        var rig = new TradingRig();
        rig.OnAllTrades(Answer(TradingRig.Row(type: "SellStopLimit", state: "Placed")));

        TradeResult result = await rig.RunAsync(Pending with { Form = form });

        Assert.Equal(
            path + "symbol=EURUSD operation=SellStopLimit volume=0.10 price=1.1 slippage=5 stoploss=1.13 takeprofit=1.05 comment=K-1042 stopLimitPrice=1.12 expiration=2026-12-24T18:00:00 expirationType=Specified",
            rig.Sent());
        Assert.Equal(TradeStatus.Placed, result.Status);
    }

    [Theory]
    [InlineData(TradeForm.Plain, "/OrderSend ")]
    [InlineData(TradeForm.Safe, "/OrderSendSafe ")]
    public async Task MetaTrader_4_takes_magic_and_no_expiration_type(TradeForm form, string path)
    {
        var rig = new TradingRig(Four);
        rig.OnAllTrades(Answer(TradingRig.Row4("BuyLimit")));

        TradeResult result = await rig.RunAsync(TradingRig.Buy() with { Operation = TradeOperation.BuyLimit, Price = 1.05m, Expiration = TradingRig.Clock("2026-12-24T18:00:00"), Form = form });

        Assert.Equal(path + "symbol=EURUSD operation=BuyLimit volume=0.10 price=1.05 comment=K-1042 magic=77 expiration=2026-12-24T18:00:00", rig.Sent());
        Assert.Equal(TradeStatus.Placed, result.Status);
    }

    [Theory]
    [InlineData(TradingPlatform.MetaTrader5, "/OrderClose ticket=123 lots=0.1")]
    [InlineData(TradingPlatform.MetaTrader4, "/OrderClose ticket=123 lots=0.1")]
    public async Task A_close_always_sends_lots_also_for_the_whole_volume(TradingPlatform platform, string sent)
    {
        var rig = new TradingRig(platform);
        rig.OnAllTrades(Answer(TradingRig.Row(state: platform == Four ? "CLOSED_NORMAL" : "Started", close: "2026-11-02T11:01:00", closed: 0.1m)));

        TradeResult result = await rig.RunAsync(TradingRig.Close(0.1m, before: 0.1m));

        Assert.Equal(sent, rig.Sent());
        Assert.Equal(TradeStatus.Closed, result.Status);
    }

    [Fact]
    public async Task A_close_on_MetaTrader_5_can_carry_price_slippage_and_comment()
    {
        var rig = new TradingRig();
        rig.OnAllTrades(Answer(TradingRig.Row(close: "2026-11-02T11:01:00")));

        await rig.RunAsync(TradingRig.Close() with { Price = 1.2m, Slippage = 3, Comment = "end", Form = TradeForm.Task });

        Assert.Equal("/OrderCloseTask ticket=123 lots=0.1 price=1.2 slippage=3 comment=end", rig.Sent());
    }

    [Theory]
    [InlineData(TradingPlatform.MetaTrader5, "/OrderModify ticket=123 stoploss=1.05 takeprofit=0 expirationType=GTC")]
    [InlineData(TradingPlatform.MetaTrader4, "/OrderModify ticket=123 stoploss=1.05 takeprofit=0")]
    public async Task A_change_always_sends_both_stops(TradingPlatform platform, string sent)
    {
        var rig = new TradingRig(platform);
        rig.OnAllTrades(Answer(TradingRig.Row(state: platform == Four ? "OPEN_NORMAL" : "Filled", stop: 1.05m)));

        TradeResult result = await rig.RunAsync(TradingRig.Modify(StopChange.Set(1.05m), StopChange.Remove));

        Assert.Equal(sent, rig.Sent());
        Assert.Equal(TradeStatus.Modified, result.Status);
    }

    [Fact]
    public async Task A_change_that_is_answered_with_other_stops_is_not_called_modified()
    {
        var rig = new TradingRig();
        rig.OnAllTrades(Answer(TradingRig.Row(stop: 1.04m)));

        Assert.Equal(TradeStatus.Accepted, (await rig.RunAsync(TradingRig.Modify(StopChange.Set(1.05m), StopChange.Remove))).Status);
    }

    [Theory]
    [InlineData("OK")]
    [InlineData("\"OK\"")]
    [InlineData("true")]
    [InlineData("123")]
    [InlineData("""{"result":"OK","error":null}""")]
    public async Task MetaTrader_4_confirms_deletions_and_close_bys_as_text(string answer)
    {
        var delete = new TradingRig(Four);
        Assert.Equal(TradeStatus.Cancelled, (await delete.OnAllTrades(Answer(answer)).RunAsync(TradingRig.Delete())).Status);
        Assert.Equal("/OrderDelete ticket=123", delete.Sent());

        var by = new TradingRig(Four);
        Assert.Equal(TradeStatus.Closed, (await by.OnAllTrades(Answer(answer)).RunAsync(TradingRig.CloseBy())).Status);
        Assert.Equal("/OrderCloseBy ticket1=123 ticket2=124", by.Sent());
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("Not connected (login)")]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("false")]
    public async Task Another_text_confirms_nothing(string answer)
    {
        var rig = new TradingRig(Four);
        TradeResult result = await rig.OnAllTrades(Answer(answer)).RunAsync(TradingRig.Delete());

        Assert.Equal((TradeStatus.Unknown, Outcome.Unknown), (result.Status, result.Error!.Outcome));
        Assert.Single(rig.Trades);
    }

    [Fact]
    public async Task Numbers_go_out_with_a_point_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var culture = (CultureInfo)CultureInfo.GetCultureInfo("de-DE").Clone();
            culture.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = culture;
            var rig = new TradingRig();
            rig.OnAllTrades(Answer(TradingRig.Row()));
            OrderSendRequest request = TradingRig.Buy() with { Lots = 1234.56m, StopLoss = 0.00001m, Magic = -5 };

            TradeResult result = await rig.RunAsync(request);

            Assert.Equal("/OrderSend symbol=EURUSD operation=Buy volume=1234.56 stoploss=0.00001 comment=K-1042 expertID=-5 expirationType=GTC", rig.Sent());
            Assert.Equal(result.Lookup!.ToToken(), TradeLookup.Parse(result.Lookup.ToToken()).ToToken());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("Rejected", TradeStatus.RejectedByMarket, false)]
    [InlineData("Cancelled", TradeStatus.Cancelled, false)]
    [InlineData("Started", TradeStatus.Accepted, true)]
    [InlineData("Partial", TradeStatus.PartlyFilled, true)]
    [InlineData("Placed", TradeStatus.Placed, true)]
    [InlineData("Filled", TradeStatus.Filled, true)]
    [InlineData("NewState", TradeStatus.Accepted, true)]
    public async Task The_state_inside_a_success_decides(string state, TradeStatus status, bool applied)
    {
        var rig = new TradingRig();
        TradeResult result = await rig.OnAllTrades(Answer(TradingRig.Row(state: state))).RunAsync(TradingRig.Buy());

        Assert.Equal((status, applied), (result.Status, result.WasApplied!.Value));
        Assert.NotNull(result.Lookup);
    }

    [Theory]
    [InlineData("""{"ticket":5,"retcode":10006,"comment":"no"}""")]
    [InlineData("""{"ticket":5,"Retcode":0}""")]
    [InlineData("""{"ticket":0,"symbol":"EURUSD","state":"Filled"}""")]
    [InlineData("""{"symbol":"EURUSD","state":"Filled"}""")]
    [InlineData("""{"ticket":-1,"state":"Filled"}""")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("OK")]
    [InlineData("[]")]
    public async Task An_answer_that_names_no_ticket_or_a_return_code_confirms_nothing(string answer)
    {
        var rig = new TradingRig();
        Assert.Equal(TradeStatus.Unknown, (await rig.OnAllTrades(Answer(answer)).RunAsync(TradingRig.Buy())).Status);
        Assert.Single(rig.Trades);
    }

    [Fact]
    public void Every_member_that_goes_out_is_part_of_what_is_authorized()
    {
        OrderSendRequest send = Pending;
        OrderCloseRequest close = TradingRig.Close();
        OrderModifyRequest modify = TradingRig.Modify(StopChange.Keep, StopChange.Keep);
        TradeRequest[] requests =
        [
            send, send with { Symbol = "X" }, send with { Operation = TradeOperation.Buy }, send with { Lots = 0.2m }, send with { Price = 2 }, send with { StopLoss = 2 }, send with { TakeProfit = 2 },
            send with { Slippage = 6 }, send with { Comment = "c" }, send with { Magic = 1 }, send with { Expiration = null }, send with { StopLimitPrice = 2 }, send with { Key = new OperationKey("k2") },
            send with { Form = TradeForm.Safe }, send with { Form = TradeForm.Task }, send with { Account = new AccountId("b") },
            close, close with { Ticket = 5 }, close with { Lots = 1 }, close with { Price = 1 }, close with { Slippage = 1 }, close with { Comment = "c" }, close with { Form = TradeForm.Safe }, close with { Symbol = "Y" },
            modify, modify with { StopLoss = StopChange.Remove }, modify with { StopLoss = StopChange.Set(1) }, modify with { TakeProfit = StopChange.Remove }, modify with { Price = 1 },
            modify with { Expiration = send.Expiration }, modify with { StopLimitPrice = 1 }, modify with { Form = TradeForm.Task },
            TradingRig.Delete(), TradingRig.Delete() with { Form = TradeForm.Safe }, TradingRig.CloseBy(), TradingRig.CloseBy() with { OtherTicket = 9 },
        ];

        Assert.Equal(requests.Length, requests.Select(static request => request.ToTradeOrder().Fingerprint()).Distinct().Count());
        Assert.All(requests, static request => Assert.DoesNotContain(Rig.Account.Value, $"{request} {request.ToTradeOrder()}", StringComparison.Ordinal));
        Assert.Equal(TradeAction.Close, close.ToTradeOrder().Action);
    }

    [Fact]
    public async Task The_placed_type_is_set_on_MetaTrader_4_only()
    {
        var rig = new TradingRig(Four);
        rig.On("/SetPlacedType", "\"OK\"");
        await rig.Trading.SetPlacedTypeAsync(Rig.Account, MetaTrader.Mt4.Models.Mt4PlacedType.Api);
        Assert.EndsWith("/SetPlacedType?id=" + Rig.Account.Value + "&type=Api", Assert.Single(rig.Server.Requests).PathAndQuery, StringComparison.Ordinal);

        var five = new TradingRig();
        await Assert.ThrowsAsync<ValidationFailedException>(() => five.Trading.SetPlacedTypeAsync(Rig.Account, MetaTrader.Mt4.Models.Mt4PlacedType.Api));
        Assert.Empty(five.Server.Requests);
    }

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Answer(string body) =>
        (_, _) => Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new StringContent(body) });
}
