using System.Globalization;
using System.Text.Json.Serialization;

namespace Broker.Core.Monetary;

/// <summary>An exact amount in one currency. Amounts of different currencies never mix.</summary>
/// <remarks>
/// The amount never has more digits than the currency's minor unit: excess digits are refused, not rounded; round explicitly with <see cref="Round"/>.
/// Arithmetic is checked and throws <see cref="OverflowException"/> beyond the range of <see cref="decimal"/>.
/// </remarks>
public readonly record struct Money : IComparable<Money>
{
    /// <summary>Makes an amount.</summary>
    /// <param name="amount">The amount in major units, for example 10.50 for ten euros fifty.</param>
    /// <param name="currency">The currency.</param>
    /// <exception cref="ArgumentException">The currency is empty or the amount has more digits than the currency's minor unit.</exception>
    [JsonConstructor]
    public Money(decimal amount, Currency currency)
    {
        if (currency.Code.Length == 0)
        {
            throw new ArgumentException("Money needs a currency.", nameof(currency));
        }

        if (decimal.Round(amount, currency.MinorDigits) != amount)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{amount} has more than the {currency.MinorDigits} minor digits of {currency}; use Money.Round to choose a rounding."),
                nameof(amount));
        }

        Amount = amount;
        Currency = currency;
    }

    /// <summary>The amount in major units.</summary>
    public decimal Amount { get; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; }

    /// <summary>The amount in ISO 4217 minor units, for example 1050 for EUR 10.50. A provider's wire units may differ.</summary>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    [JsonIgnore]
    public long MinorUnits => checked((long)(Amount * Scale(Currency.MinorDigits)));

    /// <summary>True when nothing is left.</summary>
    [JsonIgnore]
    public bool IsZero => Amount == 0;

    /// <summary>Nothing, in <paramref name="currency"/>.</summary>
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>Makes an amount from ISO 4217 minor units.</summary>
    public static Money FromMinorUnits(long minorUnits, Currency currency) => new(minorUnits / Scale(currency.MinorDigits), currency);

    /// <summary>Makes an amount from one with too many digits, by a rounding the caller chose.</summary>
    public static Money Round(decimal amount, Currency currency, MidpointRounding rounding) =>
        new(decimal.Round(amount, currency.MinorDigits, rounding), currency);

    /// <summary>Adds two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + Same(left, right).Amount, left.Currency);

    /// <summary>Subtracts two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - Same(left, right).Amount, left.Currency);

    /// <summary>Compares two amounts of one currency.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Compares two amounts of one currency.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Compares two amounts of one currency.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Compares two amounts of one currency.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>The sum; same as the operator.</summary>
    public Money Add(Money other) => this + other;

    /// <summary>The difference; same as the operator.</summary>
    public Money Subtract(Money other) => this - other;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other) => Amount.CompareTo(Same(this, other).Amount);

    /// <summary>For example <c>10.50 EUR</c>, culture-independent.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Amount.ToString("F" + Currency.MinorDigits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)} {Currency}");

    private static Money Same(Money left, Money right) => left.Currency == right.Currency
        ? right
        : throw new InvalidOperationException($"Amounts of {left.Currency} and {right.Currency} do not mix; convert one of them first.");

    private static decimal Scale(int digits) => digits switch
    {
        0 => 1m,
        2 => 100m,
        3 => 1000m,
        _ => 10000m,
    };
}
