using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Stripe.Billing;

namespace Broker.Testing.Stripe;

/// <summary>Checkout sessions; the payer's part comes by steering.</summary>
internal sealed class StripeSessions(StripeStore store, StripePayments payments, StripeSetupIntents setups, StripeCatalog catalog, StripeSubscriptions subscriptions) : IStripeArea
{
    private const long Lifetime = 86400;
    private readonly Dictionary<string, StripeForm> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<JsonObject>> _lines = new(StringComparer.Ordinal);

    public StripeRoute? Find(string method, string[] path, StripeForm form) => (method, path) switch
    {
        ("POST", ["v1", "checkout", "sessions"]) => new("CreateCheckoutSession", () => Create(form)),
        ("GET", ["v1", "checkout", "sessions"]) => new("ListCheckoutSessions", () => store.Sessions.Page(form, StripeFilters.Same(form, "customer", "payment_intent", "subscription", "status"))),
        ("GET", ["v1", "checkout", "sessions", var id]) => new("GetCheckoutSession", () => store.Sessions.Get(id)),
        ("POST", ["v1", "checkout", "sessions", var id]) => new("UpdateCheckoutSession", () => Update(id, form)),
        ("GET", ["v1", "checkout", "sessions", var id, "line_items"]) => new("ListCheckoutSessionLineItems", () => Lines(store.Sessions.Get(id))),
        ("POST", ["v1", "checkout", "sessions", var id, "expire"]) => new("ExpireCheckoutSession", () => Expire(store.Sessions.Get(id))),
        _ => null,
    };

    public void Clear()
    {
        _asked.Clear();
        _lines.Clear();
    }

    /// <summary>What the payer does: pays with a test payment method (declines stay open), or lets the session expire.</summary>
    public JsonObject Decide(string id, string action, string paymentMethod)
    {
        var session = store.Sessions.Get(id);
        if (action == "expire")
        {
            return Expire(session);
        }

        if (action != "complete")
        {
            throw StripeError.Invalid("action must be complete or expire.", "action");
        }

        RequireOpen(session);
        EnsureCustomer(session);
        switch (session.Text("mode"))
        {
            case "setup":
                var setup = setups.Create(StripeForm.Of(("customer", session.Text("customer")), ("payment_method", paymentMethod), ("confirm", "true")));
                session["setup_intent"] = setup.Text("id");
                Finish(session, "no_payment_required");
                break;
            case "subscription":
                Subscribe(session, paymentMethod);
                break;
            default:
                Pay(session, paymentMethod);
                break;
        }

        return session;
    }

    /// <summary>Hears of payments that end after their session.</summary>
    public void IntentChanged(JsonObject intent, bool? success)
    {
        var session = store.Sessions.Items.FirstOrDefault(s => s.Text("payment_intent") == intent.Text("id") && s.Text("payment_status") == "unpaid" && s.Text("status") == "complete");
        if (session is null || success is null)
        {
            return;
        }

        if (success == true)
        {
            session["payment_status"] = "paid";
        }

        store.Emit(success == true ? "checkout.session.async_payment_succeeded" : "checkout.session.async_payment_failed", session, null);
    }

    public JsonObject Lines(JsonObject session) => StripeCollection.Part(_lines.GetValueOrDefault(session.Text("id")!) ?? [], $"/v1/checkout/sessions/{session.Text("id")}/line_items");

    private static void RequireOpen(JsonObject session)
    {
        if (session.Text("status") != "open")
        {
            throw StripeError.Invalid($"Only Checkout Sessions with a status in [\"open\"] can be expired or completed. This one has a status of {session.Text("status")}.");
        }
    }

    private JsonObject Create(StripeForm form)
    {
        var mode = form["mode"] ?? "payment";
        var lines = form.Items("line_items").Select(catalog.Line).ToList();
        if (mode != "setup" && lines.Count == 0)
        {
            throw StripeError.Missing("line_items");
        }

        if (form["customer"] is { } customer)
        {
            store.Customers.Get(customer, "customer");
        }

        var id = StripeStore.NewId("cs_test_a1") + StripeStore.NewId("");
        long? total = mode == "setup" ? null : lines.Sum(l => l.Long("amount_total"));
        var expires = form.Long("expires_at") ?? store.NowUnix + Lifetime;
        var session = StripeObjects.Session(id, mode, form, total, lines.Count > 0 ? lines[0].Text("currency") : form["currency"], store.NowUnix, expires);
        form.Apply(session);
        store.Sessions.Add(session);
        (_asked[id], _lines[id]) = (form, lines);
        store.At(expires, () =>
        {
            if (session.Text("status") == "open")
            {
                Expire(session);
            }
        });
        return session;
    }

    private JsonObject Update(string id, StripeForm form)
    {
        var session = store.Sessions.Get(id);
        form.Apply(session);
        return session;
    }

    private JsonObject Expire(JsonObject session)
    {
        RequireOpen(session);
        (session["status"], session["url"]) = ("expired", null);
        store.Emit("checkout.session.expired", session, null);
        return session;
    }

    private void Pay(JsonObject session, string paymentMethod)
    {
        var data = _asked[session.Text("id")!].Below("payment_intent_data");
        var intent = payments.Create(StripeForm.Of(
            ("amount", session.Text("amount_total")),
            ("currency", session.Text("currency")),
            ("customer", session.Text("customer")),
            ("description", data["description"]),
            ("capture_method", data["capture_method"]),
            ("setup_future_usage", data["setup_future_usage"])));
        data.Apply(intent);
        session["payment_intent"] = intent.Text("id");
        try
        {
            payments.Confirm(intent.Text("id")!, StripeForm.Of(("payment_method", paymentMethod)));
        }
        catch (StripeError)
        {
            // The payer stays on the page and may try another card.
            session["payment_intent"] = null;
            throw;
        }

        Finish(session, intent.Text("status") == "succeeded" ? "paid" : "unpaid");
    }

    private void Subscribe(JsonObject session, string paymentMethod)
    {
        var lines = _asked[session.Text("id")!].Items("line_items");
        var data = _asked[session.Text("id")!].Below("subscription_data");
        var made = subscriptions.CreateFrom(session.Text("customer")!, lines, data, paymentMethod);
        (session["subscription"], session["invoice"]) = (made.Text("id"), made.Text("latest_invoice"));
        Finish(session, made.Text("status") == "trialing" ? "no_payment_required" : "paid");
    }

    private void EnsureCustomer(JsonObject session)
    {
        var needed = session.Text("mode") != "payment" || _asked[session.Text("id")!]["customer_creation"] == "always";
        if (session["customer"] is null && needed)
        {
            var customer = StripeObjects.Customer(StripeForm.Of(("email", session.Text("customer_email") ?? "payer@example.com")), store.NowUnix);
            store.Customers.Add(customer);
            store.Emit("customer.created", customer, null);
            session["customer"] = customer.Text("id");
        }
    }

    private void Finish(JsonObject session, string paymentStatus)
    {
        (session["status"], session["payment_status"], session["url"]) = ("complete", paymentStatus, null);
        session["customer_details"] = new JsonObject { ["address"] = null, ["email"] = session.Text("customer_email") ?? "payer@example.com", ["name"] = null, ["phone"] = null, ["tax_exempt"] = "none", ["tax_ids"] = new JsonArray() };
        store.Emit("checkout.session.completed", session, null);
    }
}
