using System.Globalization;
using Broker.Core.Boundaries.Trading;
using Broker.Core.Identity;
using Broker.MetaTrader.Orders;

namespace Broker.MetaTrader.Trading;

/// <summary>Judges what became of a change, a close, a close-by or a deletion: requests about a ticket that is known.</summary>
/// <remarks>A verdict of <see cref="TradeFindingKind.NotApplied"/> is provisional: the caller still asks whether it is too early or the account out of step.</remarks>
internal static class TicketFindings
{
    private const string Remainder = "from #";
    private const string OrElse = "A close by a stop or by somebody else looks the same.";

    internal static TradeFinding Of(TradeListings listings, TradingPlatform platform)
    {
        TradeOrder sent = listings.Lookup.Order;
        return sent.Action switch
        {
            TradeAction.Modify => OfModify(listings, sent),
            TradeAction.Close => OfClose(listings, sent, platform),
            TradeAction.CloseBy => OfCloseBy(listings, sent),
            _ => OfDelete(listings, sent),
        };
    }

    /// <summary>Is it what MetaTrader 4 left of a ticket after a partial close? Its comment says <c>from #123</c>.</summary>
    internal static bool IsRemainderOf(OrderView order, long? ticket) =>
        ticket is { } old && order.Comment?.Trim() is { } comment && comment.StartsWith(Remainder, StringComparison.OrdinalIgnoreCase) &&
        Digits(comment.AsSpan(Remainder.Length)).SequenceEqual(old.ToString(CultureInfo.InvariantCulture));

    private static ReadOnlySpan<char> Digits(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text : text[..end];
    }

    private static TradeFinding OfModify(TradeListings listings, TradeOrder sent)
    {
        if ((listings.InOpened(sent.Ticket) ?? listings.InEnded(sent.Ticket)) is not { } order)
        {
            return Gone(listings, "The order is not opened any more, and no listing shows it.");
        }

        bool isOpened = listings.InOpened(sent.Ticket) is not null;
        bool? price = order.Kind is OrderKind.Market or OrderKind.Unknown ? true : Fits(sent.Price, order.OpenPrice);
        bool? fits = All(Fits(sent.StopLoss, order.StopLoss), Fits(sent.TakeProfit, order.TakeProfit), price);
        return fits switch
        {
            true => Found(TradeFindingKind.Applied, "The order has what was asked for. The expiration is not compared.", order),
            false when isOpened => Found(TradeFindingKind.NotApplied, "The order is opened and has other stops or another price.", order),
            false => Found(TradeFindingKind.Ambiguous, "The order is not opened any more; when it ended it had other stops or another price.", order),
            null => Found(TradeFindingKind.Undetermined, "The listing does not state the stops or the price of the order.", order),
        };
    }

    private static TradeFinding OfClose(TradeListings listings, TradeOrder sent, TradingPlatform platform)
    {
        decimal? before = listings.Lookup.PositionLots;
        OrderView? ended = listings.InEnded(sent.Ticket);
        if (listings.InOpened(sent.Ticket) is { } open)
        {
            // On MetaTrader 4 every close ends the ticket, a partial one too (contracts/metatrader.md 8).
            return platform == TradingPlatform.MetaTrader4 ? Found(TradeFindingKind.NotApplied, "The position is opened under its old ticket.", open)
                : before is null ? Found(TradeFindingKind.Ambiguous, "The position is opened; without its volume before (PositionLots) a close of a part cannot be told.", open)
                : TradeNumbers.Same(open.Lots, before) ? Found(TradeFindingKind.NotApplied, "The position has its volume of before.", open)
                : TradeNumbers.Same(open.Lots, before - sent.Lots) ? Found(TradeFindingKind.Applied, "The position's volume is less by what was to be closed. " + OrElse, open) with { RemainderTicket = open.Ticket }
                : Found(TradeFindingKind.Ambiguous, "The position's volume is neither that of before nor that less what was to be closed.", open);
        }

        OrderView? rest = listings.Opened.FirstOrDefault(order => IsRemainderOf(order, sent.Ticket)) ?? listings.Ended.FirstOrDefault(order => IsRemainderOf(order, sent.Ticket));
        if (rest is not null)
        {
            return before is null || TradeNumbers.Same(rest.Lots, before - sent.Lots)
                ? Found(TradeFindingKind.Applied, "A part was closed; the rest has a new ticket. " + OrElse, ended ?? rest) with { RemainderTicket = rest.Ticket }
                : Found(TradeFindingKind.Ambiguous, "A part was closed, but what is left is not what it should be.", rest) with { RemainderTicket = rest.Ticket };
        }

        if (ended is null || ended.Phase is not (OrderPhase.Closed or OrderPhase.Unknown))
        {
            return Gone(listings, "The position is not opened any more, and no listing shows its close.");
        }

        bool fits = TradeNumbers.Same(ended.Lots, sent.Lots) || TradeNumbers.Same(ended.ClosedLots, sent.Lots) || (ended.Lots is null && ended.ClosedLots is null);
        return fits
            ? Found(TradeFindingKind.Applied, "The position is closed. " + OrElse, ended)
            : Found(TradeFindingKind.Ambiguous, "The position is closed, with another volume than was to be closed: perhaps by somebody else.", ended);
    }

