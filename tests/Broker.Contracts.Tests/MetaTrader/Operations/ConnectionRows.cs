using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.MetaTrader.Connection;
using static Broker.Contracts.Tests.MetaTrader.Operations.Rows;

namespace Broker.Contracts.Tests.MetaTrader.Operations;

/// <summary>Sessions of session hosts, and the checks that both dialects have.</summary>
internal static class ConnectionRows
{
    private const string Hardware = "00112233445566778899aabbccddeeff";
    private const string LoginQuery = $"user=500123; password={PasswordText}";
    private const string ProxyQuery = $"proxyHost=proxy.acme.example; proxyPort=1080; proxyType=Socks4; proxyUser=p; proxyPassword={PasswordText}";
    private const string Options5 = $"id=*; hardwareId={Hardware}; otp=123456; connectTimeoutSeconds=55; ";
    private const string Rest5 = "downloadOrderHistory=true; reconnectOnSymbolUpdate=false";
    private static readonly HostAndPort AccessPoint = new("trade1.acme.example", 1443);
    private static readonly ProxyServer Proxy = new() { Address = new HostAndPort("proxy.acme.example", 1080), Kind = ProxyKind.Socks4, User = "p", Password = Password };

    public static IReadOnlyList<MetaTraderOperation> All { get; } =
    [
        Connect(Mt4, "/ConnectEx", $"{LoginQuery}; server=Acme-Live 2; id=*; connectTimeoutSeconds=55; downloadOrderHistory=true", c => c.Connection.ConnectAsync(Request4)),
        Connect(Mt5, "/ConnectEx", $"{LoginQuery}; server=Acme-Live 2; {Options5}connectTimeoutClusterMemberSeconds=20; {Rest5}", c => c.Connection.ConnectAsync(Request5)),
        Connect(Mt4, "/Connect", $"{LoginQuery}; host=trade1.acme.example; port=1443; id=*; connectTimeoutSeconds=55; downloadOrderHistory=true", c => c.Connection.ConnectToHostAsync(Request4, AccessPoint)),
        Connect(Mt5, "/Connect", $"{LoginQuery}; host=trade1.acme.example; port=1443; {Options5}{Rest5}", c => c.Connection.ConnectToHostAsync(Request5, AccessPoint)),
        Connect(Mt4, "/ConnectProxy", $"{LoginQuery}; host=trade1.acme.example; port=1443; {ProxyQuery}; id=*", c => c.Connection.ConnectToHostThroughProxyAsync(Request4, AccessPoint, Proxy)),
        Connect(Mt5, "/ConnectProxy", $"{LoginQuery}; host=trade1.acme.example; port=1443; {ProxyQuery}; {Options5}{Rest5}", c => c.Connection.ConnectToHostThroughProxyAsync(Request5, AccessPoint, Proxy)),
        Connect(Mt5, "/ConnectProxyEx", $"{LoginQuery}; server=Acme-Live 2; {ProxyQuery}; {Options5}connectTimeoutClusterMemberSeconds=20; {Rest5}", c => c.Connection.ConnectThroughProxyAsync(Request5, Proxy)),
        Connect(Mt5, "/ConnectCert", $"{Options5}downloadOrderHistory=true", c => c.Connection.ConnectWithCertificateAsync(
            Request5, AccessPoint, new ClientCertificate { Pfx = "not a real pfx"u8.ToArray(), Password = Password })) with
        {
            Method = HttpMethod.Post,
            Parts =
            [
                ("user", null, "500123"), ("password", null, PasswordText), ("host", null, "trade1.acme.example"), ("port", null, "1443"),
                ("pfxFile", "certificate.pfx", "not a real pfx"), ("pfxFilePassword", null, PasswordText),
            ],
        },
        Connect(Mt4, "/ConnectByToken", "id=*", c => c.Connection.ConnectByTokenAsync(Id)) with { Identity = null },
        Connect(Mt5, "/ConnectByToken", "id=*; connectTimeoutSeconds=55; otp=123456", c => c.Connection.ConnectByTokenAsync(Id, Secret.From("123456"))) with { Identity = null },
        .. new[] { Mt4, Mt5 }.SelectMany(Of),
        Check(Mt5, RetryClass.Read, c => c.Connection.CheckAsync(Id)) with { Variant = "of a registered account", IsGateway = true },
    ];

    private static ConnectRequest Request4 => new() { Login = Login, Password = Password, Id = Id, DownloadOrderHistory = true };

    private static ConnectRequest Request5 => new()
    {
        Login = Login, Password = Password, Id = Id, DownloadOrderHistory = true, ReconnectOnSymbolUpdate = false,
        OneTimePassword = Secret.From("123456"), HardwareId = Hardware, ClusterMemberTimeout = TimeSpan.FromSeconds(20),
    };

    private static IEnumerable<MetaTraderOperation> Of(TradingPlatform platform) =>
    [
        Done(platform, RetryClass.Session, "/Disconnect", "id=*", c => c.Connection.DisconnectAsync(Id)),
        Check(platform, RetryClass.Read, c => c.Connection.CheckAsync(Id)),
        Check(platform, RetryClass.Once, async c => (await c.Connection.TryCheckOnceAsync(Id)).Value) with { Variant = "once" },
        Read(platform, "/ConnectionStatus", "id=*", c => c.Connection.GetStatusAsync(Id), status => Assert.Equal(
            (true, new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 2, 10, 15, 29, TimeSpan.Zero), "192.0.2.44"),
            (status.IsConnected, status.ConnectTimeUtc, status.LastQuoteTimeUtc, status.ClientIp))),
    ];

    private static MetaTraderOperation Connect(TradingPlatform platform, string path, string query, Func<Broker.MetaTrader.IMetaTraderClient, Task<AccountId>> call) =>
        Row(platform, RetryClass.Session, path, query, call, id => Assert.Equal(Id, id)) with { Identity = Login.ToString() };

    private static MetaTraderOperation Check(TradingPlatform platform, RetryClass retry, Func<Broker.MetaTrader.IMetaTraderClient, Task<ConnectionCheck>> call) =>
        Row(platform, retry, "/CheckConnect", "id=*", call, check => Assert.Equal((ConnectionState.Connected, true), (check.State, check.WasIntrusive)));
}
