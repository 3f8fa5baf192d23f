using System.Globalization;
using Broker.Core.Identity;

namespace Broker.MetaTrader.Tests.Accounts;

/// <summary>The addresses of summaries are kept between calls; that must never mix accounts or clients up.</summary>
public sealed class PreparedCallTests
{
    [Fact]
    public async Task More_accounts_than_are_kept_are_each_asked_by_their_own_id()
    {
        var rig = new Rig();
        rig.Server.Answer(200, """{"balance":1}""");
        string[] ids = [.. Enumerable.Range(0, 4500).Select(n => n.ToString("x8", CultureInfo.InvariantCulture))];

        foreach (string id in ids.Concat(ids.Take(10)))
        {
            await rig.Client.Accounts.GetSummaryAsync(new AccountId(id));
        }

        Assert.Equal(ids.Concat(ids.Take(10)).Select(id => "/AccountSummary?id=" + id), rig.Server.Requests.Select(request => request.PathAndQuery));
    }

    [Fact]
    public async Task Two_clients_ask_their_own_hosts()
    {
        Rig first = new(o => o.BaseAddress = new Uri("https://a.example/one")), second = new(o => o.BaseAddress = new Uri("https://b.example/two"));
        first.Server.Answer(200, """{"balance":1}""");
        second.Server.Answer(200, """{"balance":1}""");

        await first.Client.Accounts.GetSummaryAsync(Rig.Account);
        await second.Client.Accounts.GetSummaryAsync(Rig.Account);
        await first.Client.Accounts.GetSummaryAsync(Rig.Account);

        Assert.All(first.Server.Requests, request => Assert.StartsWith("/one/AccountSummary?", request.PathAndQuery, StringComparison.Ordinal));
        Assert.StartsWith("/two/AccountSummary?", second.Request().PathAndQuery, StringComparison.Ordinal);
    }
}
