namespace Broker.MetaTrader.Trading;

/// <summary>Compares numbers of answers, which can carry noise of binary fractions, with exact ones.</summary>
internal static class TradeNumbers
{
    /// <summary>More digits than any price or volume has: the smallest volume is 10^-8 lots (contracts/metatrader.md 2).</summary>
    internal const int Digits = 8;

    internal static bool Same(decimal? left, decimal? right) => left is { } a && right is { } b && decimal.Round(a - b, Digits) == 0;

    internal static bool IsMultiple(decimal value, decimal step) => step <= 0 || decimal.Round(value % step, Digits) is var rest && (rest == 0 || rest == decimal.Round(step, Digits));

    /// <summary>How many digits stand behind the point, without zeros at the end.</summary>
    internal static int DigitsOf(decimal value) => (value / 1.000000000000000000000000000000m).Scale;
}
