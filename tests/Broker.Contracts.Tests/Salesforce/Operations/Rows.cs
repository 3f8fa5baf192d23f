using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.Crm.Salesforce;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Records;

namespace Broker.Contracts.Tests.Salesforce.Operations;

/// <summary>Short words for the tables.</summary>
internal static class Rows
{
    public const string Token = "00D5e000000contract!session-1";
    public const string ClientId = "client-1";
    public const string ClientSecret = "app-secret";
    public const string Id = "003000000000001AAA";
    public const string SecondId = "003000000000002AAA";
    public const string AccountId = "001000000000001AAA";
    public const string JobId = "750000000000001AAA";
    public const string QueryJobId = "750000000000003AAA";

    /// <summary>A number that a double cannot hold.</summary>
    public const long LongLogin = 9007199254740993;

    public static readonly DateTimeOffset Traded = new(2026, 11, 2, 9, 15, 30, 123, TimeSpan.Zero);
    public static readonly DateTimeOffset Noted = new(2026, 11, 2, 9, 15, 30, TimeSpan.Zero);

    public static readonly SalesforceWriteOptions Write = new() { AutoAssign = false, UpdateMru = true, DuplicateRule = new SalesforceDuplicateRule { AllowSave = true } };

    /// <summary>Every kind of value that can be written.</summary>
    public static readonly IReadOnlyDictionary<string, object?> Values = Map(
        ("LastName", "Zoë \"A\" \\ Ünal"), ("Equity__c", 1234.50m), ("Login__c", LongLogin), ("IsActive__c", true), ("Opened__c", new DateOnly(2026, 11, 2)), ("LastTrade__c", Traded), ("Phone", null),
        ("Account", Map(("Key__c", "C-1042"))));

    public static ISalesforceRecords Contacts(this SalesforceClients clients) => clients.Org.Records("Contact");

    public static Dictionary<string, object?> Map(params (string Name, object? Value)[] values) => values.ToDictionary(static one => one.Name, static one => one.Value, StringComparer.Ordinal);

    public static SalesforceCall Row<T>(string name, SalesforceSafety safety, Func<SalesforceClients, Task<T>> call, Action<T> check, params string[] beside) =>
        new(name, safety, async clients => await call(clients), value => check((T)value!)) { Beside = beside };

    public static SalesforceCall Read<T>(string name, Func<SalesforceClients, Task<T>> call, Action<T> check, params string[] beside) => Row(name, SalesforceSafety.Read, call, check, beside);

    public static SalesforceCall Repeated<T>(string name, Func<SalesforceClients, Task<T>> call, Action<T> check) => Row(name, SalesforceSafety.Repeatable, call, check);

    public static SalesforceCall Once<T>(string name, Func<SalesforceClients, Task<T>> call, Action<T> check, params string[] beside) => Row(name, SalesforceSafety.Once, call, check, beside);

    /// <summary>A call that gives nothing back.</summary>
    public static SalesforceCall Does(string name, SalesforceSafety safety, Func<SalesforceClients, Task> call) => new(name, safety, async clients =>
    {
        await call(clients);
        return null;
    }, Assert.Null)
    {
        IgnoresAnswer = true,
    };

    /// <summary>A call whose result only says that it was done.</summary>
    public static SalesforceCall Tries(string name, SalesforceSafety safety, Func<SalesforceClients, ValueTask<ApiResult<bool>>> call) =>
        Row(name, safety, async clients => (await call(clients)).Value, Assert.True) with { IgnoresAnswer = true };

    public static async Task<IReadOnlyList<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        List<T> all = [];
        await foreach (T item in items)
        {
            all.Add(item);
        }

        return all;
    }

    public static async IAsyncEnumerable<T> StreamOf<T>(params T[] items)
    {
        foreach (T item in items)
        {
            await Task.Yield();
            yield return item;
        }
    }

    public static void IsId(string id) => Assert.Equal(Id, id);

    public static void IsAda(SalesforceRecord record)
    {
        Assert.Equal(("Contact", Id, "Lovelace", "C-1042"), (record.Type, record.Id, record.Text("LastName"), record.Text("Key__c")));
        Assert.Equal((1234.5m, LongLogin, true, new DateOnly(2026, 11, 2), Traded), (record.Number("Equity__c"), record.Whole("Login__c"), record.Flag("IsActive__c"), record.Date("Opened__c"), record.Time("LastTrade__c")));
        Assert.Equal(("Analytical Engines", true, null, false), (record.Text("Account.Name"), record.Has("Phone"), record.Text("Phone"), record.Has("Fax")));
    }

    public static void IsTrader(Trader trader) => Assert.Equal((Id, "Lovelace", "C-1042", 1234.5m), (trader.Id, trader.LastName, trader.Key, trader.Equity));

    public static Action<SalesforceUpserted> IsUpserted(bool isNew) => upserted => Assert.Equal((Id, isNew), (upserted.Id, upserted.Created));

    public static void ThrowIf(ApiError? error)
    {
        if (error is not null)
        {
            throw error.ToException();
        }
    }

    public static string? Text(this JsonElement element, string name) => element.GetProperty(name).GetString();
}
