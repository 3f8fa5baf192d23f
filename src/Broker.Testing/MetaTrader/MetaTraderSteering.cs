using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Wire;
using Broker.Testing.Steering;

namespace Broker.Testing.MetaTrader;

/// <summary>What only the MetaTrader simulator can be told over HTTP.</summary>
internal static class MetaTraderSteering
{
    public static SimResponse? Handle(MetaTraderSimulator simulator, MetaTraderWorld world, SimRequest request)
    {
        var body = request.Json ?? [];
        var target = request.Segments.Length == 3 ? request.Segments[2] : null;
        return (request.Segments[1], target) switch
        {
            ("logins", null) => AddLogin(body, world),
            ("servers", null) when body.Text("server") is { } server => Do(() => simulator.AddServer(server, Texts(body, "access"))),
            ("settings", null) => Configure(simulator, body),
            ("accounts", { } id) => Change(world, id, body),
            ("quotes", null) => Quote(simulator, body),
            ("market", null) => Market(simulator, body),
            ("trading", null) => Trading(simulator, body),
            ("hosts", null) => Host(simulator, body),
            ("sockets", null) => Sockets(simulator, body),
            ("sessions", { } id) => Session(simulator, id, body),
            ("seed", null) => Seed(simulator, body),
            _ => null,
        };
    }

    private static SimResponse AddLogin(JsonObject body, MetaTraderWorld world)
    {
        if (body.Text("login") is not { } login || body.Text("server") is not { } server || body.Text("password") is not { } password)
        {
            return SteeringEndpoint.Refuse(400, "A login needs login, server and password.");
        }

        world.Logins.Add(login, server, password, body.Text("investorPassword"));
        return SteeringEndpoint.Done();
    }

    private static SimResponse Configure(MetaTraderSimulator simulator, JsonObject body)
    {
        simulator.AcceptAnyLogin = body.Bool("acceptAnyLogin") ?? simulator.AcceptAnyLogin;
        simulator.FailureStatus = body.Int("failureStatus") ?? simulator.FailureStatus;
        simulator.ServerTimeZoneHours = Decimal(body, "serverTimeZoneHours") ?? simulator.ServerTimeZoneHours;
        simulator.StartingBalance = Decimal(body, "startingBalance") ?? simulator.StartingBalance;
        simulator.SessionIdleLimit = Decimal(body, "sessionIdleSeconds") is { } seconds ? TimeSpan.FromSeconds((double)seconds) : simulator.SessionIdleLimit;
        if (body.Text("sessionPlatform") is { } platform)
        {
            simulator.SessionPlatform = MetaTraderAnswers.Platform(platform) ?? throw new Refusal("", "sessionPlatform must be MetaTrader4 or MetaTrader5.");
        }

        if (body.Text("dialect") is { } dialect)
        {
            if (!Enum.TryParse<MetaTraderDialect>(dialect.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var parsed))
            {
                return SteeringEndpoint.Refuse(400, "dialect must be both, gateway or session-host.");
            }

            simulator.Dialect = parsed;
        }

        return SteeringEndpoint.Done();
    }

    private static SimResponse Change(MetaTraderWorld world, string id, JsonObject body)
    {
        var accounts = world.Accounts.All.Concat(world.Sessions.Live).Where(a => a.Uuid == id || a.Login == id).ToArray();
        if (accounts.Length == 0)
        {
            return SteeringEndpoint.Refuse(404, "There is no account with that UUID or login.");
        }

        foreach (var account in accounts)
        {
            account.Connected = body.Bool("connected") ?? account.Connected;
            account.IsInvestor = body.Bool("isInvestor") ?? account.IsInvestor;
            account.Synced = body.Bool("synced") ?? account.Synced;
            account.TradeEnabled = body.Bool("tradeEnabled") ?? account.TradeEnabled;
            account.Method = Enum.TryParse<SimulatedAccountMethod>(body.Text("method"), ignoreCase: true, out var method) ? method : account.Method;
            account.CheckConnectFailures = body.Int("checkConnectFailures") ?? account.CheckConnectFailures;
            account.Balance = Decimal(body, "balance") ?? account.Balance;
            account.Credit = Decimal(body, "credit") ?? account.Credit;
            account.Profit = Decimal(body, "profit") ?? account.Profit;
            account.Margin = Decimal(body, "margin") ?? account.Margin;
            account.Leverage = body.Int("leverage") ?? account.Leverage;
            account.Currency = body.Text("currency") ?? account.Currency;
            account.AccountType = body.Text("accountType") ?? account.AccountType;
        }

        return SteeringEndpoint.Done();
    }

