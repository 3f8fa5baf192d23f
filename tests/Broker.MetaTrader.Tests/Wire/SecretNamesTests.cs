using System.Text;
using System.Text.Json;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Tests.Wire;

public sealed class SecretNamesTests
{
    [Theory]
    [InlineData("password", true)]
    [InlineData("PASSWORD", true)]
    [InlineData("investorPassword", true)]
    [InlineData("proxy_password", true)]
    [InlineData("pass-word", true)]
    [InlineData("pwd", true)]
    [InlineData("investor", true)]
    [InlineData("otp", true)]
    [InlineData("otpCode", true)]
    [InlineData("login_otp", true)]
    [InlineData("api_key", true)]
    [InlineData("adminKey", true)]
    [InlineData("accessToken", true)]
    [InlineData("pfxFile", true)]
    [InlineData("stackTrace", true)]
    [InlineData("clientSecret", true)]
    [InlineData("privateKey", true)]
    [InlineData("isInvestor", false)]
    [InlineData("is_investor", false)]
    [InlineData("lotPoint", false)]
    [InlineData("comment", false)]
    [InlineData("key", false)]
    [InlineData("ticket", false)]
    [InlineData("", false)]
    public void A_name_tells_a_secret(string name, bool secret)
    {
        Assert.Equal(secret, SecretNames.IsOne(name));
        Assert.Equal(secret, OnWire(name));
    }

    [Theory]
    [InlineData("p\\u0061ssword", true)]
    [InlineData("\\ud83d", true)]
    [InlineData("comm\\u0065nt", false)]
    public void Escapes_do_not_hide_a_name(string name, bool secret) => Assert.Equal(secret, OnWire(name));

    [Fact]
    public void A_very_long_name_counts_as_a_secret() => Assert.Equal((true, false), (OnWire(new string('x', 65)), OnWire(new string('x', 64))));

    private static bool OnWire(string name)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes($"{{\"{name}\":1}}"));
        reader.Read();
        reader.Read();
        return SecretNames.IsOne(ref reader);
    }
}
