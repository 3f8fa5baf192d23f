using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Accounts;

/// <summary>The calls whose answers carry passwords, and the one that changes them.</summary>
internal static class PrivateOperations
{
    private static readonly string[] LogMessages = ["Connecting", "Connected"];

    public static IEnumerable<Operation> All { get; } =
    [
        new("QuoteClient", CallScope.Connected, Platforms.MetaTrader5, Dump),
        new("ChangePassword", CallScope.Connected, Platforms.MetaTrader5, ChangePassword),
        new("GetLogs", CallScope.Session, Platforms.MetaTrader4, call => Logs(call, call.Account)),
        new("GetLogsByUser", CallScope.Open, Platforms.MetaTrader4, LogsByUser),
        new("GetDemo", CallScope.Open, Platforms.MetaTrader5, NewDemo),
    ];

    private static SimResponse Dump(Call call)
    {
        var account = call.Account;
        var dump = new JsonObject
        {
            ["id"] = account.Uuid,
            ["user"] = account.LoginNumber,
            ["password"] = account.Password,
            ["investorPassword"] = "investor-of-" + account.Login,
            ["host"] = "203.0.113.10",
            ["port"] = 443,
            ["serverName"] = account.Server,
            ["connected"] = account.Connected,
            ["accountBalance"] = account.Balance,
            ["accountDetails"] = AccountJson.Details(call.World, account),
        };
        foreach (var name in call.Many("filter") is { Length: > 0 } wanted ? dump.Select(pair => pair.Key).Except(wanted, StringComparer.OrdinalIgnoreCase).ToArray() : [])
        {
            dump.Remove(name);
        }

        return Call.Json(dump);
    }

    /// <summary>Changing the master password ends the session and makes its token worthless.</summary>
    private static SimResponse ChangePassword(Call call)
    {
        var (password, isInvestor) = (call.Required("password"), call.Bool("isInvestor", missing: false));
        if (call.Account.IsInvestor)
        {
            throw new Refusal("NOT_PERMISSION", "Investor mode, the password cannot be changed");
        }

        call.World.Logins.ChangePassword(call.Account, password, isInvestor);
        if (!isInvestor)
        {
            call.Account.Password = password;
            call.Account.Ended = call.Account.Forgotten = true;
            call.World.Sockets.DropAccount(call.Account);
        }

        return call.Done();
    }

    private static SimResponse LogsByUser(Call call)
    {
        var (user, password) = (call.Required("user"), call.Required("password"));
        var account = call.World.Accounts.All.Concat(call.World.Sessions.Live).FirstOrDefault(a => a.Login == user && a.Password == password);
        return account is null ? Call.Json(new JsonArray()) : Logs(call, account);
    }

    private static SimResponse Logs(Call call, SimulatedAccount account) => Call.List(LogMessages.Select(message => (JsonNode)new JsonObject
    {
        ["time"] = call.Time(account.ConnectedAt),
        ["level"] = "Info",
        ["message"] = message,
        ["id"] = account.Uuid,
        ["user"] = account.LoginNumber,
        ["password"] = account.Password,
    }));

    private static SimResponse NewDemo(Call call)
    {
        var server = call.World.Logins.ServerAt(call.Required("host"), call.Required("port"));
        var login = call.World.Logins.NextDemo();
        var (master, investor) = ($"demo-{login}", $"look-{login}");
        call.World.Logins.Add(login.ToString(CultureInfo.InvariantCulture), server, master, investor);
        return Call.Json(new JsonObject { ["login"] = login, ["password"] = master, ["investor"] = investor });
    }
}