    private static SimResponse Quote(MetaTraderSimulator simulator, JsonObject body)
    {
        if (body.Text("symbol") is not { } symbol || Decimal(body, "bid") is not { } bid || Decimal(body, "ask") is not { } ask)
        {
            return SteeringEndpoint.Refuse(400, "A quote needs symbol, bid and ask.");
        }

        return simulator.Symbols.Any(s => s.Name == symbol)
            ? Do(() => simulator.SetQuote(symbol, bid, ask))
            : SteeringEndpoint.Refuse(404, $"There is no symbol '{symbol}'.");
    }

    private static SimResponse Market(MetaTraderSimulator simulator, JsonObject body)
    {
        simulator.MarketOpen = body.Bool("open") ?? simulator.MarketOpen;
        simulator.CheckConnectFailsWhenClosed = body.Bool("checkConnectFailsWhenClosed") ?? simulator.CheckConnectFailsWhenClosed;
        return SteeringEndpoint.Done();
    }

    private static SimResponse Trading(MetaTraderSimulator simulator, JsonObject body)
    {
        if (body.Int("requoteNext") is { } requotes)
        {
            simulator.RequoteNext(requotes);
        }

        if (Decimal(body, "partialFillNext") is > 0 and var lots)
        {
            simulator.PartialFillNext(lots);
        }

        return SteeringEndpoint.Done();
    }

    private static SimResponse Host(MetaTraderSimulator simulator, JsonObject body) => body.Text("host") is { Length: > 0 } host
        ? Do(() => simulator.SetHost(host, body.Int("port") ?? 443, body.Int("milliseconds")))
        : SteeringEndpoint.Refuse(400, "A host needs host, port and milliseconds (null when it cannot be reached).");

    private static SimResponse Sockets(MetaTraderSimulator simulator, JsonObject body)
    {
        var path = body.Text("path");
        int? count = body.Text("action") switch
        {
            "drop" => simulator.DropSockets(path),
            "close" => simulator.CloseSockets(path),
            "send" when body.Text("text") is { } text => simulator.PublishRaw(path, text),
            "silence" or "speak" => simulator.OpenSockets,
            _ => null,
        };
        if (body.Text("action") is "silence" or "speak")
        {
            simulator.SilenceSockets(body.Text("action") == "silence");
        }

        return count is { } sockets
            ? SimResponse.Json(200, new JsonObject { ["sockets"] = sockets })
            : SteeringEndpoint.Refuse(400, "action must be drop, close, silence, speak, or send with a text.");
    }

    private static SimResponse Session(MetaTraderSimulator simulator, string id, JsonObject body)
    {
        try
        {
            switch (body.Text("action"))
            {
                case "expire":
                    return Do(() => simulator.ExpireSession(id));
                case "drop":
                    return Do(() => simulator.DropConnection(id, Math.Max(1, body.Int("times") ?? 1)));
                default:
                    return SteeringEndpoint.Refuse(400, "action must be expire or drop.");
            }
        }
        catch (ArgumentException e)
        {
            return SteeringEndpoint.Refuse(404, e.Message);
        }
    }

    private static SimResponse Seed(MetaTraderSimulator simulator, JsonObject body)
    {
        var platform = MetaTraderAnswers.Platform(body.Text("platform") ?? "MetaTrader5") ?? throw new Refusal("", "platform must be MetaTrader4 or MetaTrader5.");
        var ids = simulator.SeedAccounts(Math.Clamp(body.Int("count") ?? 0, 0, 100_000), platform);
        return SimResponse.Json(200, new JsonObject { ["ids"] = JsonText.Array(ids.Select(id => (JsonNode)JsonValue.Create(id))) });
    }

    private static SimResponse Do(Action act)
    {
        act();
        return SteeringEndpoint.Done();
    }

    private static string[] Texts(JsonObject body, string name) => [.. (body[name] as JsonArray ?? []).Select(node => node.Text() ?? "")];

    private static decimal? Decimal(JsonObject body, string name) =>
        decimal.TryParse(body.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}
