using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.MetaTrader.Diagnostics;

namespace Broker.MetaTrader.Tests.Diagnostics;

public sealed class HostPingTests
{
    private static readonly HostAndPort First = new("trade1.acme.example");
    private static readonly HostAndPort Second = new("trade2.acme.example", 1950);
    private readonly Rig rig = new();

    [Theory]
    [InlineData("42")]
    [InlineData("\"42\"")]
    [InlineData("""{"result":42,"error":null}""")]
    public async Task One_host_is_told_in_the_apis_own_milliseconds(string body)
    {
        rig.Server.Answer(200, body);

        Assert.Equal(TimeSpan.FromMilliseconds(42), await rig.Client.Diagnostics.PingHostAsync(Second));
        Assert.Equal("/PingHost?host=trade2.acme.example&port=1950", rig.Request().PathAndQuery);
    }

    [Theory]
    [InlineData("""{"message":"m","code":"CONNECT_ERROR"}""")]
    [InlineData("""{"message":"m","code":"DONE"}""")]
    [InlineData("""{"message":"m","code":"TIMEOUT"}""")]
    [InlineData("-1")]
    public async Task A_host_that_cannot_be_reached_is_asked_once_and_is_no_failure_of_the_api(string body)
    {
        var calm = new Rig(o => o.Resilience.BreakerMinimumThroughput = 2);
        calm.Server.Answer(201, body);
        for (int i = 0; i < 50; i++)
        {
            Assert.Equal(ErrorKind.Unavailable, (await calm.Client.Diagnostics.TryPingHostAsync(First)).Error?.Kind);
        }

        Assert.Equal(50, calm.Server.Count);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("1.5")]
    [InlineData("99999999999999")]
    public async Task What_is_no_time_is_a_protocol_error(string body)
    {
        rig.Server.Answer(200, body);

        Assert.Equal(ErrorKind.Protocol, (await rig.Client.Diagnostics.TryPingHostAsync(First)).Error?.Kind);
    }

    [Theory]
    [InlineData("""{"message":"m","code":"INVALID_PARAM"}""", ErrorKind.Validation)]
    [InlineData("""{"message":"m","code":"TOO_MANY_REQUESTS"}""", ErrorKind.RateLimited)]
    public async Task Failures_that_are_not_about_the_host_stay_failures(string body, ErrorKind kind)
    {
        rig.Server.Answer(201, body);

        Assert.Equal(kind, (await rig.Client.Diagnostics.TryPingHostAsync(First)).Error?.Kind);
    }

    [Fact]
    public async Task Several_hosts_are_told_by_position()
    {
        rig.Server.Answer(200, "[10,20]");

        IReadOnlyList<HostPing> pings = await rig.Client.Diagnostics.PingHostManyAsync([First, Second]);

        Assert.Equal([(First, 10.0), (Second, 20.0)], pings.Select(static p => (p.Host, p.Result.Value.TotalMilliseconds)));
        Assert.Equal("/PingHostMany?host=trade1.acme.example&host=trade2.acme.example&port=443&port=1950", rig.Request().PathAndQuery);
    }

    [Fact]
    public async Task Metatrader_4_takes_hosts()
    {
        var mt4 = new Rig(o => o.Platform = TradingPlatform.MetaTrader4);
        mt4.Server.Answer(200, "[10,20]");

        await mt4.Client.Diagnostics.PingHostManyAsync([First, Second]);

        Assert.Equal([("hosts", "trade1.acme.example:443"), ("hosts", "trade2.acme.example:1950")], mt4.Query());
    }

    [Theory]
    [InlineData("""{"message":"m","code":"CONNECT_ERROR"}""")]
    [InlineData("[10]")]
    [InlineData("<html>")]
    public async Task When_one_host_spoils_the_answer_each_is_asked_for_on_its_own_in_its_place(string whole)
    {
        var once = new Rig(o => o.Resilience.MaxRetries = 0);
        once.Server.Then((request, _) =>
        {
            string target = request.RequestUri!.PathAndQuery;
            string body = target.StartsWith("/PingHostMany", StringComparison.Ordinal) ? whole
                : target.Contains("trade1", StringComparison.Ordinal) ? """{"message":"m","code":"SOCKET_ERROR"}""" : "20";
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent(body) });
        });

        IReadOnlyList<HostPing> pings = await once.Client.Diagnostics.PingHostManyAsync([First, Second, First, Second]);

        Assert.Equal([First, Second, First, Second], pings.Select(static p => p.Host));
        Assert.Equal([false, true, false, true], pings.Select(static p => p.Result.Succeeded));
        Assert.Equal("SOCKET_ERROR", pings[0].Result.Error?.PrintableCode);
        Assert.Equal(5, once.Server.Count);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(429)]
    public async Task A_failure_of_the_whole_call_is_not_repeated_for_each_host(int status)
    {
        var once = new Rig(o => o.Resilience.MaxRetries = 0);
        once.Server.Answer(status, "");

        IReadOnlyList<HostPing> pings = await once.Client.Diagnostics.PingHostManyAsync([First, Second]);

        Assert.All(pings, ping => Assert.Equal(status, ping.Result.Error?.Status));
        Assert.Equal(1, once.Server.Count);
    }

    [Fact]
    public async Task No_hosts_is_no_call_and_too_many_or_empty_ones_are_refused()
    {
        Assert.Empty(await rig.Client.Diagnostics.PingHostManyAsync([]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await rig.Client.Diagnostics.PingHostManyAsync([.. Enumerable.Repeat(First, 257)]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await rig.Client.Diagnostics.PingHostManyAsync([First, default]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await rig.Client.Diagnostics.PingHostAsync(default));
        Assert.Equal(0, rig.Server.Count);
    }
}
