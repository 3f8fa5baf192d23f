using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe.Billing;

/// <summary>Payments of invoices: the default intent, attached ones, partial payments, and what follows from their success or failure.</summary>
internal sealed class InvoicePayer(StripeStore store, StripePayments payments, StripeMethods methods)
{
    /// <summary>Heard after an invoice was paid (true), its payment failed (false), or waits for the payer (none).</summary>
    public List<Action<JsonObject, bool?>> Changed { get; } = [];

    /// <summary>Makes the intent an open invoice is paid with.</summary>
    public void Prepare(JsonObject invoice)
    {
        var intent = payments.Create(StripeForm.Of(
            ("amount", invoice.Long("amount_remaining").ToString(CultureInfo.InvariantCulture)),
            ("currency", invoice.Text("currency")),
            ("customer", invoice.Text("customer")),
            ("description", "Payment for Invoice")));
        store.InvoicePayments.Add(InvoiceObjects.Payment(invoice, intent.Text("id")!, invoice.Long("amount_remaining"), isDefault: true, store.NowUnix));
    }

    public IEnumerable<JsonObject> Of(string invoice) => store.InvoicePayments.Items.Where(p => p.Text("invoice") == invoice);

    /// <summary>The intent still to be paid, if any.</summary>
    public JsonObject? OpenIntent(string invoice) =>
        Of(invoice).LastOrDefault(p => p.Text("status") == "open") is { } open ? store.Intents.Get(Intent(open)) : null;

    /// <summary>Tries to collect; a decline is thrown as Stripe answers it.</summary>
    public void Collect(JsonObject invoice, string? paymentMethod)
    {
        var id = invoice.Text("id")!;
        if (OpenIntent(id) is not { } intent)
        {
            Prepare(invoice);
            intent = OpenIntent(id)!;
        }

        var method = paymentMethod ?? invoice.Text("default_payment_method") ?? DefaultMethod(invoice.Text("customer"))
            ?? throw StripeError.Invalid(
                "Cannot charge a customer that has no active payment method. Attach one and set it as the customer's default, or give payment_method.", null, "missing");
        var resolved = methods.Resolve(method, keep: true).Text("id")!;
        (invoice["attempted"], invoice["attempt_count"]) = (true, invoice.Long("attempt_count") + 1);
        payments.Confirm(intent.Text("id")!, StripeForm.Of(("payment_method", resolved)));
        if (intent.Text("status") == "requires_action")
        {
            var error = new StripeError(
                402, "card_error", "invoice_payment_intent_requires_action", "Payment for this invoice requires additional user action before it can be completed successfully.");
            error.Extra["payment_intent"] = intent.DeepClone();
            throw error;
        }
    }

    /// <summary>Lets another intent pay the invoice or a part of it.</summary>
    public JsonObject Attach(JsonObject invoice, string intentId)
    {
        var intent = store.Intents.Get(intentId, "payment_intent");
        if (store.InvoicePayments.Items.Any(p => Intent(p) == intentId))
        {
            throw StripeError.Invalid("This PaymentIntent is already attached to an invoice.", "payment_intent");
        }

        var payment = InvoiceObjects.Payment(invoice, intentId, Math.Min(intent.Long("amount"), invoice.Long("amount_remaining")), isDefault: false, store.NowUnix);
        store.InvoicePayments.Add(payment);
        if (intent.Text("status") == "succeeded")
        {
            Settle(payment, intent);
        }

        return invoice;
    }

    /// <summary>Ends the open payments of an invoice that will not be paid.</summary>
    public void CancelOpen(string invoice)
    {
        foreach (var payment in Of(invoice).Where(p => p.Text("status") == "open").ToList())
        {
            payment["status"] = "canceled";
            payment["status_transitions"]!["canceled_at"] = store.NowUnix;
            if (payment["is_default"]!.GetValue<bool>() && store.Intents.Find(Intent(payment)) is { } intent && intent.Text("status") is not ("succeeded" or "canceled"))
            {
                payments.Cancel(intent.Text("id")!, StripeForm.Of(("cancellation_reason", "void_invoice")));
            }
        }
    }

    public void IntentChanged(JsonObject intent, bool? success)
    {
        var payment = store.InvoicePayments.Items.LastOrDefault(p => Intent(p) == intent.Text("id") && p.Text("status") == "open");
        if (payment is null)
        {
            return;
        }

        var invoice = store.Invoices.Get(payment.Text("invoice")!);
        switch (success)
        {
            case true:
                Settle(payment, intent);
                return;
            case false:
                if (intent.Text("status") != "canceled")
                {
                    store.Emit("invoice.payment_failed", invoice, null);
                    Tell(invoice, false);
                }

                return;
            default:
                store.Emit("invoice.payment_action_required", invoice, null);
                Tell(invoice, null);
                return;
        }
    }

    /// <summary>Marks an invoice paid; nothing more is due.</summary>
    public void Paid(JsonObject invoice)
    {
        invoice["status"] = "paid";
        invoice["status_transitions"]!["paid_at"] = store.NowUnix;
        (invoice["auto_advance"], invoice["attempted"]) = (false, true);
        store.Emit("invoice.paid", invoice, null);
        store.Emit("invoice.payment_succeeded", invoice, null);
        Tell(invoice, true);
    }

    private static string Intent(JsonObject payment) => payment["payment"]!.AsObject().Text("payment_intent")!;

    private void Settle(JsonObject payment, JsonObject intent)
    {
        var invoice = store.Invoices.Get(payment.Text("invoice")!);
        var amount = intent.Long("amount_received");
        (payment["status"], payment["amount_paid"]) = ("paid", amount);
        payment["status_transitions"]!["paid_at"] = store.NowUnix;
        var total = invoice.Long("amount_paid") + amount;
        var due = invoice.Long("amount_due");
        (invoice["amount_paid"], invoice["amount_remaining"]) = (total, Math.Max(0, due - total));
        store.Emit("invoice_payment.paid", payment, null);
        if (total > due)
        {
            invoice["amount_overpaid"] = total - due;
            store.Emit("invoice.overpaid", invoice, null);
        }

        if (total >= due && invoice.Text("status") is "open" or "uncollectible")
        {
            CancelOpen(invoice.Text("id")!);
            Paid(invoice);
        }
        else if (total < due)
        {
            store.Emit("invoice.updated", invoice, null);
        }
    }

    private string? DefaultMethod(string? customer)
    {
        if (customer is null || store.Customers.Find(customer) is not { } found)
        {
            return null;
        }

        return (found["invoice_settings"] as JsonObject).Text("default_payment_method")
            ?? store.Methods.Items.LastOrDefault(m => m.Text("customer") == customer).Text("id");
    }

    private void Tell(JsonObject invoice, bool? success)
    {
        foreach (var hear in Changed)
        {
            hear(invoice, success);
        }
    }
}
