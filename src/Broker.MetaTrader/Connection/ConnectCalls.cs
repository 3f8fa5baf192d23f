using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Connection;

/// <summary>Builds the requests of all ways to connect: which parameter which operation of which platform has (contracts/metatrader.md 4.1, 4.2).</summary>
internal sealed class ConnectCalls(MetaTraderClientOptions options)
{
    // The server gives up first, so that its own answer is heard instead of our time limit.
    private readonly long serverSeconds = Math.Max(1, (long)options.RegisterTimeout.TotalSeconds - 5);
    private readonly TimeSpan connectTimeout = options.RegisterTimeout;
    private readonly bool is5 = options.Platform == TradingPlatform.MetaTrader5;

    internal ApiCall ByServer(ConnectRequest request, AccountId? id) =>
        Options(Login(Operations.ConnectEx, request).Query("server", request.Login.Server), request, id, byServer: true);

    internal ApiCall ByHost(ConnectRequest request, HostAndPort accessPoint, AccountId? id) =>
        Options(Host(Login(ConnectionOperations.Connect, request), accessPoint), request, id, byServer: false);

    internal ApiCall ByServer(ConnectRequest request, ProxyServer proxy, AccountId? id) =>
        Options(Proxy(Login(ConnectionOperations.ConnectProxyEx, request).Query("server", request.Login.Server), proxy), request, id, byServer: true);

    internal ApiCall ByHost(ConnectRequest request, HostAndPort accessPoint, ProxyServer proxy, AccountId? id)
    {
        ApiCall call = Proxy(Host(Login(ConnectionOperations.ConnectProxy, request), accessPoint), proxy);
        return is5 ? Options(call, request, id, byServer: false) : Common(call.Query("id", id?.Value), request);
    }

    internal ApiCall ByCertificate(ConnectRequest request, HostAndPort accessPoint, ClientCertificate certificate, AccountId? id)
    {
        ApiCall call = ConnectionOperations.ConnectCert.Call()
            .Query("id", id?.Value)
            .Query("hardwareId", request.HardwareId)
            .Query("otp", request.OneTimePassword?.Reveal())
            .Query("connectTimeoutSeconds", serverSeconds)
            .Query("downloadOrderHistory", request.DownloadOrderHistory);
        return Common(call, request).WithBody(ApiBody.Multipart(
        [
            ApiBodyPart.Text("user", request.Login.Login.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ApiBodyPart.Text("password", request.Password.Reveal()),
            ApiBodyPart.Text("host", accessPoint.Host),
            ApiBodyPart.Text("port", accessPoint.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ApiBodyPart.File("pfxFile", certificate.FileName, certificate.Pfx),
            ApiBodyPart.Text("pfxFilePassword", certificate.Password.Reveal()),
        ]));
    }

    internal ApiCall ByToken(AccountId id, string? oneTimePassword)
    {
        ApiCall call = ConnectionOperations.ConnectByToken.About(id);
        return (is5 ? call.Query("connectTimeoutSeconds", serverSeconds).Query("otp", oneTimePassword) : call).WithAttemptTimeout(connectTimeout);
    }

    private static ApiCall Login(ApiOperation operation, ConnectRequest request) =>
        operation.Call().Query("user", request.Login.Login).Query("password", request.Password.Reveal());

    private static ApiCall Host(ApiCall call, HostAndPort accessPoint) => call.Query("host", accessPoint.Host).Query("port", accessPoint.Port);

    private static ApiCall Proxy(ApiCall call, ProxyServer proxy) => call
        .Query("proxyHost", proxy.Address.Host)
        .Query("proxyPort", proxy.Address.Port)
        .Query("proxyType", proxy.Kind.ToString())
        .Query("proxyUser", proxy.User)
        .Query("proxyPassword", proxy.Password?.Reveal());

    private ApiCall Options(ApiCall call, ConnectRequest request, AccountId? id, bool byServer) => Common(
        call.Query("id", id?.Value)
            .Query("hardwareId", request.HardwareId)
            .Query("otp", request.OneTimePassword?.Reveal())
            .Query("connectTimeoutSeconds", serverSeconds)
            .Query("connectTimeoutClusterMemberSeconds", byServer && request.ClusterMemberTimeout is { } limit ? (long)limit.TotalSeconds : null)
            .Query("downloadOrderHistory", request.DownloadOrderHistory)
            .Query("reconnectOnSymbolUpdate", request.ReconnectOnSymbolUpdate),
        request);

    private ApiCall Common(ApiCall call, ConnectRequest request) => call.WithIdentity(request.Login.ToString()).WithAttemptTimeout(connectTimeout);
}
