using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>Refunds: never more than was received; some end later, some fail after they succeeded.</summary>
internal sealed class StripeRefunds(StripeStore store, StripeBalance balance)
{
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
            store.Later(TimeSpan.FromHours(1), () => Change(refund, charge, "succeeded", null));
        }
        else if (trigger.Contains("refundFail", StringComparison.OrdinalIgnoreCase))
        {
            store.Later(TimeSpan.FromHours(1), () => Change(refund, charge, "failed", "expired_or_canceled_card"));
        }

        return refund;
    }

    private static void Add(JsonObject charge, long amount)
    {
        charge["amount_refunded"] = charge.Long("amount_refunded") + amount;
        charge["refunded"] = charge.Long("amount_refunded") == charge.Long("amount_captured");
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
        if (reason is not null)
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
