using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Accounts;

/// <summary>The gateway's register of accounts.</summary>
internal static class RegistryOperations
{
    public static IEnumerable<Operation> All { get; } =
    [
        new("RegisterAccount", CallScope.Registry, Platforms.Both, Register) { IsConnect = true },
        new("GetAccounts", CallScope.Registry, Platforms.Both, Listing),
        new("DeleteAccount", CallScope.Registry, Platforms.Both, Delete),
    ];

    private static SimResponse Register(Call call)
    {
        var (server, user, password) = (call.Text("server"), call.Text("user"), call.Text("password") ?? "");
        if (MetaTraderAnswers.Platform(call.Text("type") ?? "") is not { } platform)
        {
            return MetaTraderAnswers.Error(400, "Invalid account type");
        }

        if (user is null || server is null)
        {
            return MetaTraderAnswers.Error(400, "Missing required parameters");
        }

        if (!call.World.Logins.KnowsServer(server))
        {
            return MetaTraderAnswers.Error(400, "Server not found");
        }

        if (!call.World.Logins.Accepts(user, server, password, out var investor))
        {
            throw new Refusal("INVALID_ACCOUNT", "Invalid account");
        }

        var uuid = Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture);
        var account = call.World.NewAccount(uuid, user, server, call.Text("name") ?? "", platform, password);
        account.IsInvestor = investor;
        call.World.Accounts.Add(account);
        return Call.Json(new JsonObject { ["message"] = "Account registered successfully", ["id"] = account.Uuid });
    }

    private static SimResponse Listing(Call call) => Call.List(call.World.Accounts.All.Select(account => (JsonNode)new JsonObject
    {
        ["id"] = account.Uuid,
        ["account_number"] = account.Login,
        ["account_server"] = account.Server,
        ["type"] = MetaTraderAnswers.TypeName(account.Platform),
        ["name"] = account.Name,
    }));

    private static SimResponse Delete(Call call)
    {
        if (call.Text("id") is not { } id)
        {
            return MetaTraderAnswers.Error(400, "Missing account id");
        }

        if (call.World.Accounts.Remove(id) is not { } account)
        {
            return MetaTraderAnswers.Error(404, "Account not found");
        }

        call.World.Sockets.DropAccount(account);
        return Call.Json(new JsonObject { ["message"] = "Account deleted successfully" });
    }
}
