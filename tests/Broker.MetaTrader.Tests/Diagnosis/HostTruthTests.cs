using Broker.Core.Boundaries.Accounts;

namespace Broker.MetaTrader.Tests.Diagnosis;

/// <summary>The truth table of the host probes, and the latency rows.</summary>
public sealed class HostTruthTests
{
    private readonly Lab lab = new();

    [Fact]
    public async Task Host_reachable_and_check_ok_is_not_infrastructure()
    {
        lab.On("/ConnectionStatus", "", 404);

        await lab.AssertAsync(DelayVerdict.None, DelayCause.QuietAccount);

        Assert.Equal(["/Ping", "/ConnectionStatus", "/PingHost", "/CheckConnect", "/AccountSummary"], lab.Asked);
    }

    [Fact]
    public async Task Host_reachable_and_check_failing_with_an_account_code_is_operational()
    {
        lab.On("/ConnectionStatus", "", 404).Fails("/CheckConnect", "INVALID_PASSWORD");

        await lab.AssertAsync(DelayVerdict.Operational, DelayCause.CredentialsRefused);
    }

    [Theory]
    [InlineData("NO_CONNECTION")]
    [InlineData("OPERATION_TIMEOUT")]
    [InlineData("SERVER_BUSY")]
    public async Task Host_reachable_and_check_failing_with_a_network_code_is_the_session_or_its_access_server(string code)
    {
        lab.On("/ConnectionStatus", "", 404).Fails("/CheckConnect", code);

        await lab.AssertAsync(DelayVerdict.Infrastructural, DelayCause.SessionLost);
    }

