using System.Reflection;
using Broker.MetaTrader.Accounts;

namespace Broker.MetaTrader.Tests.Accounts;

public sealed class AccountDetailsTests
{
    private readonly Rig rig = new();

    [Fact]
    public async Task Every_member_but_the_password_is_read()
    {
        rig.Server.Answer(200, """
            {"serverName":"Acme-Live","user":500123,"password":"CANARY","host":"1.2.3.4","port":443,"serverTime":"2026-11-02T09:00:00","serverTimeZone":2,
            "company":"Acme","currency":"USD","accountName":"Ann","group":"real\\std","accountType":"Real","accountLeverage":"100","accountMethod":"Netting","isInvestor":true}
            """);

        AccountDetails details = await rig.Client.Accounts.GetDetailsAsync(Rig.Account);

        Assert.Equal(
            new AccountDetails
            {
                ServerName = "Acme-Live", Login = 500123, Host = "1.2.3.4", Port = 443, ServerTime = new Broker.MetaTrader.Clock.ServerTime(new DateTime(2026, 11, 2, 9, 0, 0)), ServerTimeZone = 2, Company = "Acme",
                Currency = "USD", AccountName = "Ann", Group = "real\\std", AccountType = "Real", AccountLeverage = 100, AccountMethod = AccountMethod.Netting, IsInvestor = true,
            },
            details);
        Assert.Equal("account on Acme-Live, group real\\std", details.ToString());
        Assert.Equal("/AccountDetails?id=0b8e6c1e-5a54-4a6f-9a53-0d7b0e6f1a11", rig.Request().PathAndQuery);
    }

    [Fact]
    public void No_member_could_hold_a_password() =>
        Assert.DoesNotContain(
            typeof(AccountDetails).GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance),
            property => property.Name.Contains("pass", StringComparison.OrdinalIgnoreCase) || property.Name.Contains("investorp", StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"password":"CANARY"}""")]
    [InlineData("[{}]")]
    [InlineData("OK")]
    public async Task What_holds_no_details_is_a_protocol_error(string body)
    {
        rig.Server.Answer(200, body);

        var result = await rig.Client.Accounts.TryGetDetailsAsync(Rig.Account);

        Assert.Equal(ErrorKind.Protocol, result.Error?.Kind);
    }

    [Fact]
    public async Task Members_of_the_wrong_type_are_unknown()
    {
        rig.Server.Answer(200, """{"user":"x","port":1.5,"serverName":7,"isInvestor":1,"company":{"a":1},"group":"g"}""");

        AccountDetails details = await rig.Client.Accounts.GetDetailsAsync(Rig.Account);

        Assert.Equal(new AccountDetails { ServerName = "7", Group = "g" }, details);
    }
}
