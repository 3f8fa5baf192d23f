using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe.Billing;

/// <summary>New subscriptions in the shape Stripe renders them: periods are on the items.</summary>
internal static class SubscriptionObjects
{
    public static JsonObject New(string id, string customer, IReadOnlyList<JsonObject> items, StripeForm form, string? paymentMethod, long now, long? trialEnd)
    {
        var subscription = new JsonObject
        {
            ["id"] = id,
            ["object"] = "subscription",
            ["application"] = null,
            ["application_fee_percent"] = null,
            ["automatic_tax"] = new JsonObject { ["disabled_reason"] = null, ["enabled"] = false, ["liability"] = null },
            ["billing_cycle_anchor"] = trialEnd ?? now,
            ["billing_mode"] = new JsonObject { ["type"] = "flexible" },
            ["cancel_at"] = null,
            ["cancel_at_period_end"] = false,
            ["canceled_at"] = null,
            ["cancellation_details"] = new JsonObject { ["comment"] = null, ["feedback"] = null, ["reason"] = null },
            ["collection_method"] = form["collection_method"] ?? "charge_automatically",
            ["created"] = now,
            ["currency"] = (items[0]["price"] as JsonObject).Text("currency"),
            ["customer"] = customer,
            ["days_until_due"] = form.Long("days_until_due"),
            ["default_payment_method"] = paymentMethod ?? form["default_payment_method"],
            ["description"] = form["description"],
            ["discounts"] = new JsonArray(),
            ["ended_at"] = null,
            ["items"] = new JsonObject { ["object"] = "list", ["data"] = JsonText.Array(items), ["has_more"] = false, ["total_count"] = items.Count, ["url"] = "/v1/subscription_items?subscription=" + id },
            ["latest_invoice"] = null,
            ["livemode"] = false,
            ["metadata"] = new JsonObject(),
            ["next_pending_invoice_item_invoice"] = null,
            ["pause_collection"] = null,
            ["pending_setup_intent"] = null,
            ["pending_update"] = null,
            ["schedule"] = null,
            ["start_date"] = now,
            ["status"] = trialEnd is null ? "active" : "trialing",
            ["test_clock"] = null,
            ["trial_end"] = trialEnd,
            ["trial_start"] = trialEnd is null ? null : now,
        };
        CancelAtEnd(subscription, form.Flag("cancel_at_period_end"), now);
        return subscription;
    }

    public static void CancelAtEnd(JsonObject subscription, bool cancel, long now)
    {
        subscription["cancel_at_period_end"] = cancel;
        subscription["cancel_at"] = cancel ? SubscriptionLines.Items(subscription).First().Long("current_period_end") : null;
        subscription["canceled_at"] = cancel ? now : null;
    }
}
