using System.Collections.Frozen;
using System.Globalization;
using Broker.Core.Monetary;

namespace Broker.Payments.Currencies;

/// <summary>
/// The currency exponents of one provider as data, and the only way from neutral amounts to wire amounts and back. Nothing is ever rounded: an amount that does
/// not divide into the provider's unit is refused, and one that does not fit into 64 bits overflows instead of wrapping. Immutable.
/// </summary>
/// <remarks>contracts/payments.md a7, b, b2, e. One test per row. Where an account of yours differs, make a table with <see cref="With"/>.</remarks>
public sealed class ProviderCurrencyTable
{
    private const int DefaultDigits = 2;
    private const int MaxDigits = 6;

    private static readonly decimal[] Scales = [1m, 10m, 100m, 1_000m, 10_000m, 100_000m, 1_000_000m];
    private static readonly ProviderCurrencyRow Whole = new(0);
    private static readonly ProviderCurrencyRow WholeInHundredths = new(2, 100);
    private static readonly ProviderCurrencyRow ThreeDigits = new(3);
    private static readonly ProviderCurrencyRow ThreeDigitsLastZero = new(3, 10);
    private static readonly ProviderCurrencyRow WholePayouts = new(2, 1, 100);

    private readonly FrozenDictionary<string, ProviderCurrencyRow> deviations;

    private ProviderCurrencyTable(string provider, IEnumerable<KeyValuePair<string, ProviderCurrencyRow>> deviations)
    {
        Provider = provider;
        this.deviations = deviations.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>
    /// Stripe: no digits for fifteen currencies, MGA among them; three with a last zero for five; ISK and UGX in hundredths that must be zero; HUF and TWD pay out in whole
    /// units; IQD and LYD not taken.
    /// </summary>
    public static ProviderCurrencyTable Stripe { get; } = new("stripe", Rows(
        (Whole, "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF"),
        (ThreeDigitsLastZero, "BHD JOD KWD OMR TND"),
        (WholeInHundredths, "ISK UGX"),
        (WholePayouts, "HUF TWD"),
        (ProviderCurrencyRow.NotTaken, "IQD LYD")));

    /// <summary>
    /// Adyen: no digits for CVE and IDR beside thirteen others, three for seven; all others two, so CLP and ISK (and BIF) go in hundredths that must be zero.
    /// </summary>
    public static ProviderCurrencyTable Adyen { get; } = new("adyen", Rows(
        (Whole, "CVE DJF GNF IDR JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"),
        (ThreeDigits, "BHD IQD JOD KWD LYD OMR TND")));

    /// <summary>
    /// Praxis: ten currencies and KWD as they are, without scaling, so that only whole units can be sent; all others in hundredths, ISK and UGX included.
    /// </summary>
    public static ProviderCurrencyTable Praxis { get; } = new("praxis", Rows(
        (Whole, "JPY CLP KRW VND BHD IQD JOD KWD LYD OMR TND")));

    /// <summary>The provider's name.</summary>
    public string Provider { get; }

    /// <summary>The row of a currency. A currency without a row of its own has two digits.</summary>
    /// <remarks>Where the wire has more digits than ISO 4217 gives the currency, the excess ones must be zero.</remarks>
    public ProviderCurrencyRow Of(Currency currency)
    {
        ProviderCurrencyRow row = deviations.TryGetValue(currency.Code, out ProviderCurrencyRow deviation) ? deviation : new ProviderCurrencyRow(DefaultDigits);
        long excess = row.Digits > currency.MinorDigits ? (long)Scales[row.Digits - currency.MinorDigits] : 1;
        return row with { Step = Math.Max(row.Step, excess) };
    }

    /// <summary>A table with one row changed, for an account that the provider treats otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The digits are above 6, or a step is below 1.</exception>
    public ProviderCurrencyTable With(Currency currency, ProviderCurrencyRow row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(row.Digits, MaxDigits, nameof(row));
        ArgumentOutOfRangeException.ThrowIfLessThan(row.Step, 1, nameof(row));
        ArgumentOutOfRangeException.ThrowIfLessThan(row.PayoutStep ?? 1, 1, nameof(row));
        return new ProviderCurrencyTable(Provider, deviations.Where(known => known.Key != currency.Code).Append(new(currency.Code, row)));
    }

    /// <summary>The amount as the provider wants it.</summary>
    /// <exception cref="ArgumentException">The amount cannot be sent in this currency without rounding, or the provider does not take the currency.</exception>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public long ToWire(Money money)
    {
        ProviderCurrencyRow row = Of(money.Currency);
        return ToWire(money, row, row.Step);
    }

    /// <summary>The amount of a settlement payout, which some currencies pay out in larger steps only.</summary>
    /// <exception cref="ArgumentException">The amount cannot be paid out in this currency without rounding.</exception>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public long ToPayoutWire(Money money)
    {
        ProviderCurrencyRow row = Of(money.Currency);
        return ToWire(money, row, row.PayoutStep ?? row.Step);
    }

    /// <summary>Reads an amount that the provider sent.</summary>
    /// <exception cref="FormatException">The amount is not one of this currency, for example half a krona, or the provider does not take the currency.</exception>
    public Money FromWire(long amount, Currency currency)
    {
        ProviderCurrencyRow row = Of(currency);
        decimal value = row.IsTaken ? amount / Scales[row.Digits] : 0;
        return row.IsTaken && decimal.Round(value, currency.MinorDigits) == value
            ? new Money(value, currency)
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{amount} is not an amount of {currency} as {Provider} writes it."));
    }

    private static IEnumerable<KeyValuePair<string, ProviderCurrencyRow>> Rows(params (ProviderCurrencyRow Row, string Codes)[] groups) =>
        groups.SelectMany(static group => group.Codes.Split(' ').Select(code => KeyValuePair.Create(code, group.Row)));

    private long ToWire(Money money, ProviderCurrencyRow row, long step)
    {
        if (!row.IsTaken)
        {
            throw new ArgumentException($"{Provider} does not take {money.Currency}.", nameof(money));
        }

        decimal wire = money.Amount * Scales[row.Digits];
        if (decimal.Truncate(wire) != wire || wire % step != 0)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{money} cannot be sent to {Provider}: amounts of {money.Currency} go in steps of {step / Scales[row.Digits]:0.######}."), nameof(money));
        }

        return checked((long)wire);
    }
}
