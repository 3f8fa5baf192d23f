using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe.Billing;

/// <summary>Invoices: draft, open, paid, void, uncollectible (contracts/payments.md a3, c2).</summary>
internal sealed class StripeInvoices(StripeStore store, StripeCatalog catalog, StripeInvoiceItems items, InvoicePayer payer) : IStripeArea
{
    private int _numbers;

    public StripeRoute? Find(string method, string[] path, StripeForm form) => (method, path) switch
    {
        ("POST", ["v1", "invoices"]) => new("CreateInvoice", () => Create(form)),
        ("GET", ["v1", "invoices"]) => new("ListInvoices", () => List(form)),
        ("GET", ["v1", "invoices", "search"]) => new("SearchInvoices", () => StripeSearch.Run(store, store.Invoices, form)),
        ("POST", ["v1", "invoices", "create_preview"]) => new("CreateInvoicePreview", () => Preview(form)),
        ("GET", ["v1", "invoices", var id]) => new("GetInvoice", () => store.Invoices.Get(id)),
        ("POST", ["v1", "invoices", var id]) => new("UpdateInvoice", () => Update(id, form)),
        ("DELETE", ["v1", "invoices", var id]) => new("DeleteInvoice", () => Delete(id)),
        ("GET", ["v1", "invoices", var id, "lines"]) => new("ListInvoiceLines", () => Lines(id, form)),
        ("POST", ["v1", "invoices", var id, "add_lines"]) => new("AddInvoiceLines", () => AddLines(id, form)),
        ("POST", ["v1", "invoices", var id, "finalize"]) => new("FinalizeInvoice", () => FinalizeDraft(store.Invoices.Get(id))),
        ("POST", ["v1", "invoices", var id, "pay"]) => new("PayInvoice", () => Pay(id, form)),
        ("POST", ["v1", "invoices", var id, "send"]) => new("SendInvoice", () => Send(id)),
        ("POST", ["v1", "invoices", var id, "void"]) => new("VoidInvoice", () => End(id, "void", "voided_at", "invoice.voided", "open", "uncollectible")),
        ("POST", ["v1", "invoices", var id, "mark_uncollectible"]) =>
            new("MarkInvoiceUncollectible", () => End(id, "uncollectible", "marked_uncollectible_at", "invoice.marked_uncollectible", "open")),
        ("POST", ["v1", "invoices", var id, "attach_payment"]) => new("AttachInvoicePayment", () => payer.Attach(Require(store.Invoices.Get(id), "open", "uncollectible"), form.Required("payment_intent"))),
        ("GET", ["v1", "invoice_payments"]) => new("ListInvoicePayments", () => ListPayments(form)),
        ("GET", ["v1", "invoice_payments", var id]) => new("GetInvoicePayment", () => store.InvoicePayments.Get(id)),
        _ => null,
    };

    /// <summary>An empty draft, stored.</summary>
    public JsonObject New(string customer, string currency, string reason, string collection, StripeForm form)
    {
        var invoice = InvoiceObjects.Invoice(StripeStore.NewId("in_1"), customer, currency, reason, collection, store.NowUnix);
        Describe(invoice, form);
        store.Invoices.Add(invoice);
        return invoice;
    }

    /// <summary>Opens a draft: it gets a number, a page and an intent; what is nothing to pay is paid at once.</summary>
    public JsonObject FinalizeDraft(JsonObject invoice)
    {
        Require(invoice, "draft");
        InvoiceLines.Sum(invoice);
        var id = invoice.Text("id")!;
        invoice["number"] = string.Create(CultureInfo.InvariantCulture, $"SIM0001-{++_numbers:0000}");
        (invoice["status"], invoice["effective_at"], invoice["automatically_finalizes_at"]) = ("open", store.NowUnix, null);
        invoice["status_transitions"]!["finalized_at"] = store.NowUnix;
        (invoice["hosted_invoice_url"], invoice["invoice_pdf"]) = ("https://invoice.stripe.com/i/sim/" + id, $"https://pay.stripe.com/invoice/sim/{id}/pdf");
        if (invoice["due_date"] is null && invoice.Text("collection_method") == "send_invoice")
        {
            invoice["due_date"] = store.NowUnix + (30 * 86400);
        }

        store.Emit("invoice.finalized", invoice, null);
        if (invoice.Long("amount_due") == 0)
        {
            payer.Paid(invoice);
            return invoice;
        }

        payer.Prepare(invoice);
        if (invoice["due_date"] is not null)
        {
            store.At(invoice.Long("due_date"), () =>
            {
                if (invoice.Text("status") == "open")
                {
                    store.Emit("invoice.overdue", invoice, null);
                }
            });
        }

        return invoice;
    }

