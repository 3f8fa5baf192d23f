using Broker.Core.Identity;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt4;
using Broker.MetaTrader.Mt4.Models;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Symbols;

namespace Broker.MetaTrader.Tests.Mt4;

public sealed class Mt4ViewsTests
{
    private static readonly ServerTime Opened = new(new DateTime(2026, 11, 2, 9, 0, 0)), Closed = new(new DateTime(2026, 11, 2, 10, 0, 0));

    [Fact]
    public void Every_shared_member_is_taken_over()
    {
        OrderView view = Mt4Views.Of(new Mt4Order
        {
            Ticket = 1, OpenTime = Opened, CloseTime = Closed, Type = Mt4OrderType.Sell, Lots = 2m, Symbol = "S", OpenPrice = 3m, StopLoss = 4m, TakeProfit = 5m, ClosePrice = 6m,
            MagicNumber = 7, Swap = 8m, Commission = 9m, Comment = "c", Profit = 10m, State = Mt4OrderState.ClosedPart,
        });

        Assert.Equal(
            new OrderView
            {
                Platform = TradingPlatform.MetaTrader4, Ticket = 1, Side = OrderSide.Sell, Kind = OrderKind.Market, Phase = OrderPhase.Closed, Type = "Sell", State = "CLOSED_PART",
                Symbol = "S", Lots = 2m, OpenPrice = 3m, StopLoss = 4m, TakeProfit = 5m, ClosePrice = 6m, Magic = 7, Swap = 8m, Commission = 9m, Comment = "c", Profit = 10m,
                OpenTime = Opened, CloseTime = Closed,
            },
            view);
    }

    [Theory]
    [InlineData("Buy", OrderSide.Buy, OrderKind.Market)]
    [InlineData("sell", OrderSide.Sell, OrderKind.Market)]
    [InlineData("BuyLimit", OrderSide.Buy, OrderKind.Limit)]
    [InlineData("SellLimit", OrderSide.Sell, OrderKind.Limit)]
    [InlineData("BuyStop", OrderSide.Buy, OrderKind.Stop)]
    [InlineData("SELLSTOP", OrderSide.Sell, OrderKind.Stop)]
    [InlineData("Balance", OrderSide.None, OrderKind.Balance)]
    [InlineData("Credit", OrderSide.None, OrderKind.Credit)]
    [InlineData("BuyStopLimit", OrderSide.None, OrderKind.Unknown)]
    [InlineData(null, OrderSide.None, OrderKind.Unknown)]
    public void Side_and_kind_follow_the_type(string? type, OrderSide side, OrderKind kind)
    {
        OrderView view = Mt4Views.Of(new Mt4Order { Type = type is null ? null : new Mt4OrderType(type) });

        Assert.Equal((side, kind, type), (view.Side, view.Kind, view.Type));
    }

    [Theory]
    [InlineData("Buy", "OPEN_NORMAL", false, OrderPhase.Open)]
    [InlineData("Buy", "open_remand", false, OrderPhase.Open)]
    [InlineData("Sell", "OPEN_RESTORED", false, OrderPhase.Open)]
    [InlineData("Sell", "CLOSED_NORMAL", true, OrderPhase.Closed)]
    [InlineData("Buy", "CLOSED_PART", false, OrderPhase.Closed)]
    [InlineData("Buy", "CLOSED_BY", true, OrderPhase.Closed)]
    [InlineData("Buy", "DELETED", true, OrderPhase.Cancelled)]
    [InlineData("Buy", null, false, OrderPhase.Open)]
    [InlineData("Buy", null, true, OrderPhase.Closed)]
    [InlineData("Buy", "SOMETHING_NEW", false, OrderPhase.Unknown)]
    [InlineData("BuyLimit", "OPEN_NORMAL", false, OrderPhase.Pending)]
    [InlineData("SellStop", null, false, OrderPhase.Pending)]
    [InlineData("SellStop", null, true, OrderPhase.Cancelled)]
    [InlineData("BuyStop", "DELETED", false, OrderPhase.Cancelled)]
    [InlineData("BuyStop", "CLOSED_NORMAL", true, OrderPhase.Cancelled)]
    [InlineData("Balance", "OPEN_NORMAL", false, OrderPhase.Closed)]
    [InlineData("Credit", null, true, OrderPhase.Closed)]
    [InlineData("Novel", "OPEN_NORMAL", false, OrderPhase.Open)]
    [InlineData("Novel", null, false, OrderPhase.Unknown)]
    [InlineData(null, null, true, OrderPhase.Unknown)]
    public void The_phase_follows_state_type_and_close_time(string? type, string? state, bool hasCloseTime, OrderPhase phase)
    {
        OrderView view = Mt4Views.Of(new Mt4Order
        {
            Type = type is null ? null : new Mt4OrderType(type),
            State = state is null ? null : new Mt4OrderState(state),
            CloseTime = hasCloseTime ? Closed : null,
        });

        Assert.Equal(phase, view.Phase);
    }

    [Fact]
    public void The_begin_of_the_platforms_calendar_is_no_time()
    {
        OrderView view = Mt4Views.Of(new Mt4Order { Type = Mt4OrderType.BuyLimit, CloseTime = new(DateTime.UnixEpoch), OpenTime = Opened });

        Assert.Equal((null, Opened, OrderPhase.Pending), (view.CloseTime, view.OpenTime, view.Phase));
    }

    [Fact]
    public void A_quote_is_taken_over() =>
        Assert.Equal(
            new QuoteView { Symbol = "S", Bid = 0m, Ask = 2m, Time = Opened },
            Mt4Views.Of(new Mt4Quote { Symbol = "S", Bid = 0m, Ask = 2m, Time = Opened, High = 3m }));

    [Fact]
    public void Rules_come_from_symbol_and_group_and_a_limit_of_zero_is_none()
    {
        var parameters = new Mt4SymbolParams
        {
            SymbolName = "S", Symbol = new() { Digits = 5, StopsLevel = 0, ContractSize = 100m }, GroupParams = new() { MinLot = 0.01m, MaxLot = 5m, LotStep = 0m },
        };

        Assert.Equal(
            new SymbolRules { Symbol = "S", MinLots = 0.01m, MaxLots = 5m, LotsStep = null, Digits = 5, StopsLevel = 0, ContractSize = 100m },
            Mt4Views.Of(parameters, "asked"));
        Assert.Equal(new SymbolRules { Symbol = "asked" }, Mt4Views.Of(new Mt4SymbolParams(), "asked"));
    }
}
