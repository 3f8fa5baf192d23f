using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Broker.Core.Identity;

namespace Broker.Core.Boundaries.Trading;

/// <summary>A neutral trading request, exact to the last digit: an authorization is bound to all of it.</summary>
public sealed record TradeOrder
{
    /// <summary>The account to trade on.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The symbol as the server spells it, suffix included.</summary>
    public required string Symbol { get; init; }

    /// <summary>What to do, by the vendor's name, for example <c>Buy</c> or <c>SellLimit</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The volume in lots.</summary>
    public required decimal Lots { get; init; }

    /// <summary>The price of a pending order; null for a market order.</summary>
    public decimal? Price { get; init; }

    /// <summary>The stop loss; null for none.</summary>
    public decimal? StopLoss { get; init; }

    /// <summary>The take profit; null for none.</summary>
    public decimal? TakeProfit { get; init; }

    /// <summary>The ticket a closing or changing request refers to; null for a new order.</summary>
    public long? Ticket { get; init; }

    /// <summary>The caller's key of the request.</summary>
    public required OperationKey Key { get; init; }

    /// <summary>A hash over every member in a fixed order and form.</summary>
    public string Fingerprint()
    {
        // The lengths keep members apart whatever characters they hold.
        string text = string.Create(CultureInfo.InvariantCulture, $"{Account.Value.Length}:{Account.Value}|{Symbol.Length}:{Symbol}|{Operation.Length}:{Operation}|") +
            string.Join('|', Text(Lots), Text(Price), Text(StopLoss), Text(TakeProfit), Ticket?.ToString(CultureInfo.InvariantCulture) ?? "-", Key.Value);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string Text(decimal? value) => value is { } number ? (number / 1.000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) : "-";
}
