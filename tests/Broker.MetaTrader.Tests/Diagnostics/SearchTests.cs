using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.MetaTrader.Diagnostics;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Tests.Diagnostics;

/// <summary>The search for servers, and the upload of server files.</summary>
public sealed class SearchTests
{
    private readonly Rig rig = new();

    [Fact]
    public async Task Companies_come_with_their_servers_and_access_points()
    {
        rig.Server.Answer(200, """[{"CompanyName":"Acme & Söhne","results":[{"name":"Acme-Live","access":["trade1.acme.example:443","10.0.0.7:1950","nonsense:x"]},{"name":"Acme-Demo","access":null}]},{"companyName":"Other","results":[]}]""");

        IReadOnlyList<BrokerCompany> companies = await rig.Client.Diagnostics.SearchAsync(" Acme & S ");

        Assert.Equal([("company", "Acme & S")], rig.Query());
        Assert.Equal(["Acme & Söhne", "Other"], companies.Select(static c => c.CompanyName));
        Assert.Equal(["Acme-Live", "Acme-Demo"], companies[0].Servers!.Select(static s => s.Name));
        Assert.Equal([new HostAndPort("trade1.acme.example"), new HostAndPort("10.0.0.7", 1950)], companies[0].Servers![0].AccessPoints);
        Assert.Empty(companies[0].Servers![1].AccessPoints);
    }

    [Fact]
    public async Task Nothing_found_is_an_empty_list()
    {
        rig.Server.Answer(200, "[]");

        Assert.Empty(await rig.Client.Diagnostics.SearchAsync("Acme"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData(" ab ")]
    public async Task Fewer_than_four_characters_are_refused_unsent(string company)
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await rig.Client.Diagnostics.SearchAsync(company));

        Assert.Equal(0, rig.Server.Count);
    }

    [Theory]
    [InlineData("/LoadServersDat", TradingPlatform.MetaTrader5, "servers.dat")]
    [InlineData("/LoadSrv", TradingPlatform.MetaTrader4, "server.srv")]
    [InlineData("/LoadServersIni", TradingPlatform.MetaTrader4, "servers.ini")]
    public async Task A_server_file_is_posted_as_a_form_and_answered_raw(string path, TradingPlatform platform, string fileName)
    {
        var host = new Rig(o => o.Platform = platform);
        host.Server.Answer(200, """[{"name":"Acme-Live","password":"CANARY"}]""");

        ApiResult<RawAnswer> answer = await UploadAsync(host, path, "FILE");

        var request = host.Request();
        Assert.Equal(("POST", path), (request.Method, request.PathAndQuery));
        Assert.Contains($"name=\"file\"; filename=\"{fileName}\"", request.Body, StringComparison.Ordinal);
        Assert.Contains("\r\n\r\nFILE\r\n", request.Body, StringComparison.Ordinal);
        Assert.Equal("""[{"name":"Acme-Live"}]""", answer.Value.Root.GetRawText());
    }

    [Theory]
    [InlineData("/LoadServersDat", TradingPlatform.MetaTrader4)]
    [InlineData("/LoadSrv", TradingPlatform.MetaTrader5)]
    [InlineData("/LoadServersIni", TradingPlatform.MetaTrader5)]
    public async Task A_file_of_the_other_platform_is_refused_unsent(string path, TradingPlatform platform)
    {
        var host = new Rig(o => o.Platform = platform);

        Assert.Equal((Outcome.NotSent, 0), ((await UploadAsync(host, path, "FILE")).Error!.Outcome, host.Server.Count));
    }

    [Theory]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    public async Task A_file_above_the_limit_is_refused_unsent(int size, bool isSent)
    {
        var host = new Rig(o => o.MaxUploadBytes = 1024);
        host.Server.Answer(200, "[]");

        ApiResult<RawAnswer> answer = await UploadAsync(host, "/LoadServersDat", new string('x', size));

        Assert.Equal(isSent ? 1 : 0, host.Server.Count);
        Assert.Equal(isSent, answer.Succeeded);
    }

    private static async Task<ApiResult<RawAnswer>> UploadAsync(Rig rig, string path, string content)
    {
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content));
        return path switch
        {
            "/LoadServersDat" => await rig.Client.Diagnostics.TryLoadServersDatAsync(file),
            "/LoadSrv" => await rig.Client.Diagnostics.TryLoadSrvAsync(file),
            _ => await rig.Client.Diagnostics.TryLoadServersIniAsync(file),
        };
    }
}
