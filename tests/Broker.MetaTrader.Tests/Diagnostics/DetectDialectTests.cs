using System.Net;
using Broker.MetaTrader.Diagnostics;

namespace Broker.MetaTrader.Tests.Diagnostics;

public sealed class DetectDialectTests
{
    private const string NoSession = """{"message":"Client with id = x not found","code":"INVALID_TOKEN"}""";

    [Fact]
    public async Task A_host_that_lists_accounts_is_a_gateway()
    {
        Rig rig = Host("OK", 200, "[]", 200, NoSession, 201);

        DialectFinding finding = await rig.Client.Diagnostics.DetectDialectAsync();

        Assert.Equal((MetaTraderDialect.Gateway, true), (finding.Dialect, finding.MatchesConfigured));
        Assert.Equal(["Ping", "GetAccounts"], finding.Probes.Select(static p => p.Probe));
    }

    [Fact]
    public async Task A_host_without_a_list_that_asks_for_sessions_is_a_session_host_and_a_mismatch_says_what_to_do()
    {
        Rig rig = Host("OK", 200, "", 404, NoSession, 201);

        DialectFinding finding = await rig.Client.Diagnostics.DetectDialectAsync();

        Assert.Equal((MetaTraderDialect.SessionHost, MetaTraderDialect.Gateway, false), (finding.Dialect, finding.Configured, finding.MatchesConfigured));
        Assert.Contains("set Dialect to SessionHost", finding.Sentence, StringComparison.Ordinal);
        Assert.All(finding.Probes, static p => Assert.False(p.WasIntrusive));
        Assert.Equal(["/Ping", "/GetAccounts", "/ConnectionStatus"], rig.Server.Requests.Select(static r => r.PathAndQuery.Split('?')[0]));
        Assert.DoesNotContain("id=", string.Join(' ', finding.Probes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OK", 200, "", 404, "", 404, "neither a list of accounts nor sessions")]
    [InlineData("", 401, "", 401, "", 401, "refuses this credential everywhere")]
    [InlineData("OK", 200, "", 401, "[]", 404, "refuses it to this credential")]
    [InlineData("OK", 200, "<html>", 200, "<html>", 200, "fit neither dialect")]
    [InlineData("<html>", 200, "[]", 200, "", 404, "does not answer Ping")]
    [InlineData("", 503, "[]", 200, "", 404, "does not answer Ping")]
    public async Task Evidence_that_does_not_suffice_is_unknown(string ping, int pingStatus, string list, int listStatus, string status, int statusStatus, string told)
    {
        DialectFinding finding = await Host(ping, pingStatus, list, listStatus, status, statusStatus).Client.Diagnostics.DetectDialectAsync();

        Assert.Equal((null, null), (finding.Dialect, finding.MatchesConfigured));
        Assert.Contains(told, finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_without_ping_is_still_found()
    {
        DialectFinding finding = await Host("", 404, "[]", 200, "", 404).Client.Diagnostics.DetectDialectAsync();

        Assert.Equal(MetaTraderDialect.Gateway, finding.Dialect);
    }

    private static Rig Host(string ping, int pingStatus, string list, int listStatus, string status, int statusStatus)
    {
        var rig = new Rig(o => o.Resilience.MaxRetries = 0);
        rig.Server.Then((request, _) =>
        {
            (string body, int code) = request.RequestUri!.AbsolutePath switch
            {
                "/Ping" => (ping, pingStatus),
                "/GetAccounts" => (list, listStatus),
                _ => (status, statusStatus),
            };
            return Task.FromResult(new HttpResponseMessage((HttpStatusCode)code) { Content = new StringContent(body) });
        });
        return rig;
    }
}
