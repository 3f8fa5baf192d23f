using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Steering;

namespace Broker.Testing.MetaTrader;

/// <summary>What only the MetaTrader simulator can be told: logins, servers, settings, and the health of one account.</summary>
internal static class MetaTraderSteering
{
    public static SimResponse? Handle(MetaTraderSimulator simulator, SimRequest request, MetaTraderLogins logins, IEnumerable<SimulatedAccount> accounts)
    {
        var body = request.Json ?? [];
        switch (request.Segments[1])
        {
            case "logins":
                return AddLogin(body, logins);
            case "servers" when body.Text("server") is { } server:
                logins.AddServer(server);
                return SteeringEndpoint.Done();
            case "settings":
                return Configure(simulator, body, logins);
            case "accounts" when request.Segments.Length == 3:
                var matching = accounts.Where(a => a.Uuid == request.Segments[2] || a.Login == request.Segments[2]).ToArray();
                return matching.Length == 0 ? SteeringEndpoint.Refuse(404, "There is no account with that UUID or login.") : Change(matching, body);
            default:
                return null;
        }
    }

    private static SimResponse AddLogin(JsonObject body, MetaTraderLogins logins)
    {
        if (body.Text("login") is not { } login || body.Text("server") is not { } server || body.Text("password") is not { } password)
        {
            return SteeringEndpoint.Refuse(400, "A login needs login, server and password.");
        }

        logins.Add(login, server, password, body.Text("investorPassword"));
        return SteeringEndpoint.Done();
    }

    private static SimResponse Configure(MetaTraderSimulator simulator, JsonObject body, MetaTraderLogins logins)
    {
        logins.AcceptAny = body.Bool("acceptAnyLogin") ?? logins.AcceptAny;
        simulator.FailureStatus = body.Int("failureStatus") ?? simulator.FailureStatus;
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

    private static SimResponse Change(SimulatedAccount[] accounts, JsonObject body)
    {
        foreach (var account in accounts)
        {
            account.Connected = body.Bool("connected") ?? account.Connected;
            account.IsInvestor = body.Bool("isInvestor") ?? account.IsInvestor;
            account.Synced = body.Bool("synced") ?? account.Synced;
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

    private static decimal? Decimal(JsonObject body, string name) =>
        decimal.TryParse(body.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}
