using Broker.Core.Errors;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Authentication;
using Broker.Crm.HubSpot.Objects;

namespace Broker.Contracts.Tests.HubSpot.Operations;

/// <summary>Short words for the tables.</summary>
internal static class Rows
{
    public const string Token = "pat-contract";
    public const string ClientId = "client-1";
    public const string ClientSecret = "app-secret";
    public const string Id = "51000784000";

    /// <summary>An id that a double cannot hold.</summary>
    public const string LongId = "9007199254740993";

    public static readonly DateTimeOffset Created = new(2026, 10, 1, 8, 15, 30, 123, TimeSpan.Zero);
    public static readonly DateTimeOffset Updated = new(2026, 11, 1, 17, 45, 10, TimeSpan.Zero);

    public static IHubSpotObjects<HubSpotRecord> Contacts(this IHubSpotClient client) => client.Objects("contacts");

    public static Dictionary<string, string?> Map(params (string Name, string? Value)[] values) => values.ToDictionary(static one => one.Name, static one => one.Value, StringComparer.Ordinal);

    public static HubSpotCall Row<T>(string name, HubSpotSafety safety, Func<IHubSpotClient, Task<T>> call, Action<T> check) =>
        new(name, safety, async clients => await call(clients.Crm), value => check((T)value!));

    public static HubSpotCall Read<T>(string name, Func<IHubSpotClient, Task<T>> call, Action<T> check) => Row(name, HubSpotSafety.Read, call, check);

    public static HubSpotCall Repeated<T>(string name, Func<IHubSpotClient, Task<T>> call, Action<T> check) => Row(name, HubSpotSafety.Repeatable, call, check);

    public static HubSpotCall Once<T>(string name, Func<IHubSpotClient, Task<T>> call, Action<T> check) => Row(name, HubSpotSafety.Once, call, check);

    /// <summary>A call that gives nothing back.</summary>
    public static HubSpotCall Does(string name, HubSpotSafety safety, Func<IHubSpotClient, Task> call) => new(name, safety, async clients =>
    {
        await call(clients.Crm);
        return null;
    }, Assert.Null)
    {
        IgnoresAnswer = true,
    };

    public static HubSpotCall App<T>(string name, HubSpotSafety safety, Func<IHubSpotOAuthClient, Task<T>> call, Action<T> check) =>
        new(name, safety, async clients => await call(clients.OAuth), value => check((T)value!)) { IsOAuth = true };

    public static HubSpotCall Batch<TInput, TValue>(
        string name, HubSpotSafety safety, Func<IHubSpotClient, Task<IReadOnlyList<HubSpotOutcome<TInput, TValue>>>> call, Action<IReadOnlyList<TValue>> check, string partly) =>
        Batch(name, safety, call, static one => new HubSpotFate(one.Error, one.CallFailed), static one => one.Result.Value, check, partly);

    public static HubSpotCall Streamed<TInput, TValue>(
        string name, HubSpotSafety safety, Func<IHubSpotClient, IAsyncEnumerable<HubSpotOutcome<TInput, TValue>>> call, Action<IReadOnlyList<TValue>> check, string partly) =>
        Batch(name, safety, async client => await ListAsync(call(client)), check, partly);

    /// <summary>A batch that only says of each input that it was done.</summary>
    public static HubSpotCall Outcomes<TInput>(
        string name, HubSpotSafety safety, int inputs, Func<IHubSpotClient, Task<IReadOnlyList<HubSpotOutcome<TInput>>>> call, string partly) => Batch(
            name,
            safety,
            call,
            static one => new HubSpotFate(one.Error, one.CallFailed),
            static one => one.Error is { } error ? throw error.ToException() : one.Succeeded,
            values => Assert.Equal(Enumerable.Repeat(true, inputs), values),
            partly) with
        {
            MayBeEmpty = true,
        };

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

    public static void IsAda(HubSpotRecord record) => IsAda(record, Id);

    public static void IsAda(HubSpotRecord record, string id)
    {
        Assert.Equal((id, "ada@example.com", "C-1042", null), (record.Id, record["email"], record["broker_client_id"], record["phone"]));
        Assert.Equal((Created, Updated, false), (record.CreatedAt, record.UpdatedAt, record.Archived));
        Assert.Equal("https://app.hubspot.com/contacts/4711/record/0-1/" + id, record.Url);
    }

    public static void AreAdaAndBob(IReadOnlyList<HubSpotRecord> records)
    {
        Assert.Equal([("1", "ada@example.com"), ("2", "bob@example.com")], records.Select(static record => (record.Id, record["email"]!)));
        Assert.All(records, static record => Assert.Equal((Created, Updated), (record.CreatedAt, record.UpdatedAt)));
    }

    private static HubSpotCall Batch<TResult, TValue>(
        string name, HubSpotSafety safety, Func<IHubSpotClient, Task<IReadOnlyList<TResult>>> call, Func<TResult, HubSpotFate> fate, Func<TResult, TValue> value,
        Action<IReadOnlyList<TValue>> check, string partly) =>
        new(name, safety, async clients => (TValue[])[.. (await call(clients.Crm)).Select(value)], values => check((TValue[])values!))
        {
            FatesAsync = async clients => [.. (await call(clients.Crm)).Select(fate)],
            Partly = partly,
        };
}
