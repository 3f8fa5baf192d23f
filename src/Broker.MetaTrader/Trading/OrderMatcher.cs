using Broker.Core.Boundaries.Trading;
using Broker.MetaTrader.Orders;

namespace Broker.MetaTrader.Trading;

/// <summary>
/// Judges whether an order of a listing is the one that was sent. It rules out only what cannot be it: a wrong "not applied" would let the order be sent twice,
/// a doubt only costs a look.
/// </summary>
internal static class OrderMatcher
{
    private const int ShortestCutComment = 8;

    // What the platform itself writes into a comment, in place of the caller's.
    private static readonly string[] PlatformComments = ["from #", "to #", "close hedge by #", "partial close", "[sl", "[tp", "so:"];

    internal static MatchStrength Judge(TradeLookup lookup, OrderView order, TradeWindow window)
    {
        TradeOrder sent = lookup.Order;
        TimeFit fit = window.Of(order);
        if (fit == TimeFit.Outside || IsOther(lookup, order))
        {
            return MatchStrength.None;
        }

        CommentFit comment = Compare(sent.Comment, order.Comment);
        bool? magic = sent.Magic is { } wanted && order.Magic is { } told ? wanted == told : null;

        // The safe form can replace the magic number (contracts/metatrader.md 4.3).
        bool magicIsOther = magic == false && !IsSafe(sent);
        bool lotsAreEqual = order.Lots is null || TradeNumbers.Same(order.Lots, sent.Lots) || TradeNumbers.Same(order.ClosedLots, sent.Lots) ||
            TradeNumbers.Same(order.Lots.GetValueOrDefault() + order.ClosedLots.GetValueOrDefault(), sent.Lots);
        if (comment == CommentFit.Other && magicIsOther)
        {
            return MatchStrength.None;
        }

        if (fit != TimeFit.Inside || order.Kind == OrderKind.Unknown || magicIsOther)
        {
            return MatchStrength.Possible;
        }

        return comment switch
        {
            CommentFit.Same => MatchStrength.Certain,
            CommentFit.Cut when lotsAreEqual => MatchStrength.Likely,
            CommentFit.Absent when lotsAreEqual && (magic == true || (sent.Magic is null or 0 && string.IsNullOrEmpty(sent.Comment))) => MatchStrength.Likely,
            _ => MatchStrength.Possible,
        };
    }

    /// <summary>Is it a position or deal on the same symbol that a netting account may have merged the order into?</summary>
    internal static bool MayHaveMerged(TradeOrder sent, OrderView order) =>
        order.Kind is OrderKind.Market or OrderKind.Unknown && (order.Symbol is null || string.Equals(order.Symbol, sent.Symbol, StringComparison.OrdinalIgnoreCase));

    internal static OrderKind KindOf(TradeOrder sent) => sent.Operation switch
    {
        "BuyLimit" or "SellLimit" => OrderKind.Limit,
        "BuyStop" or "SellStop" => OrderKind.Stop,
        "BuyStopLimit" or "SellStopLimit" => OrderKind.StopLimit,
        _ => OrderKind.Market,
    };

    private static bool IsSafe(TradeOrder sent) => string.Equals(sent.Terms, "form=Safe", StringComparison.Ordinal);

    private static bool IsOther(TradeLookup lookup, OrderView order)
    {
        TradeOrder sent = lookup.Order;
        OrderSide side = sent.Operation.StartsWith("Buy", StringComparison.Ordinal) ? OrderSide.Buy : OrderSide.Sell;
        return order.Kind is OrderKind.Balance or OrderKind.Credit or OrderKind.CloseBy
            || (order.Ticket is { } ticket && lookup.OtherTickets.Contains(ticket))
            || (order.Symbol is { } symbol && !string.Equals(symbol, sent.Symbol, StringComparison.OrdinalIgnoreCase))
            || (order.Side != OrderSide.None && order.Side != side)

            // A pending order that was filled is listed as a position; a stop-limit order as the limit order it has placed.
            || (order.Kind != OrderKind.Unknown && order.Kind != OrderKind.Market && order.Kind != KindOf(sent) && !(KindOf(sent) == OrderKind.StopLimit && order.Kind == OrderKind.Limit))
            || (order.Lots > sent.Lots && !TradeNumbers.Same(order.Lots, sent.Lots));
    }

    private static CommentFit Compare(string? sent, string? told)
    {
        if (string.IsNullOrEmpty(sent) || string.IsNullOrWhiteSpace(told) || Array.Exists(PlatformComments, start => told.StartsWith(start, StringComparison.OrdinalIgnoreCase)))
        {
            return CommentFit.Absent;
        }

        // A key such as "A-1" must not be found in "A-12": what is appended begins with another kind of character.
        int at = told.IndexOf(sent, StringComparison.Ordinal);
        if (at >= 0 && (at == 0 || !char.IsLetterOrDigit(told[at - 1])) && (at + sent.Length == told.Length || !char.IsLetterOrDigit(told[at + sent.Length])))
        {
            return CommentFit.Same;
        }

        string trimmed = told.TrimEnd();
        return trimmed.Length >= Math.Min(ShortestCutComment, sent.Length) && (sent.StartsWith(trimmed, StringComparison.Ordinal) || trimmed.StartsWith(sent, StringComparison.Ordinal))
            ? CommentFit.Cut
            : CommentFit.Other;
    }
}
