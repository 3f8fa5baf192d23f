using Broker.Core.Identity;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Symbols;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>From the platform's own records to the views that are the same on both platforms.</summary>
internal static class Mt5Views
{
    private const long FirstMilliseconds = 100_000_000_000;
    private const long LastMilliseconds = 253_402_300_799_999;

    internal static OrderView Of(Mt5Order order)
    {
        (OrderSide side, OrderKind kind) = KindOf(order);
        return new OrderView
        {
            Platform = TradingPlatform.MetaTrader5,
            Ticket = order.Ticket,
            Side = side,
            Kind = kind,
            Phase = PhaseOf(order, kind),
            Type = order.OrderType?.Value,
            State = order.State?.Value,
            Symbol = order.Symbol,
            Lots = order.Lots,
            ClosedLots = order.CloseLots,
            OpenPrice = order.OpenPrice,
            ClosePrice = order.ClosePrice,
            StopLoss = order.StopLoss,
            TakeProfit = order.TakeProfit,
            Profit = order.Profit,
            Swap = order.Swap,
            Commission = order.Commission,
            Magic = order.ExpertId,
            Comment = order.Comment,
            OpenTime = TimeOf(order.OpenTime),
            CloseTime = TimeOf(order.CloseTime),
            OpenedAt = PointOf(order.OpenTimestampUtc),
            ClosedAt = PointOf(order.CloseTimestampUtc),
        };
    }

    internal static QuoteView Of(Mt5Quote quote) => new() { Symbol = quote.Symbol, Bid = quote.Bid, Ask = quote.Ask, Time = quote.Time };

    /// <param name="parameters">What was read.</param>
    /// <param name="asked">The symbol that was asked for, for an answer that does not repeat it.</param>
    internal static SymbolRules Of(Mt5SymbolParams parameters, string asked = "") => new()
    {
        Symbol = parameters.Symbol ?? asked,
        MinLots = parameters.SymbolGroup?.MinLots,
        MaxLots = parameters.SymbolGroup?.MaxLots,
        LotsStep = parameters.SymbolGroup?.LotsStep,
        Digits = parameters.SymbolInfo?.Digits,
        ContractSize = parameters.SymbolInfo?.ContractSize,
        TradeMode = parameters.SymbolGroup?.TradeMode?.Value,
    };

    /// <summary>
    /// A Unix time whose unit the sources do not say: what is above 10^11 can only be milliseconds (as seconds it lies beyond the year 5138), the rest are
    /// seconds. Zero, and the negative number a missing date turns into, are none.
    /// </summary>
    internal static DateTimeOffset? PointOf(long? unix) => unix switch
    {
        null or <= 0 or > LastMilliseconds => null,
        > FirstMilliseconds => DateTimeOffset.FromUnixTimeMilliseconds(unix.Value),
        _ => DateTimeOffset.FromUnixTimeSeconds(unix.Value),
    };

    // The beginning of Unix time is a missing date as well.
    private static ServerTime? TimeOf(ServerTime? time) => time is { Clock.Year: > 1970 } ? time : null;

    private static (OrderSide Side, OrderKind Kind) KindOf(Mt5Order order)
    {
        // Inferred: a deposit has no order, so its order type may stand at number 0, which is Buy. The type of the deal decides first.
        if (order.DealType is { IsKnown: true } deal && !IsTrade(deal))
        {
            return (OrderSide.None, deal == Mt5DealType.Credit ? OrderKind.Credit : OrderKind.Balance);
        }

        Mt5OrderType type = order.OrderType.GetValueOrDefault();
        return type switch
        {
            _ when type == Mt5OrderType.Buy => (OrderSide.Buy, OrderKind.Market),
            _ when type == Mt5OrderType.Sell => (OrderSide.Sell, OrderKind.Market),
            _ when type == Mt5OrderType.BuyLimit => (OrderSide.Buy, OrderKind.Limit),
            _ when type == Mt5OrderType.SellLimit => (OrderSide.Sell, OrderKind.Limit),
            _ when type == Mt5OrderType.BuyStop => (OrderSide.Buy, OrderKind.Stop),
            _ when type == Mt5OrderType.SellStop => (OrderSide.Sell, OrderKind.Stop),
            _ when type == Mt5OrderType.BuyStopLimit => (OrderSide.Buy, OrderKind.StopLimit),
            _ when type == Mt5OrderType.SellStopLimit => (OrderSide.Sell, OrderKind.StopLimit),
            _ when type == Mt5OrderType.CloseBy => (OrderSide.None, OrderKind.CloseBy),
            _ when type == Mt5OrderType.Balance => (OrderSide.None, OrderKind.Balance),
            _ when type == Mt5OrderType.Credit => (OrderSide.None, OrderKind.Credit),
            _ => (OrderSide.None, OrderKind.Unknown),
        };
    }

    private static bool IsTrade(Mt5DealType deal) =>
        deal == Mt5DealType.DealBuy || deal == Mt5DealType.DealSell || deal == Mt5DealType.CanceledBuy || deal == Mt5DealType.CanceledSell;

    private static OrderPhase PhaseOf(Mt5Order order, OrderKind kind)
    {
        // The answer to a close says Started beside the time of the close (contracts/metatrader.md 4.3): the time decides first.
        bool isClosed = TimeOf(order.CloseTime) is not null;
        if (isClosed && kind == OrderKind.Market)
        {
            return OrderPhase.Closed;
        }

        Mt5OrderState state = order.State.GetValueOrDefault();
        return state switch
        {
            _ when state == Mt5OrderState.Filled => isClosed || kind is OrderKind.Balance or OrderKind.Credit ? OrderPhase.Closed : OrderPhase.Open,
            _ when state == Mt5OrderState.Placed || state == Mt5OrderState.RequestModifying || state == Mt5OrderState.RequestCancelling => OrderPhase.Pending,
            _ when state == Mt5OrderState.Started || state == Mt5OrderState.RequestAdding => OrderPhase.Started,
            _ when state == Mt5OrderState.Partial => OrderPhase.PartlyFilled,
            _ when state == Mt5OrderState.Cancelled || state == Mt5OrderState.Expired => OrderPhase.Cancelled,
            _ when state == Mt5OrderState.Rejected => OrderPhase.Rejected,
            _ => OrderPhase.Unknown,
        };
    }
}
