using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>Everything the simulated Stripe account holds, and the clock and event sink its parts share.</summary>
internal sealed class StripeStore(TimeProvider clock)
{
    private const string IdAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private readonly PriorityQueue<Action, DateTimeOffset> _due = new();

    public StripeCollection Customers { get; } = new("customer", "cus_", "/v1/customers");

    public StripeCollection Intents { get; } = new("payment_intent", "pi_", "/v1/payment_intents");

    public StripeCollection Charges { get; } = new("charge", "ch_", "/v1/charges");

    public StripeCollection Refunds { get; } = new("refund", "re_", "/v1/refunds");

    public StripeCollection Disputes { get; } = new("dispute", "dp_", "/v1/disputes");

    public StripeCollection Transactions { get; } = new("balance transaction", "txn_", "/v1/balance_transactions");

    public StripeCollection Payouts { get; } = new("payout", "po_", "/v1/payouts");

    public StripeCollection Events { get; } = new("event", "evt_", "/v1/events");

    public StripeCollection Endpoints { get; } = new("webhook endpoint", "we_", "/v1/webhook_endpoints");

    /// <summary>Which payout a balance transaction went into.</summary>
    public Dictionary<string, string> PayoutOf { get; } = new(StringComparer.Ordinal);

    /// <summary>Which test trigger a charge was paid with.</summary>
    public Dictionary<string, string> TriggerOf { get; } = new(StringComparer.Ordinal);

    /// <summary>Records and delivers an event about an object.</summary>
    public Action<string, JsonObject, JsonObject?> Emit { get; set; } = (_, _, _) => { };

    public DateTimeOffset Now => clock.GetUtcNow();

    public long NowUnix => clock.GetUtcNow().ToUnixTimeSeconds();

    private StripeCollection[] All => [Customers, Intents, Charges, Refunds, Disputes, Transactions, Payouts, Events, Endpoints];

    public static string NewId(string prefix) => prefix + RandomNumberGenerator.GetString(IdAlphabet, 24);

    public JsonObject? FindAny(string id) =>
        Array.Find(All, c => id.StartsWith(c.Prefix, StringComparison.Ordinal))?.Find(id);

    public void Later(TimeSpan delay, Action action) => _due.Enqueue(action, clock.GetUtcNow() + delay);

    public void RunDue()
    {
        while (_due.TryPeek(out _, out var at) && at <= clock.GetUtcNow())
        {
            _due.Dequeue()();
        }
    }

    /// <summary>Does everything that waits for time to pass.</summary>
    public void Settle()
    {
        while (_due.TryDequeue(out var action, out _))
        {
            action();
        }
    }

    public void Clear()
    {
        foreach (var collection in All)
        {
            collection.Clear();
        }

        _due.Clear();
        PayoutOf.Clear();
        TriggerOf.Clear();
    }

    /// <summary>Replaces ids by objects along <c>expand[]</c> paths such as <c>latest_charge.balance_transaction</c>.</summary>
    public void Expand(JsonObject target, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var steps = path.Split('.');
            if (steps[0] == "data" && target["data"] is JsonArray items)
            {
                foreach (var item in items.OfType<JsonObject>())
                {
                    Expand(item, steps[1..], path);
                }
            }
            else
            {
                Expand(target, steps, path);
            }
        }
    }

    private void Expand(JsonObject target, string[] steps, string path)
    {
        var current = target;
        foreach (var step in steps)
        {
            if (!current.TryGetPropertyValue(step, out var value))
            {
                throw StripeError.Invalid($"This property cannot be expanded ({path}).", "expand");
            }

            if (value is JsonValue && FindAny(value.Text()!) is { } found)
            {
                value = found.DeepClone();
                current[step] = value;
            }

            if (value is not JsonObject next)
            {
                return;
            }

            current = next;
        }
    }
}
