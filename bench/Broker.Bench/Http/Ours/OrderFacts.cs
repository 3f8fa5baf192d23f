using System.Globalization;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt5.Models;

namespace Broker.Bench.Http.Ours;

/// <summary>Every field of an open order and of the deal behind it, under its wire path.</summary>
internal static class OrderFacts
{
    public static Facts Of(IReadOnlyList<Mt5Order> orders)
    {
        Facts facts = new();
        for (int i = 0; i < orders.Count; i++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"[{i}].");
            Add(facts, at, orders[i]);
            Add(facts, at + "dealInternalIn.", orders[i].DealInternalIn!);
        }

        return facts;
    }

    private static void Add(Facts facts, string at, Mt5Order o) => facts
        .Add(at + "ticket", o.Ticket).Add(at + "profit", o.Profit).Add(at + "swap", o.Swap).Add(at + "commission", o.Commission).Add(at + "fee", o.Fee)
        .Add(at + "closePrice", o.ClosePrice).Add(at + "closeTime", Time(o.CloseTime)).Add(at + "closeLots", o.CloseLots).Add(at + "closeComment", o.CloseComment)
        .Add(at + "openPrice", o.OpenPrice).Add(at + "openTime", Time(o.OpenTime)).Add(at + "lots", o.Lots).Add(at + "contractSize", o.ContractSize)
        .Add(at + "expertId", o.ExpertId).Add(at + "placedType", o.PlacedType?.Value).Add(at + "orderType", o.OrderType?.Value).Add(at + "dealType", o.DealType?.Value)
        .Add(at + "symbol", o.Symbol).Add(at + "comment", o.Comment).Add(at + "state", o.State?.Value).Add(at + "stopLoss", o.StopLoss).Add(at + "takeProfit", o.TakeProfit)
        .Add(at + "requestId", o.RequestId).Add(at + "digits", o.Digits).Add(at + "profitRate", o.ProfitRate).Add(at + "stopLimitPrice", o.StopLimitPrice)
        .Add(at + "closeVolume", o.CloseVolume).Add(at + "volume", o.Volume).Add(at + "expirationType", o.ExpirationType?.Value)
        .Add(at + "expirationTime", Time(o.ExpirationTime)).Add(at + "fillPolicy", o.FillPolicy?.Value)
        .Add(at + "openTimestampUTC", o.OpenTimestampUtc).Add(at + "closeTimestampUTC", o.CloseTimestampUtc);

    private static void Add(Facts facts, string at, Mt5Deal d) => facts
        .Add(at + "ticketNumber", d.TicketNumber).Add(at + "id", d.Id).Add(at + "login", d.Login).Add(at + "historyTime", d.HistoryTime).Add(at + "orderTicket", d.OrderTicket)
        .Add(at + "openTime", d.OpenTime).Add(at + "symbol", d.Symbol).Add(at + "type", d.Type?.Value).Add(at + "direction", d.Direction?.Value)
        .Add(at + "openPrice", d.OpenPrice).Add(at + "price", d.Price).Add(at + "stopLoss", d.StopLoss).Add(at + "takeProfit", d.TakeProfit).Add(at + "volume", d.Volume)
        .Add(at + "profit", d.Profit).Add(at + "profitRate", d.ProfitRate).Add(at + "volumeRate", d.VolumeRate).Add(at + "commission", d.Commission).Add(at + "fee", d.Fee)
        .Add(at + "swap", d.Swap).Add(at + "expertId", d.ExpertId).Add(at + "positionTicket", d.PositionTicket).Add(at + "comment", d.Comment)
        .Add(at + "contractSize", d.ContractSize).Add(at + "digits", d.Digits).Add(at + "moneyDigits", d.MoneyDigits).Add(at + "freeProfit", d.FreeProfit)
        .Add(at + "trailRounder", d.TrailRounder).Add(at + "openTimeMs", d.OpenTimeMs).Add(at + "placedType", d.PlacedType?.Value)
        .Add(at + "openTimeAsDateTime", Time(d.OpenTimeAsDateTime)).Add(at + "lots", d.Lots);

    // The sentinel of a missing date is read as none.
    private static string Time(ServerTime? time) => time?.ToString() ?? "0001-01-01T00:00:00";
}
