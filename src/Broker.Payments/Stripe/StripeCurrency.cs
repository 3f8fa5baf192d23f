using System.Collections.Concurrent;
using System.Globalization;
using Broker.Core.Monetary;

namespace Broker.Payments.Stripe;

/// <summary>How Stripe writes amounts of one currency: as whole numbers of a unit that is not always the ISO 4217 minor unit.</summary>
/// <remarks>contracts/payments.md a7 and e. The table is data: one row per deviation, one test per row.</remarks>
public readonly record struct StripeCurrency
{
    private const long PayoutStepOfWholeUnits = 100;
    private const int NotTaken = -1;

    // Digits and the smallest step of an amount, where they are not 2 and 1.
    private static readonly Dictionary<string, (int Digits, long Step)> Deviations = new(StringComparer.Ordinal)
    {
        ["BIF"] = (0, 1), ["CLP"] = (0, 1), ["DJF"] = (0, 1), ["GNF"] = (0, 1), ["JPY"] = (0, 1), ["KMF"] = (0, 1), ["KRW"] = (0, 1), ["MGA"] = (0, 1),
        ["PYG"] = (0, 1), ["RWF"] = (0, 1), ["VND"] = (0, 1), ["VUV"] = (0, 1), ["XAF"] = (0, 1), ["XOF"] = (0, 1), ["XPF"] = (0, 1),
        ["BHD"] = (3, 10), ["JOD"] = (3, 10), ["KWD"] = (3, 10), ["OMR"] = (3, 10), ["TND"] = (3, 10),
        ["ISK"] = (2, 100), ["UGX"] = (2, 100),
        ["IQD"] = (NotTaken, 1), ["LYD"] = (NotTaken, 1),
    };

    private static readonly ConcurrentDictionary<int, StripeCurrency> ByCode = new();

    private StripeCurrency(Currency currency)
    {
        Currency = currency;
        (Digits, Step) = Deviations.TryGetValue(currency.Code, out (int Digits, long Step) deviation) ? deviation : (2, 1L);
    }

    /// <summary>The currency.</summary>
    public Currency Currency { get; }

    /// <summary>Digits after the decimal point on the wire; negative for a currency that Stripe does not take.</summary>
    public int Digits { get; }

    /// <summary>The smallest step of a wire amount: 100 where two digits are sent that must be zero, 10 where the third digit must be zero, else 1.</summary>
    public long Step { get; }

    /// <summary>The code as Stripe writes it, lower case.</summary>
    public string WireCode => Currency.Code.ToLowerInvariant();

    /// <summary>The row of a currency.</summary>
    public static StripeCurrency Of(Currency currency) => new(currency);

    /// <summary>The amount as Stripe wants it.</summary>
    /// <exception cref="ArgumentException">The amount cannot be sent in this currency without rounding, or Stripe does not take the currency.</exception>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public static long ToWire(Money money)
    {
        StripeCurrency row = Of(money.Currency);
        return row.ToWire(money, row.Step);
    }

    /// <summary>The amount of a settlement payout: HUF and TWD leave only in whole units.</summary>
    /// <exception cref="ArgumentException">The amount cannot be paid out in this currency without rounding.</exception>
    public static long ToPayoutWire(Money money)
    {
        StripeCurrency row = Of(money.Currency);
        return row.ToWire(money, money.Currency.Code is "HUF" or "TWD" ? PayoutStepOfWholeUnits : row.Step);
    }

    /// <summary>Reads an amount that Stripe sent.</summary>
    /// <exception cref="FormatException">The amount is not one of this currency, for example half a krona.</exception>
    public Money FromWire(long amount)
    {
        decimal value = amount / Scale(Math.Max(Digits, 0));
        if (Digits == NotTaken || decimal.Round(value, Currency.MinorDigits) != value)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{amount} is not a Stripe amount of {Currency}."));
        }

        return new Money(value, Currency);
    }

    /// <summary>The row of a three-letter code in either case, without making a string for a code seen before.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> code, out StripeCurrency row)
    {
        row = default;
        if (code.Length != 3)
        {
            return false;
        }

        int key = (code[0] | 0x20) << 16 | (code[1] | 0x20) << 8 | code[2] | 0x20;
        if (ByCode.TryGetValue(key, out row))
        {
            return true;
        }

        if (!Currency.TryParse(string.Create(CultureInfo.InvariantCulture, $"{(char)code[0]}{(char)code[1]}{(char)code[2]}"), out Currency currency))
        {
            return false;
        }

        row = ByCode.GetOrAdd(key, new StripeCurrency(currency));
        return true;
    }

    private static decimal Scale(int digits) => digits switch { 0 => 1m, 2 => 100m, _ => 1000m };

    private long ToWire(Money money, long step)
    {
        if (Digits == NotTaken)
        {
            throw new ArgumentException($"Stripe does not take {Currency}.", nameof(money));
        }

        decimal wire = money.Amount * Scale(Digits);
        if (decimal.Truncate(wire) != wire || wire % step != 0)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{money} cannot be sent to Stripe: amounts of {Currency} go in steps of {step / Scale(Digits):0.###}."), nameof(money));
        }

        return checked((long)wire);
    }
}
