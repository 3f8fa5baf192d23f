using System.Globalization;
using Broker.Core.Identity;
using Broker.MetaTrader.Symbols;

namespace Broker.MetaTrader.Trading;

/// <summary>What is wrong with a request before anything is sent: everything at once, in words. Source of limits: contracts/metatrader.md 2, 4; comments by the platform.</summary>
internal sealed class TradeChecks
{
    private const int LongestComment = 31;

    private readonly List<string> problems = [];
    private readonly bool is4;

    private TradeChecks(TradingPlatform platform) => is4 = platform == TradingPlatform.MetaTrader4;

    internal static IReadOnlyList<string> Of(TradeRequest request, TradingPlatform platform, Func<AccountId, string, SymbolRules?>? knownRules)
    {
        var checks = new TradeChecks(platform);
        checks.Common(request);
        switch (request)
        {
            case OrderSendRequest send:
                checks.Send(send, send.Rules ?? (send.Account.IsEmpty || string.IsNullOrEmpty(send.Symbol) ? null : knownRules?.Invoke(send.Account, send.Symbol)));
                break;
            case OrderModifyRequest modify:
                checks.Modify(modify);
                break;
            case OrderCloseRequest close:
                checks.Close(close);
                break;
            case OrderCloseByRequest by:
                checks.CloseBy(by);
                break;
            case OrderDeleteRequest delete:
                checks.Ticket(delete.Ticket, "Ticket");
                checks.NotTask(delete, "deleting");
                break;
            default:
                break;
        }

        return checks.problems;
    }

    private void Common(TradeRequest request)
    {
        That(!request.Account.IsEmpty, "Account is empty.");
        That(!request.Key.IsEmpty, "Key is empty: give each request a key of its own.");
        That(Enum.IsDefined(request.Form), $"Form is {Show((int)request.Form)}, which is none.");
        That(!is4 || request.Form != TradeForm.Task, "Form is Task, which MetaTrader 4 does not have.");
    }

    private void Send(OrderSendRequest send, SymbolRules? rules)
    {
        bool isKnown = Enum.IsDefined(send.Operation);
        bool isStopLimit = send.Operation is TradeOperation.BuyStopLimit or TradeOperation.SellStopLimit;
        bool isPending = isKnown && send.Operation is not (TradeOperation.Buy or TradeOperation.Sell);
        Symbol(send.Symbol);
        That(isKnown, $"Operation is {Show((int)send.Operation)}, which is none: the server hands such a number on.");
        That(!is4 || !isStopLimit, $"Operation is {send.Operation}, which MetaTrader 4 does not have.");
        Positive(send.Lots, "Lots");
        That(!isPending || send.Price is not null, $"Price is missing: {send.Operation} needs one.");
        That(!isStopLimit || send.StopLimitPrice is not null, $"StopLimitPrice is missing: {send.Operation} needs one.");
        That(isStopLimit || send.StopLimitPrice is null, $"StopLimitPrice is given: {send.Operation} has none.");
        That(isPending || send.Expiration is null, "Expiration is given: only pending orders end by themselves.");
        Positive(send.Price, "Price");
        Positive(send.StopLoss, "StopLoss");
        Positive(send.TakeProfit, "TakeProfit");
        Positive(send.StopLimitPrice, "StopLimitPrice");
        Slippage(send.Slippage);
        Comment(send.Comment);
        That(!is4 || send.Magic is null or (>= int.MinValue and <= int.MaxValue), $"Magic is {Show(send.Magic)}: MetaTrader 4 takes 32 bits.");
        That(
            is4 || send.Form != TradeForm.Safe || send.Magic is null,
            "Magic is given with Form Safe: on MetaTrader 5 that call takes none, and seems to use the number for itself. Leave out Magic, or use Form Plain.");
        if (isPending)
        {
            Sides(send, isStopLimit ? send.StopLimitPrice : send.Price);
        }

        if (rules is not null)
        {
            Rules(send, rules);
        }
    }

    private void Sides(OrderSendRequest send, decimal? price)
    {
        bool isBuy = send.Operation is TradeOperation.BuyLimit or TradeOperation.BuyStop or TradeOperation.BuyStopLimit;
        (decimal? below, string belowName) = isBuy ? (send.StopLoss, "StopLoss") : (send.TakeProfit, "TakeProfit");
        (decimal? above, string aboveName) = isBuy ? (send.TakeProfit, "TakeProfit") : (send.StopLoss, "StopLoss");
        That(!(below >= price), $"{belowName} is {Show(below)}: for {send.Operation} it lies below the price {Show(price)}.");
        That(!(above <= price), $"{aboveName} is {Show(above)}: for {send.Operation} it lies above the price {Show(price)}.");
    }

