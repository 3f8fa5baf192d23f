using System.Text.Json.Nodes;
using Broker.Testing.MetaTrader.Trading;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Accounts;

/// <summary>The state of an account as its platform writes it.</summary>
internal static class AccountJson
{
    public static JsonObject Summary(MetaTraderWorld world, SimulatedAccount account)
    {
        var body = Money(world, account);
        body["leverage"] = (decimal)account.Leverage;
        body["currency"] = account.Currency;
        if (account.Platform == MetaTraderPlatform.MetaTrader5)
        {
            body["method"] = account.Method.ToString();
            body["type"] = account.AccountType.ToLowerInvariant();
            body["isInvestor"] = account.IsInvestor;
            body["synced"] = account.Synced;
        }
        else
        {
            body["type"] = account.AccountType;
            body["isInvestor"] = account.IsInvestor;
        }

        return body;
    }

    public static JsonObject Money(MetaTraderWorld world, SimulatedAccount account)
    {
        var profit = Valuation.Profit(world, account);
        var equity = account.Balance + account.Credit + profit;
        var margin = Valuation.Margin(account);
        return new JsonObject
        {
            ["balance"] = account.Balance,
            ["credit"] = account.Credit,
            ["profit"] = profit,
            ["equity"] = equity,
            ["margin"] = margin,
            ["freeMargin"] = equity - margin,
            ["marginLevel"] = margin == 0 ? 0 : decimal.Round(equity / margin * 100, 2),
        };
    }

    /// <summary>The password is in it, as in the real answer.</summary>
    public static JsonObject Details(MetaTraderWorld world, SimulatedAccount account) => new()
    {
        ["serverName"] = account.Server,
        ["user"] = account.LoginNumber,
        ["password"] = account.Password,
        ["host"] = "203.0.113.10",
        ["port"] = 443,
        ["serverTime"] = WireTime.Format(world.ServerNow),
        ["serverTimeZone"] = (int)(world.ServerTimeZoneHours * 60m),
        ["company"] = "Simulated Markets Ltd",
        ["currency"] = account.Currency,
        ["accountName"] = account.Name,
        ["group"] = "demo\\retail",
        ["accountType"] = account.AccountType,
        ["accountLeverage"] = account.Leverage,
        ["accountMethod"] = account.Method.ToString(),
        ["isInvestor"] = account.IsInvestor,
    };

    public static JsonObject Record(SimulatedAccount account) => new()
    {
        ["login"] = account.LoginNumber,
        ["type"] = account.AccountType.ToLowerInvariant(),
        ["userName"] = account.Name,
        ["tradeFlags"] = 0,
        ["country"] = "Cyprus",
        ["city"] = "Limassol",
        ["state"] = "",
        ["zipCode"] = "3030",
        ["userAddress"] = "1 Simulated Street",
        ["phone"] = "+357 25 000000",
        ["email"] = $"client-{account.Login}@example.com",
        ["balance"] = account.Balance,
        ["credit"] = account.Credit,
        ["blocked"] = 0m,
        ["leverage"] = account.Leverage,
    };
}