    public JsonObject ConfirmationSecret(JsonObject invoice) => payer.OpenIntent(invoice.Text("id")!) is { } intent
        ? new JsonObject { ["client_secret"] = intent.Text("client_secret"), ["type"] = "payment_intent" }
        : new JsonObject { ["client_secret"] = "", ["type"] = "payment_intent" };

    public void Clear() => _numbers = 0;

    private static JsonObject Require(JsonObject invoice, params string[] states) => states.Contains(invoice.Text("status"), StringComparer.Ordinal)
        ? invoice
        : throw StripeError.Invalid(
            $"This invoice is {invoice.Text("status")}; this can only be done to an invoice that is {string.Join(" or ", states)}.",
            null,
            states[0] == "draft" ? "invoice_not_editable" : null);

    private JsonObject Create(StripeForm form)
    {
        var customer = store.Customers.Get(form.Required("customer"), "customer");
        var currency = (form["currency"] ?? customer.Text("currency") ?? PendingCurrency(customer.Text("id")!) ?? "usd").ToLowerInvariant();
        var collection = form["collection_method"] ?? "charge_automatically";
        if (collection == "send_invoice" && form.Long("days_until_due") is null && form.Long("due_date") is null)
        {
            throw StripeError.Invalid("If invoice collection method is 'send_invoice', you must specify 'days_until_due' or 'due_date'.", "days_until_due");
        }

        var invoice = New(customer.Text("id")!, currency, "manual", collection, form);
        if (form["pending_invoice_items_behavior"] == "include")
        {
            items.Collect(invoice);
        }

        store.Emit("invoice.created", invoice, null);
        if (invoice["auto_advance"]!.GetValue<bool>())
        {
            Advance(invoice);
        }

        return invoice;
    }

    private string? PendingCurrency(string customer) => store.InvoiceItems.Items.FirstOrDefault(i => i["invoice"] is null && i.Text("customer") == customer).Text("currency");

    private void Advance(JsonObject invoice)
    {
        var at = store.NowUnix + 3600;
        invoice["automatically_finalizes_at"] = at;
        store.At(at, () =>
        {
            if (invoice.Text("status") != "draft" || !invoice["auto_advance"]!.GetValue<bool>())
            {
                return;
            }

            FinalizeDraft(invoice);
            if (invoice.Text("status") == "open" && invoice.Text("collection_method") == "charge_automatically")
            {
                TryCollect(invoice);
            }
        });
    }

    private void TryCollect(JsonObject invoice)
    {
        try
        {
            payer.Collect(invoice, null);
        }
        catch (StripeError)
        {
            // Told by events; nobody waits for an answer.
        }
    }

    private void Describe(JsonObject invoice, StripeForm form)
    {
        form.Apply(invoice, "description", "footer", "default_payment_method", "statement_descriptor");
        if (form["auto_advance"] is { } advance)
        {
            invoice["auto_advance"] = advance == "true";
        }

        if (form.Long("days_until_due") is { } days)
        {
            invoice["due_date"] = store.NowUnix + (days * 86400);
        }

        if (form.Long("due_date") is { } due)
        {
            invoice["due_date"] = due;
        }

        if (invoice.Text("customer") is { } customer && store.Customers.Find(customer) is { } known)
        {
            (invoice["customer_email"], invoice["customer_name"]) = (known.Text("email"), known.Text("name"));
        }
    }

    private JsonObject List(StripeForm form) => store.Invoices.Page(form, i => StripeFilters.Same(form, "customer", "status", "collection_method")(i)
        && (form["subscription"] is not { } subscription || (i["parent"]?["subscription_details"] as JsonObject).Text("subscription") == subscription));

    private JsonObject ListPayments(StripeForm form)
    {
        var of = form.Below("payment");
        return store.InvoicePayments.Page(form, p => StripeFilters.Same(form, "invoice", "status")(p) && StripeFilters.Same(of, "payment_intent", "type")((JsonObject)p["payment"]!));
    }

    private JsonObject Update(string id, StripeForm form)
    {
        var invoice = store.Invoices.Get(id);
        if (invoice.Text("status") == "draft")
        {
            Describe(invoice, form);
        }
        else
        {
            form.Apply(invoice, "default_payment_method", "description");
        }

        store.Emit("invoice.updated", invoice, null);
        return invoice;
    }

