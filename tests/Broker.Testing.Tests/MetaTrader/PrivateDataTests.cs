using System.Text.Json.Nodes;

namespace Broker.Testing.Tests.MetaTrader;

public sealed class PrivateDataTests : MetaTraderTest
{
    [Fact]
    public async Task The_answers_that_carry_passwords_do()
    {
        var (four, five) = (await Account4Async(password: "canary-4"), await Account5Async(password: "canary-5"));

        Assert.Equal("canary-5", (string?)(await AskAsync($"AccountDetails?id={five}"))["password"]);
        Assert.Contains("canary-5", (await AskAsync($"QuoteClient?id={five}")).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(["user"], (await AskAsync($"QuoteClient?id={five}&filter=user")).AsObject().Select(pair => pair.Key));
        Assert.All((await AskAsync($"GetLogs?id={four}")).AsArray(), entry => Assert.Equal("canary-4", (string?)entry!["password"]));
        Assert.All((await AskAsync("GetLogsByUser?user=4001&password=canary-4")).AsArray(), entry => Assert.Equal("canary-4", (string?)entry!["password"]));
        Assert.Empty((await AskAsync("GetLogsByUser?user=4001&password=other")).AsArray());
    }

    [Fact]
    public async Task A_new_demo_account_has_two_passwords_that_work()
    {
        var demo = await AskAsync("GetDemo?host=203.0.113.1&port=443&userName=x");

        using var host = Client(Sim);
        var login = $"user={(long)demo["login"]!}&host=203.0.113.1&port=443";
        await WordAsync($"Connect?{login}&password={(string?)demo["password"]}", host);
        Assert.False(Sim.Sessions.Single().IsInvestor);
        await WordAsync($"Connect?{login}&password={(string?)demo["investor"]}", host);
        Assert.True(Sim.Sessions.Single().IsInvestor);
        Assert.Equal("INVALID_ACCOUNT", await CodeAsync($"Connect?{login}&password=guess", host));
    }

    [Fact]
    public async Task Changing_the_master_password_ends_the_session_for_good()
    {
        using var host = Client(Sim);
        var token = await WordAsync("ConnectEx?server=Broker-Demo&user=1001&password=old", host);

        Assert.Equal("OK", await WordAsync($"ChangePassword?id={token}&password=new", host));

        Assert.Equal("INVALID_TOKEN", await CodeAsync($"AccountSummary?id={token}", host));
        Assert.Equal("INVALID_TOKEN", await CodeAsync($"ConnectByToken?id={token}", host));
        Assert.Equal("INVALID_ACCOUNT", await CodeAsync("ConnectEx?server=Broker-Demo&user=1001&password=old", host));
        Assert.Equal(token, await WordAsync("ConnectEx?server=Broker-Demo&user=1001&password=new", host));
    }

    [Fact]
    public async Task Changing_the_investor_password_does_not()
    {
        var id = await Account5Async();

        await WordAsync($"ChangePassword?id={id}&password=look&isInvestor=true");

        await AskAsync($"AccountSummary?id={id}");
        var investor = await Account5Async(password: "look");
        Assert.True(Sim.Account(investor).IsInvestor);
        Assert.Equal("NOT_PERMISSION", await CodeAsync($"ChangePassword?id={investor}&password=x"));
    }

    [Fact]
    public async Task Personal_data_mails_and_the_rest_of_an_account_have_their_shapes()
    {
        var (four, five) = (await Account4Async(), await Account5Async());
        Sim.SendMail(five, "Hello", "World");

        Assert.Equal(5001L, (long)(await AskAsync($"Account?id={five}"))["login"]!);
        var mail = Assert.Single((await AskAsync($"Mails?id={five}")).AsArray())!;
        Assert.Equal(("Hello", "World", "2026-11-02T11:00:00"), ((string?)mail["subject"], (string?)mail["body"], (string?)mail["time"]));
        Assert.IsType<JsonObject>(await AskAsync($"ClusterDetails?id={five}"));
        Assert.False((bool)await AskAsync($"IsInvestor?id={four}"));
        Assert.Single((await AskAsync($"Groups?id={four}")).AsArray());
        Assert.Equal("OK", await WordAsync($"SetPlacedType?id={four}&type=Mobile"));
        Assert.Equal("Mobile", (string?)(await SendAsync(four))["placedType"]);
    }
}
