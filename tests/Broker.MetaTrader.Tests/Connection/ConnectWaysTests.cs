using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Core.Secrets;
using Broker.MetaTrader.Connection;

namespace Broker.MetaTrader.Tests.Connection;

/// <summary>Every way to connect: its parameters on both platforms, what is refused unsent, and that no secret comes to light.</summary>
public sealed class ConnectWaysTests
{
    private static readonly HostAndPort Point = new("trade1.acme.example", 1950);
    private readonly Rig mt5 = Rig.SessionHost();
    private readonly Rig mt4 = Rig.SessionHost(o => o.Platform = TradingPlatform.MetaTrader4);

    public ConnectWaysTests()
    {
        mt5.Server.Answer(200, "OK");
        mt4.Server.Answer(200, "OK");
    }

    [Fact]
    public async Task Connect_by_host_sends_host_and_port_and_no_server()
    {
        AccountId id = await mt5.Client.Connection.ConnectToHostAsync(Full(), Point);

        Assert.Equal(mt5.Client.Connection.SessionIdFor(Rig.Login), id);
        Assert.StartsWith("/Connect?", mt5.Request().PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(
            [
                ("user", "500123"), ("password", Rig.Password), ("host", "trade1.acme.example"), ("port", "1950"), ("id", id.Value), ("hardwareId", "HW-1"), ("otp", "CANARY-otp"),
                ("connectTimeoutSeconds", "55"), ("downloadOrderHistory", "true"), ("reconnectOnSymbolUpdate", "false"),
            ],
            mt5.Query());
    }

    [Fact]
    public async Task Connect_by_server_takes_every_option_of_metatrader_5()
    {
        await mt5.Client.Connection.ConnectAsync(Full());

        Assert.StartsWith("/ConnectEx?", mt5.Request().PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(
            ["user", "password", "server", "id", "hardwareId", "otp", "connectTimeoutSeconds", "connectTimeoutClusterMemberSeconds", "downloadOrderHistory", "reconnectOnSymbolUpdate"],
            mt5.Query().Select(static q => q.Name));
        Assert.Contains(("connectTimeoutClusterMemberSeconds", "20"), mt5.Query());
    }

    [Fact]
    public async Task Connect_through_a_proxy_by_server()
    {
        await mt5.Client.Connection.ConnectThroughProxyAsync(Plain(), Proxy());

        Assert.StartsWith("/ConnectProxyEx?", mt5.Request().PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(
            [
                ("user", "500123"), ("password", Rig.Password), ("server", "Acme-Live 2"), ("proxyHost", "proxy.example"), ("proxyPort", "1080"), ("proxyType", "Socks5"),
                ("proxyUser", "pu"), ("proxyPassword", "CANARY-proxy"), ("id", Id(mt5)), ("connectTimeoutSeconds", "55"),
            ],
            mt5.Query());
    }

    [Fact]
    public async Task Connect_through_a_proxy_by_host_on_both_platforms()
    {
        await mt5.Client.Connection.ConnectToHostThroughProxyAsync(Plain(), Point, Proxy());
        await mt4.Client.Connection.ConnectToHostThroughProxyAsync(Plain(), Point, Proxy());

        string[] common = ["user", "password", "host", "port", "proxyHost", "proxyPort", "proxyType", "proxyUser", "proxyPassword", "id"];
        Assert.StartsWith("/ConnectProxy?", mt5.Request().PathAndQuery, StringComparison.Ordinal);
        Assert.Equal([.. common, "connectTimeoutSeconds"], mt5.Query().Select(static q => q.Name));
        Assert.Equal(common, mt4.Query().Select(static q => q.Name));
    }

    [Fact]
    public async Task Connect_with_a_certificate_posts_the_secrets_as_a_form()
    {
        await mt5.Client.Connection.ConnectWithCertificateAsync(Full(), Point, Certificate());

        var request = mt5.Request();
        Assert.Equal("POST", request.Method);
        Assert.Equal(["id", "hardwareId", "otp", "connectTimeoutSeconds", "downloadOrderHistory"], mt5.Query().Select(static q => q.Name));
        Assert.StartsWith("multipart/form-data; boundary=", request.Headers["Content-Type"], StringComparison.Ordinal);
        string body = request.Body!;
        int[] places = [.. ((string[])["name=\"user\"", "500123", "name=\"password\"", Rig.Password, "name=\"host\"", "name=\"port\"", "1950", "name=\"pfxFile\"; filename=\"certificate.pfx\"", "PFX", "name=\"pfxFilePassword\"", "CANARY-pfx"]).Select(part => body.IndexOf(part, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task Connect_by_token_sends_no_password_and_gives_back_the_session()
    {
        Assert.Equal(Rig.Account, await mt5.Client.Connection.ConnectByTokenAsync(Rig.Account, Secret.From("CANARY-otp")));
        Assert.Equal(Rig.Account, await mt4.Client.Connection.ConnectByTokenAsync(Rig.Account));

        Assert.Equal([("id", Rig.Account.Value), ("connectTimeoutSeconds", "55"), ("otp", "CANARY-otp")], mt5.Query());
        Assert.Equal([("id", Rig.Account.Value)], mt4.Query());
    }

    [Theory]
    [InlineData("servers-own", "servers-own")]
    [InlineData("OK", "0b8e6c1e-5a54-4a6f-9a53-0d7b0e6f1a11")]
    public async Task Connect_by_token_answers_ok_or_the_token(string body, string id)
    {
        Rig rig = Rig.SessionHost();
        rig.Server.Answer(200, body);

        Assert.Equal(id, (await rig.Client.Connection.ConnectByTokenAsync(Rig.Account)).Value);
    }

    [Fact]
    public async Task Disconnect_demands_ok()
    {
        await mt5.Client.Connection.DisconnectAsync(Rig.Account);
        Assert.Equal("/Disconnect?id=" + Rig.Account, mt5.Request().PathAndQuery);

        Rig rig = Rig.SessionHost();
        rig.Server.Answer(200, "<html>");
        Assert.Equal(ErrorKind.Protocol, (await rig.Client.Connection.TryDisconnectAsync(Rig.Account)).Error?.Kind);
    }

    [Fact]
    public async Task What_metatrader_4_has_no_parameter_for_is_refused_unsent_and_named()
    {
        AssertNotSent(mt4, await mt4.Client.Connection.TryConnectAsync(new() { Login = Rig.Login, Password = Password(), OneTimePassword = Secret.From("1") }), "OneTimePassword");
        AssertNotSent(mt4, await mt4.Client.Connection.TryConnectAsync(new() { Login = Rig.Login, Password = Password(), HardwareId = "x" }), "HardwareId");
        AssertNotSent(mt4, await mt4.Client.Connection.TryConnectToHostAsync(new() { Login = Rig.Login, Password = Password(), ReconnectOnSymbolUpdate = true }, Point), "ReconnectOnSymbolUpdate");
        AssertNotSent(mt4, await mt4.Client.Connection.TryConnectAsync(new() { Login = Rig.Login, Password = Password(), ClusterMemberTimeout = TimeSpan.FromSeconds(9) }), "ClusterMemberTimeout");
        AssertNotSent(mt4, await mt4.Client.Connection.TryConnectThroughProxyAsync(Plain(), Proxy()), "ConnectToHostThroughProxyAsync");
        AssertNotSent(mt4, await mt4.Client.Connection.TryConnectWithCertificateAsync(Plain(), Point, Certificate()), "MetaTrader 5");
        AssertNotSent(mt4, await mt4.Client.Connection.TryConnectByTokenAsync(Rig.Account, Secret.From("1")), "OneTimePassword");
        AssertNotSent(mt4, await mt4.Client.Connection.TryConnectAsync(new() { Login = new(3_000_000_000, "Acme"), Password = Password() }), "32 bits");
    }

    [Fact]
    public async Task The_gateway_is_sent_none_of_it()
    {
        var gateway = new Rig();
        IConnectionArea connection = gateway.Client.Connection;
        AssertNotSent(gateway, await connection.TryConnectToHostAsync(Plain(), Point), "RegisterAsync");
        AssertNotSent(gateway, await connection.TryConnectThroughProxyAsync(Plain(), Proxy()), "RegisterAsync");
        AssertNotSent(gateway, await connection.TryConnectToHostThroughProxyAsync(Plain(), Point, Proxy()), "RegisterAsync");
        AssertNotSent(gateway, await connection.TryConnectWithCertificateAsync(Plain(), Point, Certificate()), "RegisterAsync");
        AssertNotSent(gateway, await connection.TryConnectByTokenAsync(Rig.Account), "RegisterAsync");
        ApiResult<bool> ended = await connection.TryDisconnectAsync(Rig.Account);
        Assert.Equal((Outcome.NotSent, 0), (ended.Error!.Outcome, gateway.Server.Count));
    }

    [Fact]
    public async Task A_certificate_above_the_limit_is_refused_unsent()
    {
        Rig rig = Rig.SessionHost(o => o.MaxUploadBytes = 1024);

        AssertNotSent(rig, await rig.Client.Connection.TryConnectWithCertificateAsync(Plain(), Point, new() { Pfx = new byte[1025], Password = Password() }), "MaxUploadBytes");
    }

    [Fact]
    public async Task No_secret_of_a_refused_login_comes_to_light()
    {
        Rig rig = Rig.SessionHost();
        rig.Server.Answer(201, """{"message":"CANARY-otp CANARY-proxy CANARY-pfx","code":"INVALID_ACCOUNT"}""");
        ApiError?[] errors =
        [
            (await rig.Client.Connection.TryConnectToHostThroughProxyAsync(Full(), Point, Proxy())).Error,
            (await rig.Client.Connection.TryConnectWithCertificateAsync(Full(), Point, Certificate())).Error,
            (await rig.Client.Connection.TryConnectByTokenAsync(new AccountId("CANARY-id"), Secret.From("CANARY-otp"))).Error,
        ];

        Assert.Equal(3, rig.Server.Count);
        Assert.All(errors, error =>
        {
            Assert.Equal(Outcome.Refused, error!.Outcome);
            Assert.DoesNotContain("CANARY", $"{error} {error.ToException()} {error.RequestIdentity}", StringComparison.Ordinal);
        });
        Assert.DoesNotContain("CANARY", rig.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_tells_state_and_times_and_never_the_id()
    {
        Rig rig = Rig.SessionHost();
        rig.Server.Answer(200, """{"id":"CANARY-id","isConnected":true,"connectTimeUTC":"2026-11-02T08:00:00","lastQuoteTimeUTC":"0001-01-01T00:00:00","clientIp":"10.0.0.1","extra":1}""");

        ConnectionStatus status = await rig.Client.Connection.GetStatusAsync(Rig.Account);

        Assert.Equal((true, new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero), (DateTimeOffset?)null, "10.0.0.1"), (status.IsConnected, status.ConnectTimeUtc, status.LastQuoteTimeUtc, status.ClientIp));
        Assert.Equal(1, status.UnknownFields?.Count);
        Assert.DoesNotContain("CANARY", System.Text.Json.JsonSerializer.Serialize(status) + status, StringComparison.Ordinal);
        Assert.Equal("/ConnectionStatus?id=" + Rig.Account, rig.Request().PathAndQuery);
    }

    private static void AssertNotSent(Rig rig, ApiResult<AccountId> result, string told)
    {
        Assert.Equal((Outcome.NotSent, ErrorKind.Validation, 0), (result.Error!.Outcome, result.Error.Kind, rig.Server.Count));
        Assert.Contains(told, result.Error.ToString(), StringComparison.Ordinal);
    }

    private static string Id(Rig rig) => rig.Client.Connection.SessionIdFor(Rig.Login)!.Value.Value;

    private static Secret Password() => Secret.From(Rig.Password);

    private static ConnectRequest Plain() => new() { Login = Rig.Login, Password = Password() };

    private static ConnectRequest Full() => new()
    {
        Login = Rig.Login,
        Password = Password(),
        OneTimePassword = Secret.From("CANARY-otp"),
        HardwareId = "HW-1",
        DownloadOrderHistory = true,
        ReconnectOnSymbolUpdate = false,
        ClusterMemberTimeout = TimeSpan.FromSeconds(20),
    };

    private static ProxyServer Proxy() => new() { Address = new("proxy.example", 1080), User = "pu", Password = Secret.From("CANARY-proxy") };

    private static ClientCertificate Certificate() => new() { Pfx = "PFX"u8.ToArray(), Password = Secret.From("CANARY-pfx") };
}