    [Fact]
    public async Task One_access_point_down_and_others_up_is_partial()
    {
        lab.Down(Lab.Own);

        DiagnosisReport report = await lab.AssertAsync(DelayVerdict.Infrastructural, DelayCause.AccessPointDown, DelayActor.Operations);

        Assert.Contains("Down: trade1.acme.example:443.", report.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("/CheckConnect", lab.Asked);
    }

    [Fact]
    public async Task All_access_points_down_and_the_control_host_up_is_the_trade_server()
    {
        lab.Down(Lab.Own, Lab.Second);

        DiagnosisReport report = await lab.AssertAsync(DelayVerdict.Infrastructural, DelayCause.TradeServerDown, DelayActor.TradeServerTeam);

        Assert.Equal(["Ping", "ConnectionStatus", "PingHost", "PingHostMany", "Search"], report.Evidence.Select(static e => e.Probe));
        Assert.DoesNotContain("/CheckConnect", lab.Asked);
    }

    [Fact]
    public async Task Everything_down_with_the_control_host_is_the_apis_network()
    {
        lab.Down(Lab.Own, Lab.Second, Lab.Control);

        await lab.AssertAsync(DelayVerdict.Infrastructural, DelayCause.ApiNetworkDown, DelayActor.ApiVendor);

        Assert.DoesNotContain("/CheckConnect", lab.Asked);
        Assert.DoesNotContain("/Search", lab.Asked);
    }

    [Fact]
    public async Task Without_a_control_host_it_is_said_that_it_is_not_certain()
    {
        var blind = new Lab(o => o.ControlHost = null);
        blind.Down(Lab.Own, Lab.Second);

        await blind.AssertAsync(DelayVerdict.Infrastructural, DelayCause.AccessPointsUnreachable, isCertain: false);
    }

    [Fact]
    public async Task The_requests_control_host_goes_before_that_of_the_options()
    {
        lab.Down(Lab.Own, Lab.Second, Lab.Control);
        lab.Request = lab.Request with { ControlHost = Lab.Third };

        await lab.AssertAsync(DelayVerdict.Infrastructural, DelayCause.TradeServerDown);
    }

    [Fact]
    public async Task A_host_that_answers_at_the_second_look_is_not_down()
    {
        int asked = 0;
        lab.On("/PingHost", () => asked++ == 0 ? (201, """{"message":"m","code":"CONNECT_ERROR"}""") : (200, "20"));

        await lab.AssertAsync(DelayVerdict.None, DelayCause.QuietAccount);
    }

    [Fact]
    public async Task Without_access_points_a_lost_connection_is_looked_up_at_those_the_server_announces()
    {
        lab.Request = lab.Request with { AccessPoints = [] };
        lab.Status(false, null).Fails("/CheckConnect", "NO_CONNECTION").Down(Lab.Own, Lab.Second);

        await lab.AssertAsync(DelayVerdict.Infrastructural, DelayCause.TradeServerDown);
    }

    [Fact]
    public async Task A_server_alone_can_be_diagnosed()
    {
        lab.Request = lab.Request with { Account = null };

        await lab.AssertAsync(DelayVerdict.None, DelayCause.ServerReachable);

        Assert.Equal(["/Ping", "/PingHost"], lab.Asked);
    }

    [Fact]
    public async Task A_slow_access_point_among_fast_ones_is_named_by_segment()
    {
        lab.Hosts(Lab.Own, 900);

        DiagnosisReport report = await lab.AssertAsync(DelayVerdict.Infrastructural, DelayCause.AccessPointSlow, DelayActor.Operations);

        Assert.Equal(["API", "access point trade1.acme.example:443", "access point trade2.acme.example:1950", "control host control.example:443"], report.Latencies.Select(static s => s.Segment));
        Assert.Equal([false, true, false, false], report.Latencies.Select(static s => s.IsSlow));
        Assert.Equal((3, TimeSpan.FromMilliseconds(900)), (report.Latencies[1].Samples, report.Latencies[1].Median));
        Assert.DoesNotContain("/CheckConnect", lab.Asked);
    }

    [Fact]
    public async Task A_slow_server_beside_a_fast_control_host_is_the_servers()
    {
        lab.Hosts(Lab.Own, 900).Hosts(Lab.Second, 800);

        await lab.AssertAsync(DelayVerdict.Infrastructural, DelayCause.TradeServerSlow, DelayActor.TradeServerTeam);
    }

    [Fact]
    public async Task A_slow_ping_beside_fast_hosts_is_the_api()
    {
        lab.On("/Ping", "OK", takes: TimeSpan.FromSeconds(3));

        await lab.AssertAsync(DelayVerdict.Infrastructural, DelayCause.ApiSlow, DelayActor.ApiVendor);

        Assert.Equal(3, lab.Asked.Count(static path => path == "/Ping"));
    }

    [Fact]
    public async Task Slow_everywhere_and_ping_too()
    {
        lab.On("/Ping", "OK", takes: TimeSpan.FromSeconds(3)).Hosts(Lab.Own, 900).Hosts(Lab.Second, 800).Hosts(Lab.Control, 700);

        await lab.AssertAsync(DelayVerdict.Infrastructural, DelayCause.SlowEverywhere);
    }

    [Fact]
    public async Task One_hiccup_is_not_slow()
    {
        int asked = 0;
        lab.On("/Ping", () =>
        {
            lab.Rig.Time.Advance(asked++ == 0 ? TimeSpan.FromSeconds(5) : TimeSpan.FromMilliseconds(30));
            return (200, "OK");
        });

        DiagnosisReport report = await lab.AssertAsync(DelayVerdict.None, DelayCause.QuietAccount);

        Assert.Equal((TimeSpan.FromMilliseconds(30), TimeSpan.FromSeconds(5)), (report.Latencies[0].Median, report.Latencies[0].Highest));
    }

    [Fact]
    public async Task A_slow_account_that_cannot_trade_is_first_of_all_one_that_cannot_trade()
    {
        lab.Hosts(Lab.Own, 900).On("/AccountSummary", """{"isInvestor":true}""");

        await lab.AssertAsync(DelayVerdict.Operational, DelayCause.ReadOnlyLogin);
    }
}
