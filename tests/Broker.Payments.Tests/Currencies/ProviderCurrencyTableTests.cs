using System.Globalization;
using Broker.Core.Monetary;
using Broker.Payments.Currencies;

namespace Broker.Payments.Tests.Currencies;

/// <summary>One case for each row of the three exponent tables (contracts/payments.md a7, b, b2, e), also where a comma is the decimal sign.</summary>
public sealed class ProviderCurrencyTableTests
{
    private static readonly string[] s_cultures = ["", "de-DE", "tr-TR"];

    public static TheoryData<string, string, string, long> Rows()
    {
        var rows = new TheoryData<string, string, string, long>();
        void Add(string provider, string codes, string amount, long wire)
        {
            foreach (string code in codes.Split(' '))
            {
                rows.Add(provider, code, amount, wire);
            }
        }

        Add("stripe", "EUR USD GBP CVE IDR HUF TWD", "10.50", 1050);
        Add("stripe", "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF", "1050", 1050);
        Add("stripe", "ISK UGX", "1050", 105000);
        Add("stripe", "BHD JOD KWD OMR TND", "1.230", 1230);
        Add("adyen", "EUR USD GBP HUF TWD MGA", "10.50", 1050);
        Add("adyen", "CVE DJF GNF IDR JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF", "1050", 1050);
        Add("adyen", "CLP ISK BIF", "1050", 105000);
        Add("adyen", "BHD IQD JOD KWD LYD OMR TND", "1.234", 1234);
        Add("praxis", "EUR USD GBP HUF TWD MGA CVE IDR", "10.50", 1050);
        Add("praxis", "JPY CLP KRW VND BHD IQD JOD KWD LYD OMR TND", "1050", 1050);
        Add("praxis", "ISK UGX", "1050", 105000);
        Add("adyen", "EUR", "-3.10", -310);
        Add("praxis", "EUR", "0", 0);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_amount_goes_to_the_wire_and_comes_back(string provider, string code, string amount, long wire)
    {
        ProviderCurrencyTable table = Table(provider);
        var money = new Money(decimal.Parse(amount, CultureInfo.InvariantCulture), Currency.Of(code));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in s_cultures)
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(wire, table.ToWire(money));
                Assert.Equal(money, table.FromWire(wire, money.Currency));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("stripe", "KWD", "1.234", "steps of 0.01")]
    [InlineData("stripe", "MGA", "10.50", "steps of 1")]
    [InlineData("stripe", "IQD", "1", "does not take")]
    [InlineData("adyen", "IDR", "10.50", "steps of 1")]
    [InlineData("adyen", "CVE", "0.01", "steps of 1")]
    [InlineData("praxis", "KWD", "1.250", "steps of 1")]
    [InlineData("praxis", "BHD", "0.001", "steps of 1")]
    public void What_does_not_divide_is_refused_never_rounded_and_the_message_tells_the_step(string provider, string code, string amount, string told)
    {
        var money = new Money(decimal.Parse(amount, CultureInfo.InvariantCulture), Currency.Of(code));

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Table(provider).ToWire(money));

        Assert.Contains(told, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stripe", "ISK", 1050)]
    [InlineData("stripe", "UGX", 1)]
    [InlineData("stripe", "LYD", 1000)]
    [InlineData("adyen", "ISK", 1050)]
    [InlineData("adyen", "CLP", 1)]
    [InlineData("praxis", "UGX", 50)]
    public void A_wire_amount_that_the_currency_cannot_have_is_refused(string provider, string code, long wire) =>
        Assert.Throws<FormatException>(() => Table(provider).FromWire(wire, Currency.Of(code)));

    [Theory]
    [InlineData("stripe", "HUF", "100.50", false)]
    [InlineData("stripe", "TWD", "0.01", false)]
    [InlineData("stripe", "HUF", "100", true)]
    [InlineData("stripe", "EUR", "100.50", true)]
    [InlineData("adyen", "HUF", "100.50", true)]
    public void Some_currencies_pay_out_in_whole_units_only(string provider, string code, string amount, bool allowed)
    {
        var money = new Money(decimal.Parse(amount, CultureInfo.InvariantCulture), Currency.Of(code));
        if (allowed)
        {
            Assert.Equal(money, Table(provider).FromWire(Table(provider).ToPayoutWire(money), money.Currency));
        }
        else
        {
            Assert.Throws<ArgumentException>(() => Table(provider).ToPayoutWire(money));
        }
    }

    [Theory]
    [InlineData("stripe")]
    [InlineData("adyen")]
    [InlineData("praxis")]
    public void An_amount_beyond_the_wire_overflows_instead_of_wrapping(string provider)
    {
        Assert.Throws<OverflowException>(() => Table(provider).ToWire(new Money(1_000_000_000_000_000_000m, Currency.Of("EUR"))));
        Assert.Throws<OverflowException>(() => Table(provider).ToWire(new Money(-1_000_000_000_000_000_000m, Currency.Of("EUR"))));
        Assert.Equal(long.MaxValue, Table(provider).ToWire(Table(provider).FromWire(long.MaxValue, Currency.Of("EUR"))));
    }

    [Fact]
    public void An_account_that_is_treated_otherwise_gets_a_row_of_its_own()
    {
        Currency ugx = Currency.Of("UGX");
        ProviderCurrencyTable zero = ProviderCurrencyTable.Stripe.With(ugx, new ProviderCurrencyRow(0));

        Assert.Equal(5, zero.ToWire(new Money(5, ugx)));
        Assert.Equal(500, ProviderCurrencyTable.Stripe.ToWire(new Money(5, ugx)));
        Assert.Equal(1050, zero.ToWire(new Money(1050, Currency.Of("JPY"))));
        Assert.Throws<ArgumentOutOfRangeException>(() => zero.With(ugx, new ProviderCurrencyRow(7)));
        Assert.Throws<ArgumentOutOfRangeException>(() => zero.With(ugx, new ProviderCurrencyRow(2, 0)));
    }

    [Fact]
    public void Every_amount_of_every_currency_comes_back_or_is_refused()
    {
        var random = new Random(20261125);
        string[] codes = [.. Rows().Select(static row => (string)row[1]).Distinct(StringComparer.Ordinal), "XYZ", "CLF"];
        foreach (ProviderCurrencyTable table in (ProviderCurrencyTable[])[ProviderCurrencyTable.Stripe, ProviderCurrencyTable.Adyen, ProviderCurrencyTable.Praxis])
        {
            for (int i = 0; i < 3_000; i++)
            {
                Currency currency = Currency.Of(codes[random.Next(codes.Length)]);
                var money = Money.FromMinorUnits(random.NextInt64(-10_000_000, 10_000_000), currency);
                try
                {
                    Assert.Equal(money, table.FromWire(table.ToWire(money), currency));
                }
                catch (ArgumentException)
                {
                    Assert.True(!table.Of(currency).IsTaken || money.Amount % (table.Of(currency).Step / (decimal)Math.Pow(10, table.Of(currency).Digits)) != 0);
                }
            }
        }
    }

    private static ProviderCurrencyTable Table(string provider) => provider switch
    {
        "stripe" => ProviderCurrencyTable.Stripe,
        "adyen" => ProviderCurrencyTable.Adyen,
        _ => ProviderCurrencyTable.Praxis,
    };
}
