using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>Refunds: never more than was received; some end later, some fail after they succeeded.</summary>
internal sealed class StripeRefunds(StripeStore store, StripeBalance balance) : IStripeArea
{
    public StripeRoute? Find(string method, string[] path, StripeForm form) => (method, path) switch
    {
        ("POST", ["v1", "refunds"]) => new("CreateRefund", () => Create(form)),
        ("GET", ["v1", "refunds"]) => new("ListRefunds", () => store.Refunds.Page(form, StripeFilters.Same(form, "payment_intent", "charge"))),
        ("GET", ["v1", "refunds", var id]) => new("GetRefund", () => store.Refunds.Get(id)),
        ("POST", ["v1", "refunds", var id]) => new("UpdateRefund", () => Update(id, form)),
        ("POST", ["v1", "refunds", var id, "cancel"]) => new("CancelRefund", () => Cancel(id)),
        _ => null,
    };

    public JsonObject Create(StripeForm form)
    {
        var charge = FindCharge(form);
        var received = charge.Long("amount_captured");
        var left = received - charge.Long("amount_refunded");
        if (charge.Text("status") != "succeeded" || received == 0)
        {
            throw StripeError.Invalid("This charge was not captured, so there is nothing to refund.", "charge", "charge_not_refundable");
        }

        if (left == 0)
        {
            throw StripeError.Invalid($"Charge {charge.Text("id")} has already been refunded.", null, "charge_already_refunded");
        }

        var amount = form.Long("amount") ?? left;
        if (amount < 1)
        {
            throw StripeError.Invalid("Invalid positive integer", "amount", "parameter_invalid_integer");
        }

        if (amount > left)
        {
            throw StripeError.Invalid(
                string.Create(CultureInfo.InvariantCulture, $"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})"), "amount", "amount_too_large");
        }

        var trigger = store.TriggerOf.GetValueOrDefault(charge.Text("id")!) ?? "";
        var pending = trigger.Contains("pendingRefund", StringComparison.OrdinalIgnoreCase);
        var refund = StripeObjects.Refund(charge, form, amount, pending ? "pending" : "succeeded", store.NowUnix);
        store.Refunds.Add(refund);
        Add(charge, amount);
        refund["balance_transaction"] = balance.Book("refund", refund.Text("id")!, -amount, 0, charge.Text("currency")!, TimeSpan.Zero).Text("id");
        store.Emit("refund.created", refund, null);
        store.Emit("charge.refunded", charge, null);
        if (pending)
        {
            store.Later(TimeSpan.FromHours(1), () => ChangeLater(refund, charge, "succeeded", null));
        }
        else if (trigger.Contains("refundFail", StringComparison.OrdinalIgnoreCase))
        {
            store.Later(TimeSpan.FromHours(1), () => ChangeLater(refund, charge, "failed", "expired_or_canceled_card"));
        }

        return refund;
    }

    /// <summary>Ends or moves a refund from outside, also one that had succeeded: <c>succeed</c>, <c>fail</c>, <c>require_action</c>, <c>pend</c>.</summary>
    public JsonObject Decide(string id, string action, string? reason)
    {
        var refund = store.Refunds.Get(id);
        var charge = store.Charges.Get(refund.Text("charge")!);
        if (refund.Text("status") is "failed" or "canceled")
        {
            throw StripeError.Invalid($"This refund is already {refund.Text("status")}.");
        }

        Change(refund, charge, action switch
        {
            "succeed" => "succeeded",
            "fail" => "failed",
            "require_action" => "requires_action",
            "pend" => "pending",
            _ => throw StripeError.Invalid("action must be succeed, fail, require_action or pend.", "action"),
        }, action == "fail" ? reason ?? "unknown" : null);
        return refund;
    }

    private JsonObject Update(string id, StripeForm form)
    {
        var refund = store.Refunds.Get(id);
        form.Apply(refund);
        store.Emit("refund.updated", refund, null);
        return refund;
    }

    private JsonObject Cancel(string id)
    {
        var refund = store.Refunds.Get(id);
        if (refund.Text("status") != "requires_action")
        {
            throw StripeError.Invalid($"Refunds can only be canceled while they require action; this one is {refund.Text("status")}.", null, "refund_not_cancelable");
        }

        Change(refund, store.Charges.Get(refund.Text("charge")!), "canceled", "merchant_request");
        return refund;
    }

    private static void Add(JsonObject charge, long amount)
    {
        charge["amount_refunded"] = charge.Long("amount_refunded") + amount;
        charge["refunded"] = charge.Long("amount_refunded") == charge.Long("amount_captured");
    }

    private void ChangeLater(JsonObject refund, JsonObject charge, string status, string? reason)
    {
        if (refund.Text("status") is "pending" or "succeeded" && refund.Text("status") != status)
        {
            Change(refund, charge, status, reason);
        }
    }

    private void Change(JsonObject refund, JsonObject charge, string status, string? reason)
    {
        var before = new JsonObject { ["status"] = refund.Text("status") };
        refund["status"] = status;
        if (reason is not null)
        {
            refund["failure_reason"] = reason;
            Add(charge, -refund.Long("amount"));
            refund["failure_balance_transaction"] =
                balance.Book("refund_failure", refund.Text("id")!, refund.Long("amount"), 0, charge.Text("currency")!, TimeSpan.Zero).Text("id");
        }

        store.Emit("refund.updated", refund, before);
        store.Emit("charge.refund.updated", refund, (JsonObject)before.DeepClone());
        if (status == "failed")
        {
            store.Emit("refund.failed", refund, null);
        }
    }

    private JsonObject FindCharge(StripeForm form)
    {
        if (form["charge"] is { } charge)
        {
            return store.Charges.Get(charge, "charge");
        }

        var id = form["payment_intent"] ?? throw StripeError.Invalid("One of the following params should be provided for this request: payment_intent or charge.");
        var intent = store.Intents.Get(id, "payment_intent");
        if (intent.Text("status") != "succeeded" || intent.Text("latest_charge") is not { } latest)
        {
            throw StripeError.Invalid($"This PaymentIntent ({id}) does not have a successful charge to refund.", "payment_intent", "payment_intent_unexpected_state");
        }

        return store.Charges.Get(latest);
    }
}
