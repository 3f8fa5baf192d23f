using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.MetaTrader;

/// <summary>The bodies of the API (contracts/metatrader.md 3.1 and 5).</summary>
internal static class MetaTraderAnswers
{
    private const string JsonType = "text/json; charset=utf-8";

    public static SimResponse Failure(int status, string message, string code) => SimResponse.Json(
        status,
        new JsonObject { ["message"] = message, ["code"] = code, ["stackTrace"] = "   at MT.Client.Connect() in /src/Client.cs:line 214" },
        JsonType);

    public static SimResponse Error(int status, string error) => SimResponse.Json(status, new JsonObject { ["error"] = error });

    /// <summary>Plain text, or a JSON string when the client asks for JSON.</summary>
    public static SimResponse Word(SimRequest request, string word) =>
        (request.Header("Accept") ?? "").Contains("application/json", StringComparison.OrdinalIgnoreCase)
            ? SimResponse.Text(200, $"\"{word}\"", "application/json; charset=utf-8")
            : SimResponse.Text(200, word);

    public static SimResponse Registered(SimulatedAccount account) => Body(new JsonObject { ["message"] = "Account registered successfully", ["id"] = account.Uuid });

    public static SimResponse Deleted() => Body(new JsonObject { ["message"] = "Account deleted successfully" });

    public static SimResponse Listing(IEnumerable<SimulatedAccount> accounts) => Body(JsonText.Array(accounts.Select(a => (JsonNode)new JsonObject
    {
        ["id"] = a.Uuid,
        ["account_number"] = a.Login,
        ["account_server"] = a.Server,
        ["type"] = TypeName(a.Platform),
        ["name"] = a.Name,
    })));

    public static SimResponse Summary(SimulatedAccount a)
    {
        var equity = a.Balance + a.Credit + a.Profit;
        var body = new JsonObject
        {
            ["balance"] = a.Balance,
            ["credit"] = a.Credit,
            ["profit"] = a.Profit,
            ["equity"] = equity,
            ["margin"] = a.Margin,
            ["freeMargin"] = equity - a.Margin,
            ["marginLevel"] = a.Margin == 0 ? 0 : decimal.Round(equity / a.Margin * 100, 2),
            ["leverage"] = (decimal)a.Leverage,
            ["currency"] = a.Currency,
        };
        if (a.Platform == MetaTraderPlatform.MetaTrader5)
        {
            body["method"] = "Hedging";
            body["type"] = a.AccountType.ToLowerInvariant();
            body["isInvestor"] = a.IsInvestor;
            body["synced"] = a.Synced;
        }
        else
        {
            body["type"] = a.AccountType;
            body["isInvestor"] = a.IsInvestor;
        }

        return Body(body);
    }

    public static SimResponse Details(SimulatedAccount a, DateTimeOffset now) => Body(new JsonObject
    {
        ["serverName"] = a.Server,
        ["user"] = long.Parse(a.Login, CultureInfo.InvariantCulture),
        ["password"] = a.Password,
        ["host"] = "203.0.113.10",
        ["port"] = 443,
        ["serverTime"] = Local(now.AddHours(2)),
        ["serverTimeZone"] = 120,
        ["company"] = "Simulated Markets Ltd",
        ["currency"] = a.Currency,
        ["accountName"] = a.Name,
        ["group"] = "demo\\retail",
        ["accountType"] = a.AccountType,
        ["accountLeverage"] = a.Leverage,
        ["accountMethod"] = "Hedging",
        ["isInvestor"] = a.IsInvestor,
    });

    public static SimResponse Status(SimulatedAccount a, DateTimeOffset now) => Body(new JsonObject
    {
        ["id"] = a.Uuid,
        ["isConnected"] = a.Connected,
        ["connectTimeUTC"] = Local(a.CreatedAt),
        ["lastQuoteTimeUTC"] = a.Connected ? Local(now) : "0001-01-01T00:00:00",
        ["clientIp"] = "198.51.100.7",
    });

    public static SimResponse Search(string company) => Body(new JsonArray(new JsonObject
    {
        ["companyName"] = "Simulated Markets Ltd",
        ["results"] = new JsonArray(new JsonObject { ["name"] = company + "-Demo", ["access"] = new JsonArray(JsonValue.Create("203.0.113.10:443")) }),
    }));

    public static SimResponse Body(JsonNode body) => SimResponse.Json(200, body, JsonType);

    public static string TypeName(MetaTraderPlatform platform) => platform == MetaTraderPlatform.MetaTrader4 ? "Metatrader 4" : "Metatrader 5";

    private static string Local(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
