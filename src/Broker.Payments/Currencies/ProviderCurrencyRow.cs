using System.Runtime.InteropServices;

namespace Broker.Payments.Currencies;

/// <summary>How one provider writes amounts of one currency.</summary>
/// <param name="Digits">Digits after the decimal point on the wire: the wire amount is the amount times ten to this power. Negative: not taken.</param>
/// <param name="Step">The smallest step of a wire amount: 100 where two digits are sent that must be zero, 10 where the last digit must be zero, else 1.</param>
/// <param name="PayoutStep">The smallest step of the wire amount of a settlement payout, where it is another one; null for the same.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ProviderCurrencyRow(int Digits, long Step = 1, long? PayoutStep = null)
{
    /// <summary>The row of a currency that the provider does not take.</summary>
    public static ProviderCurrencyRow NotTaken { get; } = new(-1);

    /// <summary>False when the provider does not take the currency.</summary>
    public bool IsTaken => Digits >= 0;
}
