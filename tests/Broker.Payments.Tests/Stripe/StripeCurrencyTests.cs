using System.Text;
using Broker.Core.Monetary;
using Broker.Payments.Stripe;

namespace Broker.Payments.Tests.Stripe;

/// <summary>One case for each row of the exponent table (contracts/payments.md a7, e).</summary>
public sealed class StripeCurrencyTests
{
    public static TheoryData<string, string, long> Rows()
    {
        var rows = new TheoryData<string, string, long>
        {
            { "EUR", "10.50", 1050 }, { "USD", "0.01", 1 }, { "GBP", "99999.99", 9999999 }, { "CVE", "10.50", 1050 }, { "IDR", "10.50", 1050 },
            { "MGA", "10", 10 }, { "ISK", "1050", 105000 }, { "UGX", "5", 500 }, { "HUF", "100.50", 10050 }, { "TWD", "0.01", 1 },
            { "EUR", "-3.10", -310 }, { "EUR", "0", 0 },
        };
        foreach (string whole in (string[])["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF"])
        {
            rows.Add(whole, "1050", 1050);
        }

        foreach (string three in (string[])["BHD", "JOD", "KWD", "OMR", "TND"])
        {
            rows.Add(three, "1.230", 1230);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_amount_goes_to_the_wire_and_comes_back(string code, string amount, long wire)
    {
        var money = new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Currency.Of(code));

        Assert.Equal(wire, StripeCurrency.ToWire(money));
        Assert.Equal(money, StripeCurrency.Of(money.Currency).FromWire(wire));
        Assert.True(StripeCurrency.TryRead(Encoding.ASCII.GetBytes(code.ToLowerInvariant()), out StripeCurrency read));
        Assert.Equal(money, read.FromWire(wire));
        Assert.Equal(code.ToLowerInvariant(), read.WireCode);
    }

    [Theory]
    [InlineData("KWD", "1.234", "0.01")]
    [InlineData("MGA", "10.50", "1")]
    [InlineData("IQD", "1", "does not take")]
    [InlineData("LYD", "1", "does not take")]
    public void What_does_not_divide_is_refused_and_the_message_tells_the_step(string code, string amount, string told)
    {
        var money = new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Currency.Of(code));

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => StripeCurrency.ToWire(money));

        Assert.Contains(told, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ISK", 1050)]
    [InlineData("UGX", 1)]
    [InlineData("IQD", 1000)]
    public void A_wire_amount_that_the_currency_cannot_have_is_refused(string code, long wire) =>
        Assert.Throws<FormatException>(() => StripeCurrency.Of(Currency.Of(code)).FromWire(wire));

    [Theory]
    [InlineData("HUF", "100", 10000)]
    [InlineData("TWD", "7", 700)]
    [InlineData("EUR", "100.50", 10050)]
    [InlineData("ISK", "7", 700)]
    public void A_payout_goes_in_the_steps_of_its_currency(string code, string amount, long wire) =>
        Assert.Equal(wire, StripeCurrency.ToPayoutWire(new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Currency.Of(code))));

    [Theory]
    [InlineData("HUF")]
    [InlineData("TWD")]
    public void Forint_and_Taiwan_dollar_pay_out_only_in_whole_units(string code) =>
        Assert.Throws<ArgumentException>(() => StripeCurrency.ToPayoutWire(new Money(100.50m, Currency.Of(code))));

    [Fact]
    public void An_amount_beyond_the_wire_overflows_instead_of_wrapping() =>
        Assert.Throws<OverflowException>(() => StripeCurrency.ToWire(new Money(1_000_000_000_000_000_000m, Currency.Of("EUR"))));

    [Theory]
    [InlineData("")]
    [InlineData("eu")]
    [InlineData("e1r")]
    [InlineData("euro")]
    [InlineData("\u00e9ur")]
    public void What_is_no_code_is_not_read(string code) => Assert.False(StripeCurrency.TryRead(Encoding.UTF8.GetBytes(code), out _));
}
