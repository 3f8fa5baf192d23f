using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>The balance: its transactions, and automatic payouts of all that is available.</summary>
internal sealed class StripeBalance(StripeStore store)
{
    private static readonly TimeSpan SettlementDelay = TimeSpan.FromDays(2);

    /// <summary>Books a captured charge with Stripe's usual fee.</summary>
    public void Earn(JsonObject charge, long amount, string trigger)
    {
        var delay = trigger.Contains("bypassPending", StringComparison.OrdinalIgnoreCase) ? TimeSpan.Zero : SettlementDelay;
        var fee = (long)decimal.Round(amount * 0.029m, MidpointRounding.AwayFromZero) + 30;
        charge["balance_transaction"] = Book("charge", charge.Text("id")!, amount, Math.Min(fee, amount), charge.Text("currency")!, delay).Text("id");
    }

    public JsonObject Book(string type, string source, long amount, long fee, string currency, TimeSpan delay)
    {
        var now = store.NowUnix;
        var transaction = StripeObjects.Transaction(type, source, amount, fee, currency, now, now + (long)delay.TotalSeconds);
        store.Transactions.Add(transaction);
        if (delay > TimeSpan.Zero)
        {
            store.Later(delay, () => transaction["status"] = "available");
        }

        return transaction;
    }

    /// <summary>What may be paid out.</summary>
    public long Available(string currency) => store.Transactions.Items.Where(t => t.Text("status") == "available" && t.Text("currency") == currency).Sum(t => t.Long("net"));

    public JsonObject Balance()
    {
        JsonNode Sum(string status) => JsonText.Array(store.Transactions.Items
            .Where(t => t.Text("status") == status)
            .GroupBy(t => t.Text("currency")!, StringComparer.Ordinal)
            .Select(g => (JsonNode)new JsonObject { ["amount"] = g.Sum(t => t.Long("net")), ["currency"] = g.Key, ["source_types"] = new JsonObject { ["card"] = g.Sum(t => t.Long("net")) } }));
        return new JsonObject { ["object"] = "balance", ["available"] = Sum("available"), ["livemode"] = false, ["pending"] = Sum("pending") };
    }

    /// <summary>Pays out everything available, one automatic payout for each currency.</summary>
    public JsonArray PayOut()
    {
        var made = new List<JsonNode?>();
        var free = store.Transactions.Items
            .Where(t => t.Text("status") == "available" && !store.PayoutOf.ContainsKey(t.Text("id")!))
            .GroupBy(t => t.Text("currency")!, StringComparer.Ordinal)
            .ToList();
        foreach (var group in free)
        {
            var total = group.Sum(t => t.Long("net"));
            if (total <= 0)
            {
                continue;
            }

            var payout = StripeObjects.Payout(total, group.Key, automatic: true, store.NowUnix);
            var id = payout.Text("id")!;
            store.Payouts.Add(payout);
            foreach (var transaction in group)
            {
                store.PayoutOf[transaction.Text("id")!] = id;
            }

            var own = Book("payout", id, -total, 0, group.Key, TimeSpan.Zero).Text("id")!;
            store.PayoutOf[own] = id;
            payout["balance_transaction"] = own;
            store.Emit("payout.created", payout, null);
            payout["status"] = "paid";
            payout["trace_id"] = new JsonObject { ["status"] = "supported", ["value"] = id[^16..] };
            store.Emit("payout.paid", payout, null);
            store.Emit("payout.reconciliation_completed", payout, null);
            made.Add(payout.DeepClone());
        }

        return JsonText.Array(made);
    }
}
