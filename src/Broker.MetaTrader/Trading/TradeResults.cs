using Broker.Core.Boundaries.Trading;
using Broker.Core.Errors;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Trading;

/// <summary>Makes results of answers and failures.</summary>
internal static class TradeResults
{
    internal static TradeResult NotSent(TradeOrder order, IReadOnlyList<string> problems, ApiError? error = null) => Unsent(order, TradeStatus.NotSent, problems, error);

    internal static TradeResult RefusedByGate(TradeOrder order, IReadOnlyList<string> reasons) => Unsent(order, TradeStatus.RejectedByPolicy, reasons, null);

    internal static TradeResult Of(TradeLookup lookup, ApiError error)
    {
        TradeStatus status = TradeCodes.Of(error);
        bool wasSent = status != TradeStatus.NotSent;
        return new TradeResult
        {
            Status = status,
            WasApplied = status is TradeStatus.Unknown or TradeStatus.Throttled ? null : false,
            WasSent = wasSent,
            Ticket = lookup.Order.Ticket,
            Error = status == TradeStatus.Unknown && error.Outcome != Outcome.Unknown ? error with { Outcome = Outcome.Unknown } : error,
            Lookup = wasSent ? lookup : null,
        };
    }

    internal static TradeResult Of(TradeLookup lookup, OrderView? answer)
    {
        TradeStatus status = StatusOf(lookup.Order, answer);
        return new TradeResult
        {
            Status = status,
            WasApplied = status switch
            {
                TradeStatus.RejectedByMarket => false,
                TradeStatus.Cancelled => lookup.Order.Action != TradeAction.Open,
                _ => true,
            },
            WasSent = true,
            Order = answer,
            Ticket = lookup.Order.Ticket ?? answer?.Ticket,
            Lookup = lookup,
        };
    }

    /// <summary>The caller cancelled, or something broke, when the request may have left already.</summary>
    internal static TradeResult Lost(TradeLookup lookup, string operation, string advice) => Of(lookup, new ApiError
    {
        System = MetaTraderProtocol.SystemName,
        Operation = operation,
        Kind = ErrorKind.Other,
        Outcome = Outcome.Unknown,
        RequestIdentity = lookup.Order.Key.Value,
        Advice = advice,
    });

    private static TradeResult Unsent(TradeOrder order, TradeStatus status, IReadOnlyList<string> problems, ApiError? error) => new()
    {
        Status = status,
        WasApplied = false,
        WasSent = false,
        Ticket = order.Ticket,
        Problems = problems,
        Error = error,
    };

    private static TradeStatus StatusOf(TradeOrder order, OrderView? answer) => answer?.Phase == OrderPhase.Rejected
        ? TradeStatus.RejectedByMarket
        : order.Action switch
        {
            TradeAction.Open => OfOpen(order, answer!),
            TradeAction.Modify => OfModify(order, answer!),
            TradeAction.Close => OfClose(order, answer!),
            TradeAction.CloseBy => TradeStatus.Closed,

            // A pending order that was filled in the last moment has been closed as a position.
            _ => answer is { Phase: OrderPhase.Closed } ? TradeStatus.Closed : TradeStatus.Cancelled,
        };

    private static TradeStatus OfOpen(TradeOrder order, OrderView answer) => answer.Phase switch
    {
        OrderPhase.Pending => TradeStatus.Placed,
        OrderPhase.PartlyFilled => TradeStatus.PartlyFilled,
        OrderPhase.Open or OrderPhase.Closed when answer.Lots > 0 && answer.Lots < order.Lots && answer.Phase == OrderPhase.Open => TradeStatus.PartlyFilled,
        OrderPhase.Open or OrderPhase.Closed => TradeStatus.Filled,
        OrderPhase.Cancelled => TradeStatus.Cancelled,
        _ => TradeStatus.Accepted,
    };

    // An answer with other stops than were asked for is no confirmation of them.
    private static TradeStatus OfModify(TradeOrder order, OrderView answer) =>
        answer.Phase == OrderPhase.Cancelled ? TradeStatus.Cancelled
        : Differs(order.StopLoss, answer.StopLoss) || Differs(order.TakeProfit, answer.TakeProfit) ? TradeStatus.Accepted
        : TradeStatus.Modified;

    // MetaTrader 5 was seen to answer Started beside what was closed (contracts/metatrader.md 4.3).
    private static TradeStatus OfClose(TradeOrder order, OrderView answer) => answer switch
    {
        { Phase: OrderPhase.Cancelled } => TradeStatus.Cancelled,
        { ClosedLots: > 0 and { } closed } when closed < order.Lots && !TradeNumbers.Same(closed, order.Lots) => TradeStatus.PartlyFilled,
        { ClosedLots: > 0 } or { Phase: OrderPhase.Closed } => TradeStatus.Closed,
        { Phase: OrderPhase.PartlyFilled } => TradeStatus.PartlyFilled,
        _ => TradeStatus.Accepted,
    };

    private static bool Differs(decimal? asked, decimal? told) => asked is not null && told is not null && !TradeNumbers.Same(asked, told);
}