    private void Rules(OrderSendRequest send, SymbolRules rules)
    {
        That(!(send.Lots < rules.MinLots), $"Lots is {Show(send.Lots)}: {rules.Symbol} takes at least {Show(rules.MinLots)}.");
        That(!(send.Lots > rules.MaxLots), $"Lots is {Show(send.Lots)}: {rules.Symbol} takes at most {Show(rules.MaxLots)}.");
        if (rules.LotsStep is > 0 and { } step)
        {
            That(
                TradeNumbers.IsMultiple(send.Lots, step) || (rules.MinLots is { } least && TradeNumbers.IsMultiple(send.Lots - least, step)),
                $"Lots is {Show(send.Lots)}: {rules.Symbol} takes steps of {Show(step)}.");
        }

        if (rules.Digits is >= 0 and { } digits)
        {
            foreach ((decimal? price, string name) in new[] { (send.Price, "Price"), (send.StopLoss, "StopLoss"), (send.TakeProfit, "TakeProfit"), (send.StopLimitPrice, "StopLimitPrice") })
            {
                That(price is not { } value || TradeNumbers.DigitsOf(value) <= digits, $"{name} is {Show(price)}: prices of {rules.Symbol} have {Show(digits)} digits.");
            }
        }
    }

    private void Modify(OrderModifyRequest modify)
    {
        Ticket(modify.Ticket, "Ticket");
        Positive(modify.Price, "Price");
        Positive(modify.StopLimitPrice, "StopLimitPrice");
        That(!is4 || modify.StopLimitPrice is null, "StopLimitPrice is given, which MetaTrader 4 does not have.");
        That(
            !(modify is { StopLoss.IsKept: true, TakeProfit.IsKept: true, Price: null, Expiration: null, StopLimitPrice: null }),
            "Nothing is to be changed: stop loss and take profit are kept, and neither Price nor Expiration nor StopLimitPrice is given.");
    }

    private void Close(OrderCloseRequest close)
    {
        Ticket(close.Ticket, "Ticket");
        Symbol(close.Symbol);
        Positive(close.Lots, "Lots");
        Positive(close.PositionLots, "PositionLots");
        That(!(close.Lots > close.PositionLots), $"Lots is {Show(close.Lots)}, more than PositionLots, which is {Show(close.PositionLots)}.");
        Positive(close.Price, "Price");
        Slippage(close.Slippage);
        Comment(close.Comment);
        That(!is4 || close.Comment is null, "Comment is given: closing on MetaTrader 4 takes none.");
    }

    private void CloseBy(OrderCloseByRequest by)
    {
        Ticket(by.Ticket, "Ticket");
        Ticket(by.OtherTicket, "OtherTicket");
        That(by.Ticket != by.OtherTicket, "OtherTicket is the same as Ticket.");
        That(is4, "Closing by another position is not offered on MetaTrader 5: how its call names the other position is not known. Close both positions instead.");
        That(by.Form == TradeForm.Plain, $"Form is {by.Form}: closing by another position has the plain form only.");
    }

    private void NotTask(OrderDeleteRequest delete, string what)
    {
        That(delete.Form != TradeForm.Task, $"Form is Task: {what} is not offered in it, since the parameters of its call are not known. Use Plain or Safe.");
        That(!is4 || delete.Form == TradeForm.Plain, $"Form is {delete.Form}: {what} on MetaTrader 4 has the plain form only.");
    }

    private void Ticket(long ticket, string name) =>
        That(ticket > 0 && (!is4 || ticket <= int.MaxValue), $"{name} is {Show(ticket)}: a ticket is above zero{(is4 ? ", and on MetaTrader 4 at most 2147483647" : "")}.");

    private void Slippage(long? slippage) =>
        That(slippage is not < 0 && (!is4 || slippage is not > int.MaxValue), $"Slippage is {Show(slippage)}: it is not below zero{(is4 ? ", and on MetaTrader 4 at most 2147483647" : "")}.");

    private void Positive(decimal? value, string name) => That(value is not <= 0, $"{name} is {Show(value)}: it is above zero, or left out.");

    private void Symbol(string? symbol) => That(!string.IsNullOrWhiteSpace(symbol) && !symbol.Any(char.IsControl), "Symbol is empty or holds a control character.");

    private void Comment(string? comment)
    {
        That(comment is null || comment.Length <= LongestComment, $"Comment has {Show(comment?.Length)} characters: at most {Show(LongestComment)} are kept.");
        That(comment is null || !comment.Any(char.IsControl), "Comment holds a control character.");
    }

    private void That(bool holds, string problem)
    {
        if (!holds)
        {
            problems.Add(problem);
        }
    }

    private static string Show(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "none";

    private static string Show(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "none";
}
