using System.Collections.Concurrent;
using System.Globalization;
using Broker.Core.Monetary;
using Broker.Payments.Currencies;

namespace Broker.Payments.Stripe;

/// <summary>How Stripe writes amounts of one currency: as whole numbers of a unit that is not always the ISO 4217 minor unit.</summary>
/// <remarks>contracts/payments.md a7 and e. A view of <see cref="ProviderCurrencyTable.Stripe"/>.</remarks>
public readonly record struct StripeCurrency
{
    private static readonly ConcurrentDictionary<int, StripeCurrency> ByCode = new();

    private StripeCurrency(Currency currency)
    {
        ProviderCurrencyRow row = ProviderCurrencyTable.Stripe.Of(currency);
        (Currency, Digits, Step) = (currency, row.Digits, row.Step);
    }

    /// <summary>The currency.</summary>
    public Currency Currency { get; }

    /// <summary>Digits after the decimal point on the wire; negative for a currency that Stripe does not take.</summary>
    public int Digits { get; }

    /// <summary>The smallest step of a wire amount: 100 where two digits are sent that must be zero, 10 where the third digit must be zero, else 1.</summary>
    public long Step { get; }

    /// <summary>How many wire units make one unit of the currency.</summary>
    internal decimal Scale => Digits switch { 0 => 1m, 3 => 1000m, _ => 100m };

    /// <summary>The code as Stripe writes it, lower case.</summary>
    public string WireCode => Currency.Code.ToLowerInvariant();

    /// <summary>The row of a currency.</summary>
    public static StripeCurrency Of(Currency currency) => new(currency);

    /// <summary>The amount as Stripe wants it.</summary>
    /// <exception cref="ArgumentException">The amount cannot be sent in this currency without rounding, or Stripe does not take the currency.</exception>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public static long ToWire(Money money) => ProviderCurrencyTable.Stripe.ToWire(money);

    /// <summary>The amount of a settlement payout: HUF and TWD leave only in whole units.</summary>
    /// <exception cref="ArgumentException">The amount cannot be paid out in this currency without rounding.</exception>
    public static long ToPayoutWire(Money money) => ProviderCurrencyTable.Stripe.ToPayoutWire(money);

    /// <summary>Reads an amount that Stripe sent.</summary>
    /// <exception cref="FormatException">The amount is not one of this currency, for example half a krona.</exception>
    public Money FromWire(long amount) => ProviderCurrencyTable.Stripe.FromWire(amount, Currency);

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
}
