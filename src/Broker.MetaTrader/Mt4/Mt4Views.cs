using Broker.Core.Identity;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt4.Models;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Symbols;

namespace Broker.MetaTrader.Mt4;

/// <summary>Turns MetaTrader 4 records into what both platforms share.</summary>
internal static class Mt4Views
{
    internal static OrderView Of(Mt4Order order)
    {
        (OrderSide side, OrderKind kind) = KindOf(order.Type);
        ServerTime? closeTime = Real(order.CloseTime);
        return new OrderView
        {
            Platform = TradingPlatform.MetaTrader4,
            Ticket = order.Ticket,
            Side = side,
            Kind = kind,
            Phase = PhaseOf(kind, order.State, closeTime),
            Type = order.Type?.Value,
            State = order.State?.Value,
            Symbol = order.Symbol,
            Lots = order.Lots,
            OpenPrice = order.OpenPrice,
            ClosePrice = order.ClosePrice,
            StopLoss = order.StopLoss,
            TakeProfit = order.TakeProfit,
            Profit = order.Profit,
            Swap = order.Swap,
            Commission = order.Commission,
            Magic = order.MagicNumber,
            Comment = order.Comment,
            OpenTime = Real(order.OpenTime),
            CloseTime = closeTime,
        };
    }

    internal static QuoteView Of(Mt4Quote quote) => new() { Symbol = quote.Symbol, Bid = quote.Bid, Ask = quote.Ask, Time = quote.Time };

    /// <param name="parameters">What was read.</param>
    /// <param name="asked">The symbol that was asked for, in case the answer does not repeat it.</param>
    internal static SymbolRules Of(Mt4SymbolParams parameters, string? asked = null) => new()
    {
        Symbol = parameters.SymbolName ?? asked ?? string.Empty,
        MinLots = Limit(parameters.GroupParams?.MinLot),
        MaxLots = Limit(parameters.GroupParams?.MaxLot),
        LotsStep = Limit(parameters.GroupParams?.LotStep),
        Digits = parameters.Symbol?.Digits,
        ContractSize = Limit(parameters.Symbol?.ContractSize),
        StopsLevel = parameters.Symbol?.StopsLevel,
    };

    private static (OrderSide Side, OrderKind Kind) KindOf(Mt4OrderType? type) =>
        type is not { } known ? (OrderSide.None, OrderKind.Unknown)
        : known == Mt4OrderType.Buy ? (OrderSide.Buy, OrderKind.Market)
        : known == Mt4OrderType.Sell ? (OrderSide.Sell, OrderKind.Market)
        : known == Mt4OrderType.BuyLimit ? (OrderSide.Buy, OrderKind.Limit)
        : known == Mt4OrderType.SellLimit ? (OrderSide.Sell, OrderKind.Limit)
        : known == Mt4OrderType.BuyStop ? (OrderSide.Buy, OrderKind.Stop)
        : known == Mt4OrderType.SellStop ? (OrderSide.Sell, OrderKind.Stop)
        : known == Mt4OrderType.Balance ? (OrderSide.None, OrderKind.Balance)
        : known == Mt4OrderType.Credit ? (OrderSide.None, OrderKind.Credit)
        : (OrderSide.None, OrderKind.Unknown);

    private static OrderPhase PhaseOf(OrderKind kind, Mt4OrderState? state, ServerTime? closeTime)
    {
        if (state == Mt4OrderState.Deleted)
        {
            return OrderPhase.Cancelled;
        }

        bool saysClosed = state == Mt4OrderState.ClosedNormal || state == Mt4OrderState.ClosedPart || state == Mt4OrderState.ClosedBy;
        bool saysOpen = state == Mt4OrderState.OpenNormal || state == Mt4OrderState.OpenRemand || state == Mt4OrderState.OpenRestored;
        return kind switch
        {
            // A pending order that is filled changes its type, so one that ended as pending was never filled.
            OrderKind.Limit or OrderKind.Stop => saysClosed || closeTime is not null ? OrderPhase.Cancelled : OrderPhase.Pending,

            // Money moved at once; there is no position to close, whatever the state says.
            OrderKind.Balance or OrderKind.Credit => OrderPhase.Closed,
            _ when saysClosed => OrderPhase.Closed,
            _ when saysOpen => OrderPhase.Open,
            OrderKind.Market when state is null => closeTime is null ? OrderPhase.Open : OrderPhase.Closed,
            _ => OrderPhase.Unknown,
        };
    }

    // The platform counts times in seconds from 1970, and its zero stands for none.
    private static ServerTime? Real(ServerTime? time) => time is { } some && some.Clock > DateTime.UnixEpoch ? some : null;

    // A volume or size of zero is one the server did not state; as a limit it would refuse everything.
    private static decimal? Limit(decimal? number) => number > 0 ? number : null;
}