    private static TradeFinding OfCloseBy(TradeListings listings, TradeOrder sent)
    {
        OrderView? one = listings.InOpened(sent.Ticket), other = listings.InOpened(sent.OtherTicket);
        if (one is not null && other is not null)
        {
            return Found(TradeFindingKind.NotApplied, "Both positions are opened under their old tickets.", one);
        }

        if (one is not null || other is not null)
        {
            return Found(TradeFindingKind.Ambiguous, "Only one of the positions is opened: the other was closed some other way, or the close-by is under way.", one ?? other!);
        }

        OrderView? rest = listings.Opened.FirstOrDefault(order => IsRemainderOf(order, sent.Ticket) || IsRemainderOf(order, sent.OtherTicket));
        OrderView? ended = listings.InEnded(sent.Ticket) ?? listings.InEnded(sent.OtherTicket);
        return ended is null && rest is null
            ? Gone(listings, "Neither position is opened any more, and no listing shows their close.")
            : Found(TradeFindingKind.Applied, "Both positions are closed. " + OrElse, ended ?? rest!) with { RemainderTicket = rest?.Ticket };
    }

    private static TradeFinding OfDelete(TradeListings listings, TradeOrder sent)
    {
        if (listings.InOpened(sent.Ticket) is { } open)
        {
            return Found(TradeFindingKind.NotApplied, open.Kind == OrderKind.Market ? "The order was filled: it is a position now." : "The order still waits.", open);
        }

        return listings.InEnded(sent.Ticket) switch
        {
            { Phase: OrderPhase.Cancelled } order => Found(TradeFindingKind.Applied, "The order is deleted, or has ended by itself.", order),
            { Kind: OrderKind.Market } order => Found(TradeFindingKind.Ambiguous, "The order was filled, and the position is closed: on MetaTrader 5 perhaps by the deletion.", order),
            { } order => Found(TradeFindingKind.Ambiguous, "The order has ended; the listing does not state how.", order),
            null => Gone(listings, "The order is not opened any more, and no listing shows its end."),
        };
    }

    // False when one is, else null when one is not known.
    private static bool? All(params ReadOnlySpan<bool?> parts) => parts.Contains(false) ? false : parts.Contains(null) ? null : true;

    private static bool? Fits(decimal? asked, decimal? told) => asked is null ? true : told is null ? null : TradeNumbers.Same(asked, told);

    private static TradeFinding Found(TradeFindingKind kind, string reason, OrderView order) => new()
    {
        Kind = kind,
        Reason = reason,
        Order = kind == TradeFindingKind.Ambiguous ? null : order,
        Candidates = kind == TradeFindingKind.Ambiguous ? [order] : [],
    };

    private static TradeFinding Gone(TradeListings listings, string reason) => new()
    {
        Kind = TradeFindingKind.Undetermined,
        Reason = listings.Gaps.Count == 0 ? reason : $"Not everything could be read: {string.Join("; ", listings.Gaps)}.",
    };
}
