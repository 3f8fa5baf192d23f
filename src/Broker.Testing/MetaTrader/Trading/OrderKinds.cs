using System.Globalization;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Trading;

/// <summary>Questions about an <see cref="OrderKind"/>.</summary>
internal static class OrderKinds
{
    public static bool IsBuy(this OrderKind kind) => kind is OrderKind.Buy or OrderKind.BuyLimit or OrderKind.BuyStop or OrderKind.BuyStopLimit;

    public static bool IsMarket(this OrderKind kind) => kind is OrderKind.Buy or OrderKind.Sell;

    public static bool IsPending(this OrderKind kind) => kind is >= OrderKind.BuyLimit and <= OrderKind.SellStopLimit;

    public static OrderKind Market(this OrderKind kind) => kind.IsBuy() ? OrderKind.Buy : OrderKind.Sell;

    /// <summary>A name, or a number, which the real service hands on unchecked: 8 is refused and large ones time out (contracts/metatrader.md 4.3).</summary>
    public static OrderKind Parse(string text, MetaTraderPlatform platform)
    {
        var last = platform == MetaTraderPlatform.MetaTrader4 ? OrderKind.SellStop : OrderKind.SellStopLimit;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number >= 0 && number <= (int)last
                ? (OrderKind)number
                : throw (number >= 100 ? new Refusal("TIMEOUT", "Trade request timed out") : new Refusal(Codes.InvalidRequest(platform), $"Invalid operation {text}"));
        }

        return Enum.TryParse<OrderKind>(text, ignoreCase: true, out var kind) && kind <= last
            ? kind
            : throw new Refusal(Codes.InvalidRequest(platform), $"The value '{text}' is not valid for operation.");
    }
}
