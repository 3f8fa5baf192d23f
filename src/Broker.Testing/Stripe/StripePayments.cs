using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>Payment intents and their charges.</summary>
internal sealed class StripePayments(StripeStore store, StripeBalance balance)
{
    private static readonly string[] Confirmable = ["requires_payment_method", "requires_confirmation", "requires_action"];
    private static readonly string[] Cancelable = ["requires_payment_method", "requires_confirmation", "requires_action", "requires_capture", "processing"];

    public JsonObject Create(StripeForm form)
    {
        var amount = form.Long("amount") ?? throw (form["amount"] is null ? StripeError.Missing("amount") : StripeError.Invalid("Invalid integer: " + form["amount"], "amount", "parameter_invalid_integer"));
        var currency = form["currency"] ?? throw StripeError.Missing("currency");
        if (amount < 1)
        {
            throw StripeError.Invalid("This value must be greater than or equal to 1.", "amount", "parameter_invalid_integer");
        }

        if (form["customer"] is { } customer)
        {
            store.Customers.Get(customer, "customer");
        }

        var trigger = form["payment_method"];
        CheckMethod(trigger);
        var intent = StripeObjects.Intent(form, amount, currency.ToLowerInvariant(), store.NowUnix);
        store.Intents.Add(intent);
        if (trigger is not null)
        {
            (intent["payment_method"], intent["status"]) = (trigger, "requires_confirmation");
        }

        store.Emit("payment_intent.created", intent, null);
        if (form.Flag("confirm"))
        {
            Confirm(intent, form);
        }

        return intent;
    }

    public JsonObject Update(string id, StripeForm form)
    {
        var intent = store.Intents.Get(id, "intent");
        form.MergeMetadata((JsonObject)intent["metadata"]!);
        if (form["description"] is { } description)
        {
            intent["description"] = description;
        }

        if (form.Long("amount") is { } amount)
        {
            Require(intent, Confirmable, "update the amount of");
            intent["amount"] = amount;
        }

        return intent;
    }

    public JsonObject Confirm(string id, StripeForm form)
    {
        var intent = store.Intents.Get(id, "intent");
        Confirm(intent, form);
        return intent;
    }

    public JsonObject Capture(string id, StripeForm form)
    {
        var intent = store.Intents.Get(id, "intent");
        Require(intent, ["requires_capture"], "capture");
        var amount = form.Long("amount_to_capture") ?? intent.Long("amount_capturable");
        if (amount > intent.Long("amount_capturable") || amount < 1)
        {
            throw StripeError.Invalid("The amount to capture must be positive and not above the amount that can be captured.", "amount_to_capture", "amount_too_large");
        }

        var charge = store.Charges.Get(intent.Text("latest_charge")!);
        (charge["captured"], charge["amount_captured"]) = (true, amount);
        (intent["amount_capturable"], intent["amount_received"], intent["status"]) = (0, amount, "succeeded");
        balance.Earn(charge, amount, store.TriggerOf.GetValueOrDefault(charge.Text("id")!) ?? "");
        store.Emit("charge.captured", charge, null);
        store.Emit("payment_intent.succeeded", intent, null);
        return intent;
    }

    public JsonObject Cancel(string id, StripeForm form)
    {
        var intent = store.Intents.Get(id, "intent");
        Require(intent, Cancelable, "cancel");
        (intent["status"], intent["canceled_at"]) = ("canceled", store.NowUnix);
        (intent["cancellation_reason"], intent["amount_capturable"], intent["next_action"]) = (form["cancellation_reason"], 0, null);
        store.Emit("payment_intent.canceled", intent, null);
        return intent;
    }

    /// <summary>Ends what waits for the client or the bank: <c>succeed</c> (also <c>authenticate</c>) or <c>fail</c>.</summary>
    public JsonObject Complete(string id, bool success)
    {
        var intent = store.Intents.Get(id);
        Require(intent, ["requires_action", "processing"], "complete");
        Finish(intent, success ? null : new StripeDecline("payment_intent_authentication_failure", null, "The provided PaymentMethod has failed authentication."));
        return intent;
    }

    private static void Require(JsonObject intent, string[] states, string verb)
    {
        if (!states.Contains(intent.Text("status"), StringComparer.Ordinal))
        {
            var error = StripeError.Invalid(
                $"You cannot {verb} this PaymentIntent because it has a status of {intent.Text("status")}. Only a PaymentIntent with one of the following statuses may be: {string.Join(", ", states)}.",
                null,
                "payment_intent_unexpected_state");
            error.Extra["payment_intent"] = intent.DeepClone();
            throw error;
        }
    }

    private static void CheckMethod(string? method)
    {
        if (method is not null && !method.StartsWith("pm_", StringComparison.Ordinal))
        {
            throw StripeError.NoSuch("PaymentMethod", method, "payment_method");
        }
    }

