using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>Payment intents and their charges.</summary>
internal sealed class StripePayments(StripeStore store, StripeBalance balance, StripeMethods methods, StripeDisputes disputes) : IStripeArea
{
    private static readonly string[] Confirmable = ["requires_payment_method", "requires_confirmation", "requires_action"];
    private static readonly string[] Cancelable = ["requires_payment_method", "requires_confirmation", "requires_action", "requires_capture", "processing"];

    public StripeRoute? Find(string method, string[] path, StripeForm form) => (method, path) switch
    {
        ("POST", ["v1", "payment_intents"]) => new("CreatePaymentIntent", () => Create(form)),
        ("GET", ["v1", "payment_intents"]) => new("ListPaymentIntents", () => store.Intents.Page(form, StripeFilters.Same(form, "customer"))),
        ("GET", ["v1", "payment_intents", "search"]) => new("SearchPaymentIntents", () => StripeSearch.Run(store, store.Intents, form)),
        ("GET", ["v1", "payment_intents", var id]) => new("GetPaymentIntent", () => store.Intents.Get(id, "intent")),
        ("POST", ["v1", "payment_intents", var id]) => new("UpdatePaymentIntent", () => Update(id, form)),
        ("POST", ["v1", "payment_intents", var id, "confirm"]) => new("ConfirmPaymentIntent", () => Confirm(id, form)),
        ("POST", ["v1", "payment_intents", var id, "capture"]) => new("CapturePaymentIntent", () => Capture(id, form)),
        ("POST", ["v1", "payment_intents", var id, "cancel"]) => new("CancelPaymentIntent", () => Cancel(id, form)),
        ("GET", ["v1", "charges"]) => new("ListCharges", () => store.Charges.Page(form, StripeFilters.Same(form, "payment_intent", "customer"))),
        ("GET", ["v1", "charges", "search"]) => new("SearchCharges", () => StripeSearch.Run(store, store.Charges, form)),
        ("GET", ["v1", "charges", var id]) => new("GetCharge", () => store.Charges.Get(id)),
        _ => null,
    };

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
        if (trigger is not null)
        {
            methods.Resolve(trigger, keep: false);
        }

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
        form.Apply(intent, "description", "receipt_email", "setup_future_usage", "statement_descriptor", "statement_descriptor_suffix", "transfer_group");
        if (form["customer"] is { } customer)
        {
            store.Customers.Get(customer, "customer");
            intent["customer"] = customer;
        }

        if (form["payment_method"] is { } method)
        {
            Require(intent, Confirmable, "update the payment method of");
            methods.Resolve(method, keep: false);
            (intent["payment_method"], intent["status"]) = (method, "requires_confirmation");
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

        // Without multicapture, what is not captured is released.
        var charge = store.Charges.Get(intent.Text("latest_charge")!);
        var left = intent.Long("amount_capturable") - amount;
        var final = form["final_capture"] != "false" || left == 0;
        var received = intent.Long("amount_received") + amount;
        (charge["captured"], charge["amount_captured"]) = (true, received);
        (intent["amount_capturable"], intent["amount_received"], intent["status"]) = (final ? 0 : left, received, final ? "succeeded" : "requires_capture");
        balance.Earn(charge, amount, store.TriggerOf.GetValueOrDefault(charge.Text("id")!) ?? "");
        store.Emit("charge.captured", charge, null);
        if (!final)
        {
            store.Emit("payment_intent.amount_capturable_updated", intent, null);
            return intent;
        }

        store.Emit("payment_intent.succeeded", intent, null);
        Tell(intent, true);
        return intent;
    }

    public JsonObject Cancel(string id, StripeForm form)
    {
        var intent = store.Intents.Get(id, "intent");
        Require(intent, Cancelable, "cancel");
        (intent["status"], intent["canceled_at"]) = ("canceled", store.NowUnix);
        (intent["cancellation_reason"], intent["amount_capturable"], intent["next_action"]) = (form["cancellation_reason"], 0, null);
        store.Emit("payment_intent.canceled", intent, null);
        Tell(intent, false);
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

        var method = methods.Resolve(trigger, keep: false);
        intent["payment_method"] = trigger;
        trigger = methods.Trigger(trigger);
        form.Apply(intent, "receipt_email", "setup_future_usage");
        if (method.Text("customer") is { } owner && intent.Text("customer") is { } payer && owner != payer)
        {
            throw StripeError.Invalid("The provided PaymentMethod cannot be attached to this customer: it belongs to another one.", "payment_method", "resource_missing");
        }

        if (trigger.Contains("threeDSecure", StringComparison.OrdinalIgnoreCase) || trigger.Contains("authenticationRequired", StringComparison.OrdinalIgnoreCase))
        {
            intent["status"] = "requires_action";
            intent["next_action"] = new JsonObject { ["type"] = "use_stripe_sdk", ["use_stripe_sdk"] = new JsonObject { ["type"] = "three_d_secure_redirect" } };
            store.Emit("payment_intent.requires_action", intent, null);
            Tell(intent, null);
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
        var given = intent.Text("payment_method") ?? "pm_card_visa";
        var trigger = methods.Trigger(given);
        var manual = intent.Text("capture_method") == "manual";
        var method = methods.Resolve(given, keep: true);
        var charge = StripeObjects.Charge(intent, method.Text("id")!, store.NowUnix, decline, !manual);
        store.Charges.Add(charge);
        store.TriggerOf[charge.Text("id")!] = trigger;
        intent["latest_charge"] = charge.Text("id");
        intent["next_action"] = null;
        if (decline is not null)
        {
            return Decline(intent, charge, decline);
        }

        (intent["payment_method"], intent["last_payment_error"]) = (charge.Text("payment_method"), null);
        if (intent["setup_future_usage"] is not null && intent.Text("customer") is { } customer)
        {
            methods.Attach(method, customer);
        }

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
        Tell(intent, true);
        if (trigger.Contains("createDispute", StringComparison.OrdinalIgnoreCase))
        {
            disputes.Open(charge, inquiry: trigger.Contains("Inquiry", StringComparison.OrdinalIgnoreCase));
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
        Tell(intent, false);
        var error = new StripeError(402, "card_error", decline.Code, decline.Message);
        error.Extra["charge"] = charge.Text("id");
        if (decline.DeclineCode is not null)
        {
            error.Extra["decline_code"] = decline.DeclineCode;
        }

        error.Extra["payment_intent"] = intent.DeepClone();
        return error;
    }

    private void Tell(JsonObject intent, bool? success)
    {
        foreach (var hear in store.IntentChanged)
        {
            hear(intent, success);
        }
    }
}
