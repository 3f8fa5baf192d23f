using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>Payment methods: made from test triggers (<c>pm_card_…</c>, <c>tok_…</c>), attached to customers, listed.</summary>
internal sealed class StripeMethods(StripeStore store) : IStripeArea
{
    private const string OwnPrefix = "pm_1";

    public StripeRoute? Find(string method, string[] path, StripeForm form) => (method, path) switch
    {
        ("POST", ["v1", "payment_methods"]) => new("CreatePaymentMethod", () => Create(form)),
        ("GET", ["v1", "payment_methods"]) => new("ListPaymentMethods", () => store.Methods.Page(form, StripeFilters.Same(form, "customer", "type"))),
        ("GET", ["v1", "payment_methods", var id]) => new("GetPaymentMethod", () => Resolve(id, keep: true)),
        ("POST", ["v1", "payment_methods", var id, "attach"]) => new("AttachPaymentMethod", () => AttachTo(id, form)),
        ("POST", ["v1", "payment_methods", var id, "detach"]) => new("DetachPaymentMethod", () => Detach(id)),
        _ => null,
    };

    /// <summary>The trigger a method stands for; the text itself when it is a trigger.</summary>
    public string Trigger(string method) => store.TriggerOf.GetValueOrDefault(method) ?? method;

    /// <summary>A method by its id, or a new one made from a trigger.</summary>
    public JsonObject Resolve(string method, bool keep)
    {
        if (store.Methods.Find(method) is { } known)
        {
            return known;
        }

        if (!method.StartsWith("pm_", StringComparison.Ordinal) || method.StartsWith(OwnPrefix, StringComparison.Ordinal))
        {
            throw StripeError.NoSuch("PaymentMethod", method, "payment_method");
        }

        var made = New(method);
        if (keep)
        {
            store.Methods.Add(made);
        }

        return made;
    }

    public void Attach(JsonObject method, string customer)
    {
        store.Customers.Get(customer, "customer");
        if (method.Text("customer") is { } other)
        {
            if (other != customer)
            {
                throw StripeError.Invalid("The payment method you provided has already been attached to a customer.", "payment_method", "resource_already_exists");
            }

            return;
        }

        method["customer"] = customer;
        store.Emit("payment_method.attached", method, null);
    }

    public JsonObject OfCustomer(string customer, StripeForm form)
    {
        store.Customers.Get(customer);
        var same = StripeFilters.Same(form, "type");
        var page = store.Methods.Page(form, m => m.Text("customer") == customer && same(m));
        page["url"] = $"/v1/customers/{customer}/payment_methods";
        return page;
    }

    public JsonObject OfCustomer(string customer, string method) => store.Methods.Find(method) is { } found && found.Text("customer") == customer
        ? found
        : throw StripeError.NoSuch("PaymentMethod", method, "payment_method");

    private JsonObject Create(StripeForm form)
    {
        var type = form["type"] ?? "card";
        var trigger = type switch
        {
            "us_bank_account" => "pm_usBankAccount",
            "sepa_debit" => "pm_sepaDebit",
            "card" when form["card[token]"] is { } token => "pm_card_" + token[(token.IndexOf('_', StringComparison.Ordinal) + 1)..],
            "card" when form["card[number]"] is { } number => FromNumber(number),
            _ => "pm_card_visa",
        };
        var method = New(trigger);
        form.Apply(method);
        store.Methods.Add(method);
        return method;
    }

    // The numbers of Stripe's testing page.
    private static string FromNumber(string number) => number.Replace(" ", "", StringComparison.Ordinal) switch
    {
        "4000000000000002" => "pm_card_visa_chargeDeclined",
        "4000000000009995" => "pm_card_visa_chargeDeclinedInsufficientFunds",
        "4000000000003220" => "pm_card_threeDSecure2Required",
        "4000000000000259" => "pm_card_createDispute",
        "4000000000000077" => "pm_card_bypassPending",
        "4000000000000069" => "pm_card_chargeDeclinedExpiredCard",
        "4000000000000127" => "pm_card_chargeDeclinedIncorrectCvc",
        "4000000000000341" => "pm_card_chargeCustomerFail",
        "4000000000005126" => "pm_card_refundFail",
        "4000000000007726" => "pm_card_pendingRefund",
        _ => "pm_card_visa",
    };

    private JsonObject New(string trigger)
    {
        var method = StripeObjects.Method(trigger, store.NowUnix);
        store.TriggerOf[method.Text("id")!] = trigger;
        return method;
    }

    private JsonObject AttachTo(string id, StripeForm form)
    {
        var method = Resolve(id, keep: true);
        Attach(method, form.Required("customer"));
        return method;
    }

    private JsonObject Detach(string id)
    {
        var method = store.Methods.Get(id, "payment_method");
        if (method["customer"] is null)
        {
            throw StripeError.Invalid("The payment method you provided is not attached to a customer so detachment is impossible.", "payment_method");
        }

        method["customer"] = null;
        store.Emit("payment_method.detached", method, null);
        return method;
    }
}
