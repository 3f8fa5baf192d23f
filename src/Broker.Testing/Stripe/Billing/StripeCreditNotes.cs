using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe.Billing;

/// <summary>Credit notes: less is due on an open invoice, or something is given back on a paid one.</summary>
internal sealed class StripeCreditNotes(StripeStore store, StripeRefunds refunds, InvoicePayer payer) : IStripeArea
{
    public StripeRoute? Find(string method, string[] path, StripeForm form) => (method, path) switch
    {
        ("POST", ["v1", "credit_notes"]) => new("CreateCreditNote", () => Create(form)),
        ("GET", ["v1", "credit_notes"]) => new("ListCreditNotes", () => store.CreditNotes.Page(form, StripeFilters.Same(form, "invoice", "customer"))),
        ("GET", ["v1", "credit_notes", var id]) => new("GetCreditNote", () => store.CreditNotes.Get(id)),
        ("POST", ["v1", "credit_notes", var id]) => new("UpdateCreditNote", () => Update(id, form)),
        ("POST", ["v1", "credit_notes", var id, "void"]) => new("VoidCreditNote", () => Void(id)),
        _ => null,
    };

    private static long Amount(JsonObject invoice, StripeForm form)
    {
        var lines = form.Items("lines");
        if (form.Long("amount") is { } amount)
        {
            return amount;
        }

        return lines.Count > 0
            ? lines.Sum(line => line.Long("amount") ?? (line.Long("unit_amount") * (line.Long("quantity") ?? 1)) ?? LineAmount(invoice, line["invoice_line_item"]))
            : throw StripeError.Invalid("You must pass one of amount or lines.", "amount");
    }

    private static long LineAmount(JsonObject invoice, string? id) =>
        InvoiceLines.Of(invoice).OfType<JsonObject>().FirstOrDefault(l => l.Text("id") == id)?.Long("amount") ?? throw StripeError.NoSuch("invoice line item", id ?? "", "lines");

    private JsonObject Create(StripeForm form)
    {
        var invoice = store.Invoices.Get(form.Required("invoice"), "invoice");
        var status = invoice.Text("status");
        if (status is not ("open" or "paid"))
        {
            throw StripeError.Invalid($"Credit notes can only be created for open or paid invoices; this one is {status}.", "invoice");
        }

        var amount = Amount(invoice, form);
        var paid = status == "paid";
        var left = paid
            ? invoice.Long("total") - invoice.Long("pre_payment_credit_notes_amount") - invoice.Long("post_payment_credit_notes_amount")
            : invoice.Long("amount_remaining");
        if (amount < 1 || amount > left)
        {
            throw StripeError.Invalid(string.Create(CultureInfo.InvariantCulture, $"The credit note total ({amount}) must be positive and at most {left}."), "amount");
        }

        var refund = form.Long("refund_amount") ?? 0;
        if (paid && refund + (form.Long("credit_amount") ?? 0) + (form.Long("out_of_band_amount") ?? 0) != amount)
        {
            throw StripeError.Invalid("The sum of credit_amount, refund_amount and out_of_band_amount must equal the credit note amount.", "refund_amount");
        }

        var note = InvoiceObjects.CreditNote(invoice, amount, paid, store.CreditNotes.Items.Count(n => n.Text("invoice") == invoice.Text("id")) + 1, form, store.NowUnix);
        form.Apply(note);
        note["lines"] = StripeCollection.Part([Line(amount, form["memo"])], $"/v1/credit_notes/{note.Text("id")}/lines");
        if (refund > 0)
        {
            var intent = payer.Of(invoice.Text("id")!).Last(p => p.Text("status") == "paid")["payment"]!.AsObject().Text("payment_intent");
            var made = refunds.Create(StripeForm.Of(("payment_intent", intent), ("amount", refund.ToString(CultureInfo.InvariantCulture)), ("reason", "requested_by_customer")));
            ((JsonArray)note["refunds"]!).Add((JsonNode)new JsonObject { ["amount_refunded"] = refund, ["refund"] = made.Text("id"), ["type"] = "refund" });
        }

        store.CreditNotes.Add(note);
        Book(invoice, paid ? "post_payment_credit_notes_amount" : "pre_payment_credit_notes_amount", amount);
        store.Emit("credit_note.created", note, null);
        if (!paid && invoice.Long("amount_remaining") == 0)
        {
            payer.CancelOpen(invoice.Text("id")!);
            payer.Paid(invoice);
        }

        return note;
    }

    private static JsonObject Line(long amount, string? memo) => new()
    {
        ["id"] = StripeStore.NewId("cnli_1"),
        ["object"] = "credit_note_line_item",
        ["amount"] = amount,
        ["description"] = memo ?? "Credit",
        ["discount_amount"] = 0,
        ["livemode"] = false,
        ["quantity"] = 1,
        ["type"] = "custom_line_item",
        ["unit_amount"] = amount,
    };

    private JsonObject Update(string id, StripeForm form)
    {
        var note = store.CreditNotes.Get(id);
        form.Apply(note, "memo");
        store.Emit("credit_note.updated", note, null);
        return note;
    }

    private JsonObject Void(string id)
    {
        var note = store.CreditNotes.Get(id);
        var invoice = store.Invoices.Get(note.Text("invoice")!);
        if (note.Text("status") == "void" || invoice.Text("status") != "open")
        {
            throw StripeError.Invalid("Only an issued credit note of an open invoice can be voided.");
        }

        (note["status"], note["voided_at"]) = ("void", store.NowUnix);
        Book(invoice, "pre_payment_credit_notes_amount", -note.Long("amount"));
        store.Emit("credit_note.voided", note, null);
        return note;
    }

    private void Book(JsonObject invoice, string member, long amount)
    {
        invoice[member] = invoice.Long(member) + amount;
        if (member[1] == 'r')
        {
            InvoiceLines.Sum(invoice);
            if (payer.OpenIntent(invoice.Text("id")!) is { } intent && invoice.Long("amount_remaining") > 0)
            {
                intent["amount"] = invoice.Long("amount_remaining");
            }
        }
    }
}
