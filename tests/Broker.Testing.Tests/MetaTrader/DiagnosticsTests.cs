using System.Net;
using System.Text.Json.Nodes;
using Broker.Testing.MetaTrader;

namespace Broker.Testing.Tests.MetaTrader;

public sealed class DiagnosticsTests : MetaTraderTest
{
    [Fact]
    public async Task Hosts_are_as_far_as_they_were_set()
    {
        Sim.SetHost("a.example", 443, 5);
        Sim.SetHost("b.example", 1950, 70);

        Assert.Equal(5, (int)await AskAsync("PingHost?host=a.example"));
        Assert.Equal(70, (int)await AskAsync("PingHost?host=b.example&port=1950"));
        Assert.Equal([70, 5], (await AskAsync("PingHostMany?host=b.example&port=1950&host=a.example&port=443")).AsArray().Select(n => (int)n!));
        Assert.Equal([5, 70], (await AskAsync("PingHostMany?hosts=a.example&hosts=b.example:1950")).AsArray().Select(n => (int)n!));
        Assert.Equal("INVALID_PARAM", await CodeAsync("PingHostMany?host=a.example&host=b.example&port=1"));
    }

    [Fact]
    public async Task One_host_out_of_reach_fails_the_whole_call()
    {
        await PostAsync(MetaTrader, "_sim/hosts", """{"host":"dead.example","port":443,"milliseconds":null}""");

        Assert.Equal("CONNECT_ERROR", await CodeAsync("PingHost?host=dead.example&port=443"));
        Assert.Equal("CONNECT_ERROR", await CodeAsync("PingHostMany?host=a.example&port=443&host=dead.example&port=443"));
    }

    [Fact]
    public async Task A_search_finds_steered_servers_by_company_with_their_access_points()
    {
        Sim.AddServer("Acme-Demo", "203.0.113.1:443", "203.0.113.2:443");
        await PostAsync(MetaTrader, "_sim/servers", """{"server":"Acme-Real","access":["203.0.113.3:443"]}""");
        Sim.AddServer("Other-Demo");

        var company = Assert.Single((await AskAsync("Search?company=acme")).AsArray())!;

        Assert.Equal("Acme", (string?)company["companyName"]);
        Assert.Equal(["Acme-Demo", "Acme-Real"], company["results"]!.AsArray().Select(server => (string)server!["name"]!));
        Assert.Equal(["203.0.113.1:443", "203.0.113.2:443"], company["results"]![0]!["access"]!.AsArray().Select(n => (string)n!));
        Assert.Empty((await AskAsync("Search?company=nobody")).AsArray());
    }

    [Theory]
    [InlineData(MetaTraderPlatform.MetaTrader4, "INTERNAL_ERROR")]
    [InlineData(MetaTraderPlatform.MetaTrader5, "DONE")]
    public async Task A_search_needs_four_characters(MetaTraderPlatform platform, string code)
    {
        Sim.SessionPlatform = platform;

        Assert.Equal(code, await CodeAsync("Search?company=acm"));
    }

    [Fact]
    public async Task An_access_point_leads_to_its_server()
    {
        Sim.AddServer("Acme-Demo", "203.0.113.1:443");
        using var host = Client(Sim);

        await WordAsync("Connect?user=1001&password=x&host=203.0.113.1&port=443", host);

        Assert.Equal("Acme-Demo", Assert.Single(Sim.Sessions).Server);
        Assert.Equal("DONE", await CodeAsync("Connect?user=1001&password=x&host=203.0.113.9&port=443", host));
    }

    [Theory]
    [InlineData("LoadServersDat")]
    [InlineData("LoadSrv")]
    [InlineData("LoadServersIni")]
    public async Task A_server_file_is_answered_with_the_known_servers(string path)
    {
        Sim.AddServer("Acme-Demo", "203.0.113.1:443");
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "file", "servers.dat" } };
        using var empty = new MultipartFormDataContent { { new StringContent("x"), "other" } };

        using var response = await MetaTrader.PostAsync(new Uri(path, UriKind.Relative), form);
        using var refused = await MetaTrader.PostAsync(new Uri(path, UriKind.Relative), empty);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Acme-Demo", (string?)(await JsonAsync(response))[0]!["name"]);
        Assert.Equal("NULL_ARGUMENT", (string?)(await JsonAsync(refused))["code"]);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(path));
    }

    [Fact]
    public async Task The_service_tells_its_version()
    {
        Assert.NotEmpty(await WordAsync("Version"));
        Assert.NotEmpty(await WordAsync("ReadMe"));
        Assert.Equal("OK", await WordAsync("Ping"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("TimeServer"));
    }

    [Fact]
    public async Task Accounts_can_be_seeded_over_HTTP()
    {
        var response = await PostAsync(MetaTrader, "_sim/seed", """{"count":3,"platform":"MetaTrader4"}""");

        JsonArray ids = (await JsonAsync(response))["ids"]!.AsArray();
        Assert.Equal(3, ids.Count);
        await AskAsync($"Quote?id={(string)ids[0]!}&symbol=EURUSD");
    }
}