    private void Confirm(JsonObject intent, StripeForm form)
    {
        Require(intent, Confirmable, "confirm");
        var trigger = form["payment_method"] ?? intent.Text("payment_method");
        if (trigger is null)
        {
            var error = StripeError.Invalid(
                "You cannot confirm this PaymentIntent because it's missing a payment method.", null, "payment_intent_unexpected_state");
            error.Extra["payment_intent"] = intent.DeepClone();
            throw error;
        }

        CheckMethod(trigger);
        intent["payment_method"] = trigger;
        if (trigger.Contains("threeDSecure", StringComparison.OrdinalIgnoreCase) || trigger.Contains("authenticationRequired", StringComparison.OrdinalIgnoreCase))
        {
            intent["status"] = "requires_action";
            intent["next_action"] = new JsonObject { ["type"] = "use_stripe_sdk", ["use_stripe_sdk"] = new JsonObject { ["type"] = "three_d_secure_redirect" } };
            store.Emit("payment_intent.requires_action", intent, null);
            return;
        }

        if (trigger.StartsWith("pm_usBankAccount", StringComparison.OrdinalIgnoreCase) || trigger.StartsWith("pm_sepa", StringComparison.OrdinalIgnoreCase))
        {
            intent["status"] = "processing";
            store.Emit("payment_intent.processing", intent, null);
            var fails = trigger.Contains("fail", StringComparison.OrdinalIgnoreCase);
            store.Later(TimeSpan.FromDays(1), () =>
            {
                if (intent.Text("status") == "processing")
                {
                    Finish(intent, fails ? new StripeDecline("payment_method_provider_decline", null, "The payment was declined by the bank.") : null);
                }
            });
            return;
        }

        if (Finish(intent, StripeDecline.For(trigger)) is { } declined)
        {
            throw declined;
        }
    }

    /// <summary>Makes the charge; gives the error of a decline.</summary>
    private StripeError? Finish(JsonObject intent, StripeDecline? decline)
    {
        var trigger = intent.Text("payment_method") ?? "";
        var manual = intent.Text("capture_method") == "manual";
        var charge = StripeObjects.Charge(intent, StripeStore.NewId("pm_1"), store.NowUnix, decline, !manual);
        store.Charges.Add(charge);
        store.TriggerOf[charge.Text("id")!] = trigger;
        intent["latest_charge"] = charge.Text("id");
        intent["next_action"] = null;
        if (decline is not null)
        {
            return Decline(intent, charge, decline);
        }

        (intent["payment_method"], intent["last_payment_error"]) = (charge.Text("payment_method"), null);
        if (manual)
        {
            (intent["status"], intent["amount_capturable"]) = ("requires_capture", intent.Long("amount"));
            store.Emit("charge.succeeded", charge, null);
            store.Emit("payment_intent.amount_capturable_updated", intent, null);
            return null;
        }

        (intent["status"], intent["amount_received"]) = ("succeeded", intent.Long("amount"));
        balance.Earn(charge, intent.Long("amount"), trigger);
        store.Emit("charge.succeeded", charge, null);
        store.Emit("payment_intent.succeeded", intent, null);
        if (trigger.Contains("createDispute", StringComparison.OrdinalIgnoreCase))
        {
            Dispute(charge);
        }

        return null;
    }

    private StripeError Decline(JsonObject intent, JsonObject charge, StripeDecline decline)
    {
        (intent["status"], intent["payment_method"]) = ("requires_payment_method", null);
        intent["last_payment_error"] = new JsonObject
        {
            ["charge"] = charge.Text("id"),
            ["code"] = decline.Code,
            ["decline_code"] = decline.DeclineCode,
            ["message"] = decline.Message,
            ["payment_method"] = new JsonObject { ["id"] = charge.Text("payment_method"), ["object"] = "payment_method", ["type"] = "card" },
            ["type"] = "card_error",
        };
        store.Emit("charge.failed", charge, null);
        store.Emit("payment_intent.payment_failed", intent, null);
        var error = new StripeError(402, "card_error", decline.Code, decline.Message);
        error.Extra["charge"] = charge.Text("id");
        if (decline.DeclineCode is not null)
        {
            error.Extra["decline_code"] = decline.DeclineCode;
        }

        error.Extra["payment_intent"] = intent.DeepClone();
        return error;
    }

    private void Dispute(JsonObject charge)
    {
        var dispute = StripeObjects.Dispute(charge, store.NowUnix);
        store.Disputes.Add(dispute);
        charge["disputed"] = true;
        var lost = balance.Book("adjustment", dispute.Text("id")!, -charge.Long("amount"), 1500, charge.Text("currency")!, TimeSpan.Zero);
        ((JsonArray)dispute["balance_transactions"]!).Add(lost.DeepClone());
        store.Emit("charge.dispute.created", dispute, null);
        store.Emit("charge.dispute.funds_withdrawn", dispute, null);
    }
}
