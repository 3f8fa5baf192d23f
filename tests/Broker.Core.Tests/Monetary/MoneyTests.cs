using System.Globalization;
using System.Text.Json;
using Broker.Core.Monetary;
using Broker.Core.Tests.Support;

namespace Broker.Core.Tests.Monetary;

public sealed class MoneyTests
{
    private static readonly Currency Eur = Currency.Of("EUR");

    public static TheoryData<string> Cultures => ["de-DE", "tr-TR", "ar-SA", "en-US", ""];

    [Theory]
    [InlineData("EUR", 2, "10.50", 1050)]
    [InlineData("JPY", 0, "1050", 1050)]
    [InlineData("ISK", 0, "7", 7)]
    [InlineData("KWD", 3, "1.050", 1050)]
    [InlineData("CLF", 4, "0.1050", 1050)]
    [InlineData("XYZ", 2, "-10.50", -1050)]
    public void Minor_units_follow_the_currency(string code, int digits, string amount, long units)
    {
        Currency currency = Currency.Of(code);
        var money = new Money(decimal.Parse(amount, CultureInfo.InvariantCulture), currency);
        Assert.Equal(digits, currency.MinorDigits);
        Assert.Equal(units, money.MinorUnits);
        Assert.Equal(money, Money.FromMinorUnits(units, currency));
        Assert.Equal($"{amount} {code}", money.ToString());
    }

    [Theory]
    [InlineData("EUR", "0.001")]
    [InlineData("JPY", "0.5")]
    [InlineData("KWD", "1.0001")]
    public void Excess_digits_are_refused_and_never_rounded_unasked(string code, string amount)
    {
        decimal value = decimal.Parse(amount, CultureInfo.InvariantCulture);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new Money(value, Currency.Of(code)));
        Assert.Contains("Money.Round", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rounding_is_the_callers_choice()
    {
        Assert.Equal(0.12m, Money.Round(0.125m, Eur, MidpointRounding.ToEven).Amount);
        Assert.Equal(0.13m, Money.Round(0.125m, Eur, MidpointRounding.AwayFromZero).Amount);
        Assert.Equal(1m, Money.Round(0.5m, Currency.Of("JPY"), MidpointRounding.AwayFromZero).Amount);
    }

    [Fact]
    public void Trailing_zeros_make_no_difference()
    {
        Assert.Equal(new Money(10m, Eur), new Money(10.00m, Eur));
        Assert.Equal(new Money(10m, Eur).GetHashCode(), new Money(10.000m, Eur).GetHashCode());
    }

    [Fact]
    public void Currencies_do_not_mix()
    {
        var eur = new Money(1, Eur);
        var usd = new Money(1, Currency.Of("USD"));
        foreach (Action mix in new Action[] { () => _ = eur + usd, () => _ = eur - usd, () => _ = eur < usd, () => _ = eur >= usd, () => eur.CompareTo(usd), () => _ = eur + default(Money) })
        {
            Assert.Contains("do not mix", Assert.Throws<InvalidOperationException>(mix).Message, StringComparison.Ordinal);
        }

        Assert.NotEqual(eur, usd);
        Assert.Throws<ArgumentException>(() => new Money(1, default));
    }

    [Fact]
    public void Sums_and_differences_of_random_amounts_are_exact()
    {
        var random = new Random(20261102);
        foreach (string code in new[] { "EUR", "JPY", "KWD", "CLF" })
        {
            Currency currency = Currency.Of(code);
            for (int i = 0; i < 500; i++)
            {
                long a = random.NextInt64(-1_000_000_000_000, 1_000_000_000_000);
                long b = random.NextInt64(-1_000_000_000_000, 1_000_000_000_000);
                Money left = Money.FromMinorUnits(a, currency);
                Money right = Money.FromMinorUnits(b, currency);
                Assert.Equal(a + b, (left + right).MinorUnits);
                Assert.Equal(a - b, left.Subtract(right).MinorUnits);
                Assert.Equal(left, left.Add(right).Subtract(right));
                Assert.Equal(a.CompareTo(b), left.CompareTo(right));
                Assert.Equal(left, JsonSerializer.Deserialize(JsonSerializer.Serialize(left, TestJson.Default.Money), TestJson.Default.Money));
            }
        }
    }

    [Fact]
    public void Amounts_beyond_the_range_overflow_instead_of_wrapping()
    {
        Assert.Throws<OverflowException>(() => new Money(decimal.MaxValue, Eur) + new Money(1, Eur));
        Assert.Throws<OverflowException>(() => new Money(decimal.MaxValue, Eur).MinorUnits);
        Assert.Throws<OverflowException>(() => new Money(100_000_000_000_000_000m, Eur).MinorUnits);
        Assert.Equal(long.MinValue, Money.FromMinorUnits(long.MinValue, Eur).MinorUnits);
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Text_and_JSON_are_the_same_in_every_culture(string culture)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        var money = new Money(-1234567.5m, Eur);
        Assert.Equal("-1234567.50 EUR", money.ToString());
        Assert.Equal("""{"Amount":-1234567.5,"Currency":"EUR"}""", JsonSerializer.Serialize(money, TestJson.Default.Money));
        Assert.Equal("INR", Currency.Of("inr").Code);
        Assert.Equal(Currency.Of("isk"), Currency.Of("ISK"));
        Assert.Contains("0.001", Assert.Throws<ArgumentException>(() => new Money(0.001m, Eur)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("EU")]
    [InlineData("EURO")]
    [InlineData("E1R")]
    [InlineData("ÄÖÜ")]
    [InlineData("ıNR")]
    public void What_is_not_three_letters_is_no_currency(string code)
    {
        Assert.False(Currency.TryParse(code, out _));
        Assert.Throws<ArgumentException>(() => Currency.Of(code));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize($"\"{code}\"", TestJson.Default.Currency));
    }

    [Theory]
    [InlineData("""{"Amount":1,"Currency":5}""")]
    [InlineData("""{"Amount":1,"Currency":null}""")]
    public void JSON_without_a_currency_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, TestJson.Default.Money));
}
