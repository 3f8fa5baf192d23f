using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>Balance, its transactions, and payouts: automatic ones by steering, manual ones by call (contracts/payments.md a8).</summary>
internal sealed class StripePayouts(StripeStore store, StripeBalance balance) : IStripeArea
{
    public StripeRoute? Find(string method, string[] path, StripeForm form) => (method, path) switch
    {
        ("GET", ["v1", "balance"]) => new("GetBalance", balance.Balance),
        ("GET", ["v1", "balance_transactions"]) => new("ListBalanceTransactions", () => ListTransactions(form)),
        ("GET", ["v1", "balance_transactions", var id]) => new("GetBalanceTransaction", () => store.Transactions.Get(id)),
        ("POST", ["v1", "payouts"]) => new("CreatePayout", () => Create(form)),
        ("GET", ["v1", "payouts"]) => new("ListPayouts", () => ListPayouts(form)),
        ("GET", ["v1", "payouts", var id]) => new("GetPayout", () => store.Payouts.Get(id)),
        ("POST", ["v1", "payouts", var id]) => new("UpdatePayout", () => Update(id, form)),
        ("POST", ["v1", "payouts", var id, "cancel"]) => new("CancelPayout", () => Cancel(id)),
        ("POST", ["v1", "payouts", var id, "reverse"]) => new("ReversePayout", () => Reverse(id, form)),
        _ => null,
    };

    /// <summary>Moves a payout from outside: <c>in_transit</c>, <c>pay</c>, <c>fail</c> (also after it was paid).</summary>
    public JsonObject Decide(string id, string action, string? reason)
    {
        var payout = store.Payouts.Get(id);
        switch (action)
        {
            case "in_transit" when payout.Text("status") == "pending":
                payout["status"] = "in_transit";
                store.Emit("payout.updated", payout, new JsonObject { ["status"] = "pending" });
                break;
            case "pay" when payout.Text("status") is "pending" or "in_transit":
                Pay(payout);
                break;
            case "fail" when payout.Text("status") is "pending" or "in_transit" or "paid":
                Fail(payout, reason ?? "account_closed");
                break;
            default:
                throw StripeError.Invalid($"A payout that is {payout.Text("status")} cannot be moved by '{action}' (in_transit, pay, fail).", "action");
        }

        return payout;
    }

    private JsonObject ListTransactions(StripeForm form)
    {
        if (form["payout"] is { } payout && store.Payouts.Get(payout, "payout")["automatic"]!.GetValue<bool>() == false)
        {
            throw StripeError.Invalid("Balance transaction history can only be filtered on automatic transfers, not manual.", "payout");
        }

        var same = StripeFilters.Same(form, "type", "currency", "source");
        return store.Transactions.Page(form, t => same(t) && (form["payout"] is not { } wanted || store.PayoutOf.GetValueOrDefault(t.Text("id")!) == wanted));
    }

    private JsonObject ListPayouts(StripeForm form)
    {
        var arrival = form.Below("arrival_date");
        return store.Payouts.Page(form, p => StripeFilters.Same(form, "status")(p)
            && (arrival.Long("gte") is not { } gte || p.Long("arrival_date") >= gte)
            && (arrival.Long("gt") is not { } gt || p.Long("arrival_date") > gt)
            && (arrival.Long("lte") is not { } lte || p.Long("arrival_date") <= lte)
            && (arrival.Long("lt") is not { } lt || p.Long("arrival_date") < lt));
    }

    private JsonObject Create(StripeForm form)
    {
        form.Required("amount");
        var amount = form.Long("amount")!.Value;
        var currency = form.Required("currency").ToLowerInvariant();
        if (amount < 1)
        {
            throw StripeError.Invalid("This value must be greater than or equal to 1.", "amount", "parameter_invalid_integer");
        }

        if (currency is "huf" or "twd" && amount % 100 != 0)
        {
            throw StripeError.Invalid("Payouts in this currency must be in whole units.", "amount", "invalid_payout_amount");
        }

        if (amount > balance.Available(currency))
        {
            throw StripeError.Invalid("You have insufficient funds in your Stripe account for this transfer.", null, "balance_insufficient");
        }

        var payout = StripeObjects.Payout(amount, currency, automatic: false, store.NowUnix);
        form.Apply(payout, "description", "statement_descriptor");
        payout["arrival_date"] = store.NowUnix + (2 * 86400);
        store.Payouts.Add(payout);
        payout["balance_transaction"] = balance.Book("payout", payout.Text("id")!, -amount, 0, currency, TimeSpan.Zero).Text("id");
        store.Emit("payout.created", payout, null);
        store.Later(TimeSpan.FromDays(2), () =>
        {
            if (payout.Text("status") is "pending" or "in_transit")
            {
                Pay(payout);
            }
        });
        return payout;
    }

    private JsonObject Update(string id, StripeForm form)
    {
        var payout = store.Payouts.Get(id);
        form.Apply(payout);
        store.Emit("payout.updated", payout, null);
        return payout;
    }

    private JsonObject Cancel(string id)
    {
        var payout = store.Payouts.Get(id);
        if (payout.Text("status") != "pending")
        {
            throw StripeError.Invalid($"Payouts can only be canceled while they are pending; this one is {payout.Text("status")}.", null, "payout_not_cancelable");
        }

        payout["status"] = "canceled";
        payout["failure_balance_transaction"] = Return(payout, "payout_cancel");
        store.Emit("payout.canceled", payout, null);
        return payout;
    }

    private JsonObject Reverse(string id, StripeForm form)
    {
        var payout = store.Payouts.Get(id);
        if (payout.Text("status") != "paid" || payout["reversed_by"] is not null)
        {
            throw StripeError.Invalid("Only a paid payout that was not reversed yet can be reversed.", null, "payout_reversal_not_allowed");
        }

        var back = StripeObjects.Payout(-payout.Long("amount"), payout.Text("currency")!, automatic: false, store.NowUnix);
        form.Apply(back);
        (back["original_payout"], payout["reversed_by"]) = (id, back.Text("id"));
        store.Payouts.Add(back);
        back["balance_transaction"] = balance.Book("payout", back.Text("id")!, payout.Long("amount"), 0, payout.Text("currency")!, TimeSpan.Zero).Text("id");
        store.Emit("payout.created", back, null);
        store.Emit("payout.updated", payout, new JsonObject { ["reversed_by"] = null });
        return back;
    }

    private void Pay(JsonObject payout)
    {
        payout["status"] = "paid";
        payout["trace_id"] = new JsonObject { ["status"] = "supported", ["value"] = payout.Text("id")![^16..] };
        store.Emit("payout.paid", payout, null);
    }

    private void Fail(JsonObject payout, string code)
    {
        (payout["status"], payout["failure_code"]) = ("failed", code);
        payout["failure_message"] = "The bank could not process this payout.";
        payout["failure_balance_transaction"] = Return(payout, "payout_failure");
        store.Emit("payout.failed", payout, null);
    }

    private string Return(JsonObject payout, string type) =>
        balance.Book(type, payout.Text("id")!, payout.Long("amount"), 0, payout.Text("currency")!, TimeSpan.Zero).Text("id")!;
}
