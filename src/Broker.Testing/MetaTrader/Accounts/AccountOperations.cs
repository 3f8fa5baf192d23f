using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Trading;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Accounts;

/// <summary>Questions about an account as a whole.</summary>
internal static class AccountOperations
{
    public static IEnumerable<Operation> All { get; } =
    [
        new("AccountSummary", CallScope.Connected, Platforms.Both, call => Call.Json(AccountJson.Summary(call.World, call.Account))),
        new("AccountDetails", CallScope.Connected, Platforms.Both, call => Call.Json(AccountJson.Details(call.World, call.Account))),
        new("Account", CallScope.Connected, Platforms.MetaTrader5, call => Call.Json(AccountJson.Record(call.Account))),
        new("IsInvestor", CallScope.Connected, Platforms.MetaTrader4, call => Call.Truth(call.Account.IsInvestor)),
        new("RequiredMargin", CallScope.Connected, Platforms.MetaTrader5, RequiredMargin),
        new("UpdateProfits", CallScope.Connected, Platforms.MetaTrader5, call => Call.Number(Valuation.Profit(call.World, call.Account))),
        new("Mails", CallScope.Connected, Platforms.MetaTrader5, call => Call.List(call.Account.Mails.Select(mail => mail.ToJson(call.World)))),
        new("ClusterDetails", CallScope.Connected, Platforms.MetaTrader5, ClusterDetails),
        new("SetPlacedType", CallScope.Connected, Platforms.MetaTrader4, SetPlacedType),
    ];

    private static SimResponse RequiredMargin(Call call)
    {
        var symbol = call.Symbol();
        _ = call.Required("lots");
        var rate = call.World.Market.Rate(symbol.BaseCurrency, call.Account.Currency);
        return Call.Number(Valuation.RequiredMargin(symbol, call.Decimal("lots", 1m), rate, call.Account.Leverage));
    }

    private static SimResponse ClusterDetails(Call call) => Call.Json(new JsonObject
    {
        ["serverName"] = call.Account.Server,
        ["companyName"] = "Simulated Markets Ltd",
        ["servers"] = JsonText.Array((call.World.Logins.Servers.GetValueOrDefault(call.Account.Server) ?? []).Select(access => (JsonNode)JsonValue.Create(access))),
    });

    private static SimResponse SetPlacedType(Call call)
    {
        call.Account.PlacedType = call.Required("type");
        return call.Done();
    }
}
