using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.MetaTrader;
using Broker.MetaTrader.Clock;

namespace Broker.Contracts.Tests.MetaTrader.Operations;

/// <summary>Short words for the tables. A query is written <c>name=value; name=value</c>; <c>*</c> stands for the account.</summary>
internal static class Rows
{
    public const TradingPlatform Mt4 = TradingPlatform.MetaTrader4;
    public const TradingPlatform Mt5 = TradingPlatform.MetaTrader5;
    public const string ApiKey = "contract-key";
    public const string PasswordText = "p&ss +wörd?";

    public static readonly Secret Password = Secret.From(PasswordText);
    public static readonly TradingLogin Login = new(500123, "Acme-Live 2");
    public static readonly AccountId Id = new("7f6f3f5a-2f0e-4b57-8d0a-2f0f5a9f1c01");
    public static readonly ServerTime From = new(new DateTime(2026, 11, 1, 9, 30, 0));
    public static readonly ServerTime To = new(new DateTime(2026, 11, 2, 23, 59, 59));
    public static readonly ServerTime Opened = new(new DateTime(2026, 11, 2, 10, 15, 30));
    public static readonly ServerTime Closed = new(new DateTime(2026, 11, 2, 11, 45, 0));
    public static readonly string[] Pair = ["EURUSD", "GBPUSD"];

    public static MetaTraderOperation Read<T>(TradingPlatform platform, string path, string query, Func<IMetaTraderClient, Task<T>> call, Action<T> check) =>
        Row(platform, RetryClass.Read, path, query, call, check);

    public static MetaTraderOperation Row<T>(TradingPlatform platform, RetryClass retry, string path, string query, Func<IMetaTraderClient, Task<T>> call, Action<T> check) =>
        new(platform, path, retry, Pairs(query), async client => await call(client), value => check(Assert.IsAssignableFrom<T>(value)));

    /// <summary>A call without a value.</summary>
    public static MetaTraderOperation Done(TradingPlatform platform, RetryClass retry, string path, string query, Func<IMetaTraderClient, Task> call) =>
        new(platform, path, retry, Pairs(query), Nothing(call), _ => { });

    public static async Task<IReadOnlyList<T>> ListAsync<T>(IAsyncEnumerable<T> rows)
    {
        List<T> all = [];
        await foreach (T row in rows)
        {
            all.Add(row);
        }

        return all;
    }

    private static Func<IMetaTraderClient, Task<object?>> Nothing(Func<IMetaTraderClient, Task> call) => async client =>
    {
        await call(client);
        return null;
    };

    private static KeyValuePair<string, string>[] Pairs(string query) =>
    [
        .. query.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(pair[0], pair[1] == "*" ? Id.Value : pair[1])),
    ];
}
