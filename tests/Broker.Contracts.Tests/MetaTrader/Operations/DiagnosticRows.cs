using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using static Broker.Contracts.Tests.MetaTrader.Operations.Rows;

namespace Broker.Contracts.Tests.MetaTrader.Operations;

/// <summary>Probes, the search of brokers, lists of servers.</summary>
internal static class DiagnosticRows
{
    private static readonly HostAndPort[] Hosts = [new("trade1.acme.example", 1443), new("trade2.acme.example")];

    public static IReadOnlyList<MetaTraderOperation> All { get; } =
    [
        .. new[] { Mt4, Mt5 }.SelectMany(Of),
        Upload(Mt5, "/LoadServersDat", "servers.dat", (c, file) => c.Diagnostics.LoadServersDatAsync(file)),
        Upload(Mt4, "/LoadSrv", "server.srv", (c, file) => c.Diagnostics.LoadSrvAsync(file)),
        Upload(Mt4, "/LoadServersIni", "servers.ini", (c, file) => c.Diagnostics.LoadServersIniAsync(file)),
    ];

    private static IEnumerable<MetaTraderOperation> Of(TradingPlatform platform) =>
    [
        Read(platform, "/Ping", "", c => c.Diagnostics.PingAsync(), took => Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromMinutes(1))),
        Read(platform, "/Ping", "", c => c.Diagnostics.PingAsync(), took => Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromMinutes(1))) with { Variant = "with a key", IsGateway = true },
        Read(platform, "/PingHost", "host=trade1.acme.example; port=1443", c => c.Diagnostics.PingHostAsync(Hosts[0]), took => Assert.Equal(TimeSpan.FromMilliseconds(42), took)) with { IsHostPing = true },
        Read(
            platform,
            "/PingHostMany",
            platform == Mt4
                ? "hosts=trade1.acme.example:1443; hosts=trade2.acme.example:443"
                : "host=trade1.acme.example; host=trade2.acme.example; port=1443; port=443",
            async c => (await c.Diagnostics.PingHostManyAsync(Hosts)).Select(ping => (ping.Host, ping.Result.Value)).ToArray(),
            pings => Assert.Equal([(Hosts[0], TimeSpan.FromMilliseconds(42)), (Hosts[1], TimeSpan.FromMilliseconds(57))], pings)) with { IsHostPing = true },
        Read(platform, "/Search", "company=Acme", c => c.Diagnostics.SearchAsync(" Acme "), companies =>
        {
            var company = Assert.Single(companies);
            var server = Assert.Single(company.Servers!);
            Assert.Equal(("Acme Markets", "Acme-Live 2"), (company.CompanyName, server.Name));
            Assert.Equal([new HostAndPort("192.0.2.10"), new HostAndPort("192.0.2.11", 1443)], server.AccessPoints);
        }),
    ];

    private static MetaTraderOperation Upload(
        TradingPlatform platform, string path, string file, Func<Broker.MetaTrader.IMetaTraderClient, Stream, Task<Broker.MetaTrader.Wire.RawAnswer>> call) =>
        Read(platform, path, "", async c =>
        {
            using var content = new MemoryStream("list of servers"u8.ToArray());
            return await call(c, content);
        }, answer => Assert.True(answer.Root.TryGetProperty("servers", out _))) with { Method = HttpMethod.Post, Parts = [("file", file, "list of servers")], TakesAnyText = true };
}
