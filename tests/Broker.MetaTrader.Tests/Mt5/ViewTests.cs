using Broker.Core.Identity;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Symbols;

namespace Broker.MetaTrader.Tests.Mt5;

/// <summary>From the platform's records to the views of both platforms.</summary>
public sealed class ViewTests
{
    [Fact]
    public void Every_member_of_an_order_is_mapped()
    {
        OrderView view = Mt5Views.Of(Mt5Rig.Read<Mt5Order>("""
            {"ticket":5000000001,"orderType":"SellLimit","state":"Placed","symbol":"EURUSD.m","lots":0.3,"closeLots":0.1,"openPrice":1.1,"closePrice":1.2,"stopLoss":1.3,"takeProfit":1.0,
            "profit":-3.5,"swap":-0.1,"commission":-0.2,"expertId":77,"comment":"c","openTime":"2026-11-02T09:00:00","closeTime":"2026-11-02T10:00:00",
            "openTimestampUTC":1793602800,"closeTimestampUTC":1793606400000,"dealType":"DealSell"}
            """));

        Assert.Equal(
            new OrderView
            {
                Platform = TradingPlatform.MetaTrader5, Ticket = 5_000_000_001, Side = OrderSide.Sell, Kind = OrderKind.Limit, Phase = OrderPhase.Pending, Type = "SellLimit", State = "Placed",
                Symbol = "EURUSD.m", Lots = 0.3m, ClosedLots = 0.1m, OpenPrice = 1.1m, ClosePrice = 1.2m, StopLoss = 1.3m, TakeProfit = 1.0m, Profit = -3.5m, Swap = -0.1m, Commission = -0.2m,
                Magic = 77, Comment = "c", OpenTime = new ServerTime(new DateTime(2026, 11, 2, 9, 0, 0)), CloseTime = new ServerTime(new DateTime(2026, 11, 2, 10, 0, 0)),
                OpenedAt = new DateTimeOffset(2026, 11, 2, 7, 0, 0, TimeSpan.Zero), ClosedAt = new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero),
            },
            view);
    }

    [Fact]
    public void An_empty_order_is_of_unknown_kind() => Assert.Equal(
        new OrderView { Platform = TradingPlatform.MetaTrader5, Ticket = null, Side = OrderSide.None, Kind = OrderKind.Unknown, Phase = OrderPhase.Unknown }, Mt5Views.Of(new Mt5Order()));

    [Theory]
    [InlineData("Buy", OrderSide.Buy, OrderKind.Market)]
    [InlineData("Sell", OrderSide.Sell, OrderKind.Market)]
    [InlineData("buylimit", OrderSide.Buy, OrderKind.Limit)]
    [InlineData("SellLimit", OrderSide.Sell, OrderKind.Limit)]
    [InlineData("BuyStop", OrderSide.Buy, OrderKind.Stop)]
    [InlineData("SellStop", OrderSide.Sell, OrderKind.Stop)]
    [InlineData("BuyStopLimit", OrderSide.Buy, OrderKind.StopLimit)]
    [InlineData("SellStopLimit", OrderSide.Sell, OrderKind.StopLimit)]
    [InlineData("CloseBy", OrderSide.None, OrderKind.CloseBy)]
    [InlineData("Balance", OrderSide.None, OrderKind.Balance)]
    [InlineData("Credit", OrderSide.None, OrderKind.Credit)]
    [InlineData("Swaption", OrderSide.None, OrderKind.Unknown)]
    [InlineData("0", OrderSide.Buy, OrderKind.Market)]
    [InlineData("8", OrderSide.None, OrderKind.CloseBy)]
    public void Types_tell_side_and_kind(string type, OrderSide side, OrderKind kind)
    {
        OrderView view = Mt5Views.Of(Mt5Rig.Read<Mt5Order>($$"""{"orderType":"{{type}}"}"""));

        Assert.Equal((side, kind), (view.Side, view.Kind));
    }

    [Theory]
    [InlineData("Buy", "Balance", OrderSide.None, OrderKind.Balance)]
    [InlineData("Buy", "Credit", OrderSide.None, OrderKind.Credit)]
    [InlineData("Buy", "Bonus", OrderSide.None, OrderKind.Balance)]
    [InlineData("Buy", "Tax", OrderSide.None, OrderKind.Balance)]
    [InlineData("Sell", "DealBuy", OrderSide.Sell, OrderKind.Market)]
    [InlineData("Sell", "CanceledSell", OrderSide.Sell, OrderKind.Market)]
    [InlineData("Sell", "Hologram", OrderSide.Sell, OrderKind.Market)]
    public void A_deal_that_is_no_trade_decides_first(string type, string deal, OrderSide side, OrderKind kind)
    {
        OrderView view = Mt5Views.Of(Mt5Rig.Read<Mt5Order>($$"""{"orderType":"{{type}}","dealType":"{{deal}}"}"""));

        Assert.Equal((side, kind), (view.Side, view.Kind));
    }

    [Theory]
    [InlineData("Buy", "Filled", null, OrderPhase.Open)]
    [InlineData("Sell", "4", null, OrderPhase.Open)]
    [InlineData("Buy", "Filled", "0001-01-01T00:00:00", OrderPhase.Open)]
    [InlineData("Buy", "Filled", "1970-01-01T00:00:00", OrderPhase.Open)]
    [InlineData("Buy", "Filled", "2026-11-02T09:00:00", OrderPhase.Closed)]
    [InlineData("Sell", "Started", "2026-11-02T09:00:00", OrderPhase.Closed)]
    [InlineData("Sell", "Novel", "2026-11-02T09:00:00", OrderPhase.Closed)]
    [InlineData("Sell", "Started", null, OrderPhase.Started)]
    [InlineData("Buy", "RequestAdding", null, OrderPhase.Started)]
    [InlineData("BuyLimit", "Placed", null, OrderPhase.Pending)]
    [InlineData("BuyLimit", "RequestModifying", null, OrderPhase.Pending)]
    [InlineData("BuyLimit", "RequestCancelling", null, OrderPhase.Pending)]
    [InlineData("BuyLimit", "Partial", null, OrderPhase.PartlyFilled)]
    [InlineData("BuyLimit", "Cancelled", "2026-11-02T09:00:00", OrderPhase.Cancelled)]
    [InlineData("BuyLimit", "Expired", "2026-11-02T09:00:00", OrderPhase.Cancelled)]
    [InlineData("BuyLimit", "Filled", "2026-11-02T09:00:00", OrderPhase.Closed)]
    [InlineData("BuyLimit", "Rejected", null, OrderPhase.Rejected)]
    [InlineData("BuyLimit", "Dreaming", null, OrderPhase.Unknown)]
    [InlineData("Balance", "Filled", null, OrderPhase.Closed)]
    [InlineData("Credit", "Filled", null, OrderPhase.Closed)]
    public void State_and_time_of_the_close_tell_the_phase(string type, string state, string? closeTime, OrderPhase phase) =>
        Assert.Equal(phase, Mt5Views.Of(Mt5Rig.Read<Mt5Order>($$"""{"orderType":"{{type}}","state":"{{state}}","closeTime":{{(closeTime is null ? "null" : $"\"{closeTime}\"")}}}""")).Phase);

    [Theory]
    [InlineData(null, null)]
    [InlineData(0L, null)]
    [InlineData(-62135596800L, null)]
    [InlineData(1L, "1970-01-01T00:00:01Z")]
    [InlineData(1793602800L, "2026-11-02T07:00:00Z")]
    [InlineData(100_000_000_000L, "5138-11-16T09:46:40Z")]
    [InlineData(100_000_000_001L, "1973-03-03T09:46:40.001Z")]
    [InlineData(1793602800123L, "2026-11-02T07:00:00.123Z")]
    [InlineData(253_402_300_799_999L, "9999-12-31T23:59:59.999Z")]
    [InlineData(253_402_300_800_000L, null)]
    [InlineData(long.MaxValue, null)]
    [InlineData(long.MinValue, null)]
    public void Unix_times_are_seconds_or_milliseconds_by_their_size(long? unix, string? expected) =>
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Mt5Views.PointOf(unix));

    [Fact]
    public void A_quote_is_mapped() => Assert.Equal(
        new QuoteView { Symbol = "A", Bid = 1.1m, Ask = 1.2m, Time = new ServerTime(new DateTime(2026, 11, 2)) },
        Mt5Views.Of(Mt5Rig.Read<Mt5Quote>("""{"symbol":"A","bid":1.1,"ask":"1.2","time":"2026-11-02T00:00:00","last":5,"volume":6}""")));

    [Fact]
    public void Rules_are_mapped() => Assert.Equal(
        new SymbolRules { Symbol = "A", MinLots = 0.01m, MaxLots = 100, LotsStep = 0.01m, Digits = 5, ContractSize = 100_000, TradeMode = "CloseOnly" },
        Mt5Views.Of(Mt5Rig.Read<Mt5SymbolParams>("""
            {"symbol":"A","symbolInfo":{"digits":5,"contractSize":100000},"symbolGroup":{"minLots":0.01,"maxLots":100.0,"lotsStep":1e-2,"tradeMode":"CloseOnly"}}
            """)));

    [Fact]
    public void Rules_without_a_symbol_are_of_the_one_that_was_asked_for() =>
        Assert.Equal(new SymbolRules { Symbol = "B" }, Mt5Views.Of(Mt5Rig.Read<Mt5SymbolParams>("""{"symbol":{"x":1}}"""), "B"));
}
