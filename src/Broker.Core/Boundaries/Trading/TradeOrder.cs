using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Broker.Core.Identity;

namespace Broker.Core.Boundaries.Trading;

/// <summary>A neutral trading request, exact to the last digit: an authorization is bound to all of it.</summary>
/// <remarks>Its text form leaves the account out, which is a bearer secret on session hosts.</remarks>
public sealed record TradeOrder
{
    /// <summary>What the request does. Default: it opens.</summary>
    public TradeAction Action { get; init; }

    /// <summary>The account to trade on.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The symbol as the server spells it, suffix included; empty where a request names only a ticket.</summary>
    public required string Symbol { get; init; }

    /// <summary>What to do, by the vendor's name, for example <c>Buy</c> or <c>SellLimit</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The volume in lots; 0 where a request names none.</summary>
    public required decimal Lots { get; init; }

    /// <summary>The price of a pending order; null for a market order.</summary>
    public decimal? Price { get; init; }

    /// <summary>The stop loss; null for none. Of a change: null leaves it as it is, 0 removes it.</summary>
    public decimal? StopLoss { get; init; }

    /// <summary>The take profit; null for none. Of a change: null leaves it as it is, 0 removes it.</summary>
    public decimal? TakeProfit { get; init; }

    /// <summary>The ticket a closing or changing request refers to; null for a new order.</summary>
    public long? Ticket { get; init; }

    /// <summary>The opposite ticket of a close-by; null otherwise.</summary>
    public long? OtherTicket { get; init; }

    /// <summary>How far the price may move against the request, in points; null for the server's own rule.</summary>
    public long? Slippage { get; init; }

    /// <summary>The limit price that a stop-limit order becomes; null otherwise.</summary>
    public decimal? StopLimitPrice { get; init; }

    /// <summary>When a pending order ends, as it is sent; null for never.</summary>
    public string? Expiration { get; init; }

    /// <summary>The order's comment; null for none.</summary>
    public string? Comment { get; init; }

    /// <summary>The magic number: which program the order belongs to; null for none.</summary>
    public long? Magic { get; init; }

    /// <summary>Everything else that goes out with the request, as <c>name=value</c> pairs in a fixed order; null for nothing else.</summary>
    public string? Terms { get; init; }

    /// <summary>The caller's key of the request.</summary>
    public required OperationKey Key { get; init; }

    /// <summary>A hash over every member in a fixed order and form.</summary>
    public string Fingerprint()
    {
        // The lengths keep members apart whatever characters they hold.
        string text = string.Create(CultureInfo.InvariantCulture, $"{(int)Action}|{Text(Account.Value)}|{Text(Symbol)}|{Text(Operation)}|{Text(Expiration)}|{Text(Comment)}|{Text(Terms)}|") +
            string.Join('|', Text(Lots), Text(Price), Text(StopLoss), Text(TakeProfit), Text(StopLimitPrice), Text(Ticket), Text(OtherTicket), Text(Slippage), Text(Magic), Key.Value);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Action, operation, symbol, lots, ticket and key; never the account or the comment.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Action} {Operation} {Symbol} {Lots} lots, ticket {Ticket?.ToString(CultureInfo.InvariantCulture) ?? "none"}, key {Key.Value}");

    private static string Text(decimal? value) => value is { } number ? (number / 1.000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) : "-";

    private static string Text(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "-";

    private static string Text(string? value) => value is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{value.Length}:{value}");
}
