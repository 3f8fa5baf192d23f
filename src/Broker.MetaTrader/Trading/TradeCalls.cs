using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Trading;

/// <summary>Builds the calls. Everything optional that is not given is left out, except what has a dangerous default at the server.</summary>
internal static class TradeCalls
{
    // Its documented default is Specified, while an expiration has no default (contracts/metatrader.md 8).
    private const string NoExpiration = "GTC";

    internal static ApiCall Of(TradeRequest request, OrderView? present, TradingPlatform platform)
    {
        bool is5 = platform == TradingPlatform.MetaTrader5;
        return request switch
        {
            OrderSendRequest send => Of(send, is5),
            OrderModifyRequest modify => Of(modify, present, is5),
            OrderCloseRequest close => Of(close),
            OrderCloseByRequest by => TradeOperations.CloseBy.About(by.Account).Query("ticket1", by.Ticket).Query("ticket2", by.OtherTicket),
            OrderDeleteRequest delete => (is5 ? TradeOperations.Close(delete.Form) : TradeOperations.Delete).About(delete.Account).Query("ticket", delete.Ticket),
            _ => throw new ArgumentException("The request is of a kind this version does not know.", nameof(request)),
        };
    }

    private static ApiCall Of(OrderSendRequest send, bool is5)
    {
        ApiCall call = TradeOperations.Send(send.Form).About(send.Account)
            .Query("symbol", send.Symbol)
            .Query("operation", send.Operation.ToString())
            .Query("volume", send.Lots)
            .Query("price", send.Price)
            .Query("slippage", send.Slippage)
            .Query("stoploss", send.StopLoss)
            .Query("takeprofit", send.TakeProfit)
            .Query("comment", send.Comment);
        return is5
            ? call.Query("expertID", send.Magic).Query("stopLimitPrice", send.StopLimitPrice).Query("expiration", send.Expiration?.ToString())
                .Query("expirationType", send.Expiration is null ? NoExpiration : "Specified")
            : call.Query("magic", send.Magic).Query("expiration", send.Expiration?.ToString());
    }

    private static ApiCall Of(OrderModifyRequest modify, OrderView? present, bool is5)
    {
        bool isPending = present is { Kind: OrderKind.Limit or OrderKind.Stop or OrderKind.StopLimit };
        ApiCall call = TradeOperations.Modify(modify.Form).About(modify.Account)
            .Query("ticket", modify.Ticket)
            .Query("stoploss", Stop(modify.StopLoss, present?.StopLoss))
            .Query("takeprofit", Stop(modify.TakeProfit, present?.TakeProfit))
            .Query("price", modify.Price ?? (isPending ? present?.OpenPrice : null))
            .Query("expiration", modify.Expiration?.ToString());
        return is5
            ? call.Query("expirationType", modify.Expiration is null ? NoExpiration : "Specified").Query("stoplimit", modify.StopLimitPrice)
            : call;
    }

    // The vendor's numbers can carry noise of binary fractions far behind the last digit of any price.
    private static decimal Stop(StopChange change, decimal? present) => change.Value ?? decimal.Round(
        present ?? throw new InvalidOperationException("A stop that is kept was not read."), TradeNumbers.Digits);

    private static ApiCall Of(OrderCloseRequest close) => TradeOperations.Close(close.Form).About(close.Account)
        .Query("ticket", close.Ticket)
        .Query("lots", close.Lots)
        .Query("price", close.Price)
        .Query("slippage", close.Slippage)
        .Query("comment", close.Comment);
}
