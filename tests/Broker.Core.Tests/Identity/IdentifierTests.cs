using System.Globalization;
using System.Text.Json;
using Broker.Core.Identity;
using Broker.Core.Tests.Support;

namespace Broker.Core.Tests.Identity;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    public void Empty_and_control_characters_are_refused_without_printing_the_value(string value)
    {
        foreach (Func<string, object> make in new Func<string, object>[]
        {
            v => new CustomerId(v), v => new TenantId(v), v => new PaymentId(v), v => new RefundId(v), v => new PayerId(v), v => new AccountId(v),
            v => new ApplicantId(v), v => new CrmRecordId(v), v => new OperationKey(v),
        })
        {
            ArgumentException refused = Assert.Throws<ArgumentException>(() => make(value));
            Assert.DoesNotContain("a\nb", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_length_limit_is_256()
    {
        Assert.Equal(256, new CustomerId(new string('x', 256)).Value.Length);
        Assert.Throws<ArgumentException>(() => new CustomerId(new string('x', 257)));
    }

    [Theory]
    [InlineData("\"C-1\"", "C-1")]
    [InlineData("42", "42")]
    [InlineData("\"\"", "")]
    [InlineData("null", "")]
    public void JSON_text_and_digits_are_read(string json, string value) =>
        Assert.Equal(value, JsonSerializer.Deserialize(json, TestJson.Default.CustomerId).Value);

    [Theory]
    [InlineData("1.5")]
    [InlineData("true")]
    [InlineData("{}")]
    public void Other_JSON_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, TestJson.Default.CustomerId));

    [Fact]
    public void JSON_is_written_as_text_and_null_stays_null()
    {
        Assert.Equal("\"C-1\"", JsonSerializer.Serialize(new CustomerId("C-1"), TestJson.Default.CustomerId));
        Assert.Null(JsonSerializer.Deserialize("null", TestJson.Default.NullableCustomerId));
    }

    [Fact]
    public void The_default_names_nothing()
    {
        Assert.True(default(CustomerId).IsEmpty);
        Assert.Equal(string.Empty, default(CustomerId).ToString());
        Assert.NotEqual(default, new CustomerId("x"));
    }

    [Fact]
    public void A_derived_key_is_stable_fits_every_provider_and_tells_its_parts_apart()
    {
        // The literal pins the algorithm: a changed key would send an operation twice across an upgrade.
        Assert.Equal("refund-21ff5f8d7117f8218cc870e6c49960c6", OperationKey.Derive("refund", "pi_1", "case-7").Value);
        Assert.Equal(OperationKey.Derive("refund", "pi_1", "case-7"), OperationKey.Derive("refund", "pi_1", "case-7"));
        var random = new Random(11);
        var seen = new Dictionary<OperationKey, string>();
        for (int i = 0; i < 2_000; i++)
        {
            string[] parts = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => new string([.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => "a\u001f:1"[random.Next(4)])]))];
            string meaning = string.Join('|', parts.Select(p => $"<{p}>"));
            OperationKey key = OperationKey.Derive("register", parts);
            Assert.True(key.Value.Length <= OperationKey.MaxLength);
            Assert.True(!seen.TryGetValue(key, out string? other) || other == meaning, $"{other} and {meaning} share a key");
            seen[key] = meaning;
        }

        OperationKey longOne = OperationKey.Derive(new string('p', 200), "x");
        Assert.Equal(OperationKey.MaxLength, longOne.Value.Length);
        Assert.NotEqual(longOne, OperationKey.Derive(new string('p', 201), "x"));
        Assert.Throws<ArgumentNullException>(() => OperationKey.Derive("a", [null!]));
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("ümlaut")]
    public void A_key_travels_in_a_header_so_it_is_printable_ASCII(string value) => Assert.Throws<ArgumentException>(() => new OperationKey(value));

    [Fact]
    public void A_key_has_at_most_64_characters()
    {
        Assert.Equal(64, new OperationKey(new string('k', 64)).Value.Length);
        Assert.Contains("Derive", Assert.Throws<ArgumentException>(() => new OperationKey(new string('k', 65))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_login_is_the_same_whatever_the_case_of_its_server()
    {
        CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
        var one = new TradingLogin(500123, "Acme-LIVE");
        Assert.Equal(one, new TradingLogin(500123, "acme-live"));
        Assert.Equal(one.GetHashCode(), new TradingLogin(500123, "ACME-live").GetHashCode());
        Assert.NotEqual(one, new TradingLogin(500124, "Acme-LIVE"));
        Assert.NotEqual(one, new TradingLogin(500123, "Acme-Demo"));
        Assert.Equal("500123@Acme-LIVE", one.ToString());
        Assert.Equal(one, TradingLogin.Parse(one.ToString()));
        Assert.Equal("a@b", TradingLogin.Parse("7@a@b").Server);
        Assert.Equal(default(TradingLogin).GetHashCode(), default(TradingLogin).GetHashCode());
    }

    [Fact]
    public void A_login_survives_JSON()
    {
        var login = new TradingLogin(long.MaxValue, "Acme-Live");
        Assert.Equal(login, JsonSerializer.Deserialize(JsonSerializer.Serialize(login, TestJson.Default.TradingLogin), TestJson.Default.TradingLogin));
    }

    [Theory]
    [InlineData("")]
    [InlineData("@Acme")]
    [InlineData("5@")]
    [InlineData("0@Acme")]
    [InlineData("-5@Acme")]
    [InlineData("5,000@Acme")]
    [InlineData("99999999999999999999@Acme")]
    [InlineData("5@a\nb")]
    public void What_is_not_a_login_is_a_format_error(string text) => Assert.Throws<FormatException>(() => TradingLogin.Parse(text));

    [Theory]
    [InlineData(0, "Acme")]
    [InlineData(-1, "Acme")]
    [InlineData(1, " ")]
    public void A_login_needs_a_positive_number_and_a_server(long login, string server) => Assert.Throws<ArgumentException>(() => new TradingLogin(login, server));
}
