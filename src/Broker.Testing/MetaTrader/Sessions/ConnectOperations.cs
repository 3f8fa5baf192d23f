using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Sessions;

/// <summary>Opening, checking and ending sessions.</summary>
internal static class ConnectOperations
{
    public static IEnumerable<Operation> All { get; } =
    [
        new("ConnectEx", CallScope.Open, Platforms.Both, ByServer) { IsConnect = true },
        new("Connect", CallScope.Open, Platforms.Both, ByHost) { IsConnect = true },
        new("ConnectProxy", CallScope.Open, Platforms.Both, ByProxyToHost) { IsConnect = true },
        new("ConnectProxyEx", CallScope.Open, Platforms.MetaTrader5, ByProxyToServer) { IsConnect = true },
        new("ConnectCert", CallScope.Open, Platforms.MetaTrader5, ByCertificate) { IsConnect = true, IsPost = true },
        new("ConnectByToken", CallScope.Open, Platforms.Both, ByToken),
        new("CheckConnect", CallScope.Session, Platforms.Both, Check),
        new("Disconnect", CallScope.Session, Platforms.Both, Disconnect),
        new("ConnectionStatus", CallScope.Session, Platforms.Both, Status),
    ];

    // "host" in the place of "server" is answered too: an older form of ConnectEx.
    private static SimResponse ByServer(Call call) => Open(call, call.Text("server") ?? call.Text("host") ?? "", call.Text("user") ?? "", call.Text("password") ?? "");

    private static SimResponse ByHost(Call call) => call.Text("host") is { } host
        ? Open(call, call.World.Logins.ServerAt(host, call.Text("port")), call.Text("user") ?? "", call.Text("password") ?? "")
        : ByServer(call);

    private static SimResponse ByProxyToHost(Call call)
    {
        DemandProxy(call);
        return ByHost(call);
    }

    private static SimResponse ByProxyToServer(Call call)
    {
        DemandProxy(call);
        return ByServer(call);
    }

    private static SimResponse ByCertificate(Call call)
    {
        var form = MultipartForm.Read(call.Request);
        foreach (var name in new[] { "user", "password", "host", "port", "pfxFile" })
        {
            _ = form.GetValueOrDefault(name) is { Length: > 0 } ? name : throw new Refusal("NULL_ARGUMENT", $"Value cannot be null. (Parameter '{name}')");
        }

        return Open(call, call.World.Logins.ServerAt(form["host"], form["port"]), form["user"], form["password"]);
    }

    private static SimResponse Open(Call call, string server, string user, string password)
    {
        if (!call.World.Logins.KnowsServer(server))
        {
            // The zero value of the code enum stands in a failure: contracts/metatrader.md 3.2.
            throw new Refusal(Codes.Api(call.Platform), "Cannot find server " + server);
        }

        return call.World.Logins.Accepts(user, server, password, out var investor)
            ? call.Word(call.World.Sessions.Open(server, user, password, investor, call.Text("id")).Uuid)
            : throw new Refusal("INVALID_ACCOUNT", "Invalid account");
    }

    private static SimResponse ByToken(Call call)
    {
        var id = call.Required("id");
        var session = call.World.Accounts.Find(id) ?? call.World.Sessions.FindAny(id);
        if (session is null || session.Forgotten)
        {
            throw new Refusal("INVALID_TOKEN", $"Client with id = {id} not found");
        }

        call.World.Sessions.Revive(session);
        return call.Word(session.Uuid);
    }

    private static SimResponse Check(Call call)
    {
        var account = call.Account;
        if (account.CheckConnectFailures != 0)
        {
            account.CheckConnectFailures -= account.CheckConnectFailures > 0 ? 1 : 0;
            account.Connected = false;
            throw new Refusal("CONNECT_ERROR", $"Not connected ({account.Login})");
        }

        if (call.World.CheckConnectFailsWhenClosed && !call.World.Market.Open)
        {
            throw new Refusal("SERVICE_NOT_AVAILABLE", "Service is not available");
        }

        // A flapping connection says OK and is gone again.
        account.Connected = account.DropsLeft == 0;
        account.DropsLeft = Math.Max(0, account.DropsLeft - 1);
        return call.Done();
    }

    private static SimResponse Disconnect(Call call)
    {
        call.Account.Connected = false;
        call.Account.Ended = call.World.Sessions.FindAny(call.Account.Uuid) == call.Account;
        call.World.Sockets.DropAccount(call.Account);
        return call.Done();
    }

    private static SimResponse Status(Call call) => Call.Json(new JsonObject
    {
        ["id"] = call.Account.Uuid,
        ["isConnected"] = call.Account.Connected,
        ["connectTimeUTC"] = WireTime.Utc(call.Account.ConnectedAt),
        ["lastQuoteTimeUTC"] = call.Account.Connected ? WireTime.Utc(call.Account.LastQuoteAt ?? call.World.Now) : WireTime.Missing,
        ["clientIp"] = "198.51.100.7",
    });

    private static void DemandProxy(Call call)
    {
        _ = call.Required("proxyHost");
        _ = call.RequiredLong("proxyPort");
    }
}
