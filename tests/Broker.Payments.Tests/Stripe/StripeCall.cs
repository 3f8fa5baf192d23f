using Broker.Core.Identity;
using Broker.Payments.Stripe;

namespace Broker.Payments.Tests.Stripe;

/// <summary>One call: what must be on the wire, what is answered, and whether it may be sent again.</summary>
internal sealed record StripeCall(
    string Name, string Verb, string Path, string[] Pairs, string Answer, StripeCallKind Kind, Func<IStripeClient, OperationKey?, Task<object?>> SendAsync)
{
    public static readonly OperationKey Key = new("business-operation-1");

    public static IReadOnlyList<StripeCall> All { get; } = [.. StripePaymentCalls.All, .. StripeBillingCalls.All, .. StripeSettlementCalls.All];

    public bool HasKey => Kind is StripeCallKind.Keyed or StripeCallKind.KeyedOrOnce or StripeCallKind.Final;

    public static StripeCall Of(string name) => All.Single(call => call.Name == name);

    public static TheoryData<string> Names(params StripeCallKind[] kinds) => [.. All.Where(call => kinds.Length == 0 || kinds.Contains(call.Kind)).Select(call => call.Name)];

    public Task<object?> SendKeyedAsync(IStripeClient client) => SendAsync(client, HasKey ? Key : null);

    public static StripeCall Get(string name, string path, string[] pairs, string answer, Func<IStripeClient, Task<object?>> send) =>
        new(name, "GET", path, pairs, answer, StripeCallKind.Read, (client, _) => send(client));

    public static StripeCall Keyed(string name, string path, string[] pairs, string answer, Func<IStripeClient, OperationKey, Task<object?>> send) =>
        new(name, "POST", path, pairs, answer, StripeCallKind.Keyed, (client, key) => send(client, key ?? Key));

    public static StripeCall KeyedOrOnce(string name, string path, string[] pairs, string answer, Func<IStripeClient, OperationKey?, Task<object?>> send) =>
        new(name, "POST", path, pairs, answer, StripeCallKind.KeyedOrOnce, send);

    public static async Task<object?> FirstAsync<T>(IAsyncEnumerable<T> items)
        where T : class
    {
        T? first = null;
        await foreach (T item in items)
        {
            first ??= item;
        }

        return first;
    }

    public override string ToString() => Name;
}