    private JsonObject Delete(string id)
    {
        var invoice = Require(store.Invoices.Get(id), "draft");
        store.Invoices.Remove(id);
        foreach (var item in store.InvoiceItems.Items.Where(i => i.Text("invoice") == id))
        {
            item["invoice"] = null;
        }

        store.Emit("invoice.deleted", invoice, null);
        return new JsonObject { ["id"] = id, ["object"] = "invoice", ["deleted"] = true };
    }

    private JsonObject Lines(string id, StripeForm form)
    {
        var lines = new StripeCollection("line_item", "il_", $"/v1/invoices/{id}/lines");
        foreach (var line in InvoiceLines.Of(store.Invoices.Get(id)).OfType<JsonObject>().Reverse())
        {
            lines.Add(line);
        }

        return lines.Page(form, _ => true);
    }

    private JsonObject AddLines(string id, StripeForm form)
    {
        var invoice = Require(store.Invoices.Get(id), "draft");
        foreach (var line in form.Items("lines"))
        {
            InvoiceLines.Add(invoice, NewLine(invoice, line));
        }

        store.Emit("invoice.updated", invoice, null);
        return invoice;
    }

    private JsonObject NewLine(JsonObject invoice, StripeForm form)
    {
        var price = form.Has("price") || form.Has("pricing") || form.Has("price_data") ? catalog.PriceOf(form) : null;
        var quantity = form.Long("quantity") ?? 1;
        var amount = price is not null ? price.Long("unit_amount") * quantity : form.Long("amount") ?? throw StripeError.Missing("amount");
        var parent = new JsonObject { ["invoice_item_details"] = null, ["subscription_item_details"] = null, ["type"] = "invoice_item_details" };
        var name = form["description"] ?? (price is null ? null : store.Products.Find(price.Text("product")!).Text("name"));
        var line = InvoiceLines.New(invoice.Text("id")!, amount, invoice.Text("currency")!, name, quantity, store.NowUnix, store.NowUnix, parent, price);
        form.Apply(line);
        return line;
    }

    private JsonObject Pay(string id, StripeForm form)
    {
        var invoice = store.Invoices.Get(id);
        if (invoice.Text("status") == "paid")
        {
            throw StripeError.Invalid("Invoice is already paid", null, "invoice_already_paid");
        }

        if (invoice.Text("status") == "draft")
        {
            FinalizeDraft(invoice);
            if (invoice.Text("status") == "paid")
            {
                return invoice;
            }
        }

        Require(invoice, "open", "uncollectible");
        if (form.Flag("paid_out_of_band"))
        {
            payer.CancelOpen(id);
            (invoice["amount_paid"], invoice["amount_remaining"]) = (invoice.Long("amount_due"), 0);
            payer.Paid(invoice);
            return invoice;
        }

        payer.Collect(invoice, form["payment_method"]);
        return invoice;
    }

    private JsonObject Send(string id)
    {
        var invoice = store.Invoices.Get(id);
        if (invoice.Text("collection_method") != "send_invoice")
        {
            throw StripeError.Invalid("You can only manually send an invoice if its collection method is 'send_invoice'.");
        }

        if (invoice.Text("status") == "draft")
        {
            FinalizeDraft(invoice);
        }

        Require(invoice, "open", "paid", "uncollectible");
        store.Emit("invoice.sent", invoice, null);
        return invoice;
    }

    private JsonObject End(string id, string status, string when, string eventType, params string[] from)
    {
        var invoice = Require(store.Invoices.Get(id), from);
        invoice["status"] = status;
        invoice["status_transitions"]![when] = store.NowUnix;
        if (status == "void")
        {
            invoice["amount_remaining"] = 0;
            payer.CancelOpen(id);
        }

        store.Emit(eventType, invoice, null);
        return invoice;
    }

    private JsonObject Preview(StripeForm form)
    {
        var customer = store.Customers.Get(form.Required("customer"), "customer").Text("id")!;
        var invoice = InvoiceObjects.Invoice(StripeStore.NewId("upcoming_in_1"), customer, form["currency"] ?? "usd", "upcoming", "charge_automatically", store.NowUnix);
        foreach (var line in form.Items("invoice_items").Concat(form.Below("subscription_details").Items("items")))
        {
            var made = NewLine(invoice, line);
            invoice["currency"] = made.Text("currency");
            InvoiceLines.Add(invoice, made);
        }

        if (form["subscription"] is { } id)
        {
            var subscription = store.Subscriptions.Get(id, "subscription");
            SubscriptionLines.Put(store, subscription, invoice);
        }

        return invoice;
    }
}
