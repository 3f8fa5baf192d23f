using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Payments.Stripe;

namespace Broker.Contracts.Tests.Payments.Stripe.Operations;

/// <summary>Short words for the tables.</summary>
internal static class Rows
{
    public static readonly string[] Nothing = [];
    public static readonly PaymentId Pi = new("pi_1");
    public static readonly PayerId Cus = new("cus_1");
    public static readonly InvoiceId In = new("in_1");
    public static readonly SubscriptionId Sub = new("sub_1");
    public static readonly SettlementPayoutId Po = new("po_1");
    public static readonly DateTimeOffset Created = At(1793001600);
    public static readonly DateTimeOffset DayLater = At(1793088000);

    public static Money Eur(decimal amount) => new(amount, Currency.Of("EUR"));

    public static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    public static Dictionary<string, string> Pairs(params (string Name, string Value)[] pairs) => pairs.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    public static StripeOperation Get<T>(string name, string template, string id, string[] query, Func<IStripeClient, Task<T>> call, Action<T> check) =>
        new(name, StripeRetry.Read, HttpMethod.Get, template, id, query, [], async stripe => await call(stripe), value => check(Assert.IsAssignableFrom<T>(value)));

    /// <summary>A list or a search of which the answer has one item.</summary>
    public static StripeOperation List<T>(string name, string template, string id, string[] query, Func<IStripeClient, IAsyncEnumerable<T>> call, Action<T> check) => Get(
        name, template, id, query, stripe => AllAsync(call(stripe)), items => check(Assert.Single(items)));

    public static StripeOperation Keyed<T>(string name, string template, string id, string[] form, Func<IStripeClient, OperationKey, Task<T>> call, Action<T> check) =>
        Post(name, StripeRetry.Keyed, template, id, form, stripe => call(stripe, StripeOperations.Key), check);

    public static StripeOperation Final<T>(string name, string template, string id, string[] form, Func<IStripeClient, OperationKey, Task<T>> call, Action<T> check) =>
        Post(name, StripeRetry.Final, template, id, form, stripe => call(stripe, StripeOperations.Key), check);

    /// <summary>The call with a key and the same call without one.</summary>
    public static StripeOperation[] Both<T>(string name, string template, string id, string[] form, Func<IStripeClient, OperationKey?, Task<T>> call, Action<T> check) =>
    [
        Post(name, StripeRetry.Keyed, template, id, form, stripe => call(stripe, StripeOperations.Key), check),
        Post(name, StripeRetry.Unkeyed, template, id, form, stripe => call(stripe, null), check) with { Variant = "without a key" },
    ];

    public static StripeOperation Post<T>(string name, StripeRetry retry, string template, string id, string[] form, Func<IStripeClient, Task<T>> call, Action<T> check) =>
        new(name, retry, HttpMethod.Post, template, id, [], form, async stripe => await call(stripe), value => check(Assert.IsAssignableFrom<T>(value)));

    /// <summary>A deletion, whose value is that it came back.</summary>
    public static StripeOperation Delete(string name, string template, string id, Func<IStripeClient, Task> call) =>
        new(name, StripeRetry.Delete, HttpMethod.Delete, template, id, [], [], Done(call), value => Assert.Equal("done", value));

    public static async Task<IReadOnlyList<T>> AllAsync<T>(IAsyncEnumerable<T> items)
    {
        List<T> all = [];
        await foreach (T item in items)
        {
            all.Add(item);
        }

        return all;
    }

    private static Func<IStripeClient, Task<object?>> Done(Func<IStripeClient, Task> call) => async stripe =>
    {
        await call(stripe);
        return "done";
    };
}
