using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>Setup intents: a payment method is saved without a payment.</summary>
internal sealed class StripeSetupIntents(StripeStore store, StripeMethods methods) : IStripeArea
{
    public StripeRoute? Find(string method, string[] path, StripeForm form) => (method, path) switch
    {
        ("POST", ["v1", "setup_intents"]) => new("CreateSetupIntent", () => Create(form)),
        ("GET", ["v1", "setup_intents"]) => new("ListSetupIntents", () => store.SetupIntents.Page(form, StripeFilters.Same(form, "customer", "payment_method"))),
        ("GET", ["v1", "setup_intents", var id]) => new("GetSetupIntent", () => store.SetupIntents.Get(id)),
        ("POST", ["v1", "setup_intents", var id]) => new("UpdateSetupIntent", () => Update(id, form)),
        ("POST", ["v1", "setup_intents", var id, "confirm"]) => new("ConfirmSetupIntent", () => Confirm(store.SetupIntents.Get(id), form)),
        ("POST", ["v1", "setup_intents", var id, "cancel"]) => new("CancelSetupIntent", () => Cancel(id, form)),
        _ => null,
    };

    public JsonObject Create(StripeForm form)
    {
        if (form["customer"] is { } customer)
        {
            store.Customers.Get(customer, "customer");
        }

        var id = StripeStore.NewId("seti_1");
        var types = form.List("payment_method_types");
        var intent = new JsonObject
        {
            ["id"] = id,
            ["object"] = "setup_intent",
            ["application"] = null,
            ["automatic_payment_methods"] = null,
            ["cancellation_reason"] = null,
            ["client_secret"] = id + StripeStore.NewId("_secret_"),
            ["created"] = store.NowUnix,
            ["customer"] = form["customer"],
            ["description"] = form["description"],
            ["last_setup_error"] = null,
            ["latest_attempt"] = null,
            ["livemode"] = false,
            ["mandate"] = null,
            ["metadata"] = new JsonObject(),
            ["next_action"] = null,
            ["payment_method"] = form["payment_method"],
            ["payment_method_types"] = JsonText.Array((types.Count > 0 ? types : ["card"]).Select(t => (JsonNode?)JsonValue.Create(t))),
            ["status"] = form["payment_method"] is null ? "requires_payment_method" : "requires_confirmation",
            ["usage"] = form["usage"] ?? "off_session",
        };
        form.Apply(intent);
        store.SetupIntents.Add(intent);
        store.Emit("setup_intent.created", intent, null);
        return form.Flag("confirm") ? Confirm(intent, form) : intent;
    }

    /// <summary>Ends what waits for the payer.</summary>
    public JsonObject Complete(string id, bool success)
    {
        var intent = store.SetupIntents.Get(id);
        Require(intent, "requires_action");
        intent["next_action"] = null;
        return success ? Succeed(intent) : Fail(intent, new StripeDecline("setup_intent_authentication_failure", null, "The provided PaymentMethod has failed authentication."), out _);
    }

    private static void Require(JsonObject intent, params string[] states)
    {
        if (!states.Contains(intent.Text("status"), StringComparer.Ordinal))
        {
            var error = StripeError.Invalid($"You cannot do this to a SetupIntent that has a status of {intent.Text("status")}.", null, "setup_intent_unexpected_state");
            error.Extra["setup_intent"] = intent.DeepClone();
            throw error;
        }
    }

    private JsonObject Update(string id, StripeForm form)
    {
        var intent = store.SetupIntents.Get(id);
        form.Apply(intent, "description", "payment_method", "customer");
        if (intent["payment_method"] is not null && intent.Text("status") == "requires_payment_method")
        {
            intent["status"] = "requires_confirmation";
        }

        return intent;
    }

    private JsonObject Confirm(JsonObject intent, StripeForm form)
    {
        Require(intent, "requires_payment_method", "requires_confirmation", "requires_action");
        var given = form["payment_method"] ?? intent.Text("payment_method")
            ?? throw StripeError.Invalid("You cannot confirm this SetupIntent because it's missing a payment method.", null, "setup_intent_unexpected_state");
        var method = methods.Resolve(given, keep: true);
        var trigger = methods.Trigger(method.Text("id")!);
        intent["payment_method"] = method.Text("id");
        if (trigger.Contains("threeDSecure", StringComparison.OrdinalIgnoreCase) || trigger.Contains("authenticationRequired", StringComparison.OrdinalIgnoreCase))
        {
            intent["status"] = "requires_action";
            intent["next_action"] = new JsonObject { ["type"] = "use_stripe_sdk", ["use_stripe_sdk"] = new JsonObject { ["type"] = "three_d_secure_redirect" } };
            store.Emit("setup_intent.requires_action", intent, null);
            return intent;
        }

        // chargeCustomerFail can be saved and is declined later, when it is charged.
        if (!trigger.Contains("chargeCustomerFail", StringComparison.OrdinalIgnoreCase) && StripeDecline.For(trigger) is { } decline)
        {
            Fail(intent, decline, out var error);
            throw error;
        }

        return Succeed(intent);
    }

    private JsonObject Succeed(JsonObject intent)
    {
        intent["status"] = "succeeded";
        intent["last_setup_error"] = null;
        if (intent.Text("customer") is { } customer)
        {
            methods.Attach(store.Methods.Get(intent.Text("payment_method")!), customer);
        }

        store.Emit("setup_intent.succeeded", intent, null);
        return intent;
    }

    private JsonObject Fail(JsonObject intent, StripeDecline decline, out StripeError error)
    {
        (intent["status"], intent["payment_method"]) = ("requires_payment_method", null);
        intent["last_setup_error"] = new JsonObject { ["code"] = decline.Code, ["decline_code"] = decline.DeclineCode, ["message"] = decline.Message, ["type"] = "card_error" };
        store.Emit("setup_intent.setup_failed", intent, null);
        error = new StripeError(402, "card_error", decline.Code, decline.Message);
        if (decline.DeclineCode is not null)
        {
            error.Extra["decline_code"] = decline.DeclineCode;
        }

        error.Extra["setup_intent"] = intent.DeepClone();
        return intent;
    }

    private JsonObject Cancel(string id, StripeForm form)
    {
        var intent = store.SetupIntents.Get(id);
        Require(intent, "requires_payment_method", "requires_confirmation", "requires_action");
        (intent["status"], intent["cancellation_reason"]) = ("canceled", form["cancellation_reason"]);
        store.Emit("setup_intent.canceled", intent, null);
        return intent;
    }
}
