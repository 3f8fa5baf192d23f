using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe.Billing;

/// <summary>Invoice items: amounts waiting for a customer's next invoice, or put on a draft.</summary>
internal sealed class StripeInvoiceItems(StripeStore store, StripeCatalog catalog) : IStripeArea
{
    public StripeRoute? Find(string method, string[] path, StripeForm form) => (method, path) switch
    {
        ("POST", ["v1", "invoiceitems"]) => new("CreateInvoiceItem", () => Create(form)),
        ("GET", ["v1", "invoiceitems"]) => new("ListInvoiceItems", () => List(form)),
        ("GET", ["v1", "invoiceitems", var id]) => new("GetInvoiceItem", () => store.InvoiceItems.Get(id)),
        ("POST", ["v1", "invoiceitems", var id]) => new("UpdateInvoiceItem", () => Update(id, form)),
        ("DELETE", ["v1", "invoiceitems", var id]) => new("DeleteInvoiceItem", () => Delete(id)),
        _ => null,
    };

    /// <summary>Puts what waits for a customer in a currency on a draft.</summary>
    public void Collect(JsonObject invoice)
    {
        foreach (var item in store.InvoiceItems.Items.Where(i => i["invoice"] is null && i.Text("customer") == invoice.Text("customer") && i.Text("currency") == invoice.Text("currency")))
        {
            Put(item, invoice);
        }
    }

    private static JsonObject Draft(JsonObject invoice) => invoice.Text("status") == "draft"
        ? invoice
        : throw StripeError.Invalid("This invoice is no longer editable.", "invoice", "invoice_not_editable");

    private static void Put(JsonObject item, JsonObject invoice)
    {
        item["invoice"] = invoice.Text("id");
        var parent = new JsonObject
        {
            ["invoice_item_details"] = new JsonObject { ["invoice_item"] = item.Text("id"), ["proration"] = false, ["proration_details"] = new JsonObject { ["credited_items"] = null }, ["subscription"] = null },
            ["subscription_item_details"] = null,
            ["type"] = "invoice_item_details",
        };
        var period = (JsonObject)item["period"]!;
        var line = InvoiceLines.New(
            invoice.Text("id")!, item.Long("amount"), item.Text("currency")!, item.Text("description"), item.Long("quantity"), period.Long("start"), period.Long("end"), parent, null);
        line["pricing"] = item["pricing"]!.DeepClone();
        line["metadata"] = item["metadata"]!.DeepClone();
        InvoiceLines.Add(invoice, line);
    }

    private JsonObject Create(StripeForm form)
    {
        var customer = store.Customers.Get(form.Required("customer"), "customer").Text("id")!;
        var invoice = form["invoice"] is { } id ? Draft(store.Invoices.Get(id, "invoice")) : null;
        var quantity = form.Long("quantity") ?? 1;
        var price = form.Has("price") || form.Has("pricing") || form.Has("price_data") ? catalog.PriceOf(form) : null;
        var amount = price is not null ? price.Long("unit_amount") * quantity : form.Long("amount") ?? throw StripeError.Missing("amount");
        var now = store.NowUnix;
        var item = new JsonObject
        {
            ["id"] = StripeStore.NewId("ii_1"),
            ["object"] = "invoiceitem",
            ["amount"] = amount,
            ["currency"] = (price?.Text("currency") ?? form["currency"] ?? invoice?.Text("currency") ?? throw StripeError.Missing("currency")).ToLowerInvariant(),
            ["customer"] = customer,
            ["date"] = now,
            ["description"] = form["description"] ?? (price is null ? null : store.Products.Find(price.Text("product")!).Text("name")),
            ["discountable"] = true,
            ["discounts"] = new JsonArray(),
            ["invoice"] = null,
            ["livemode"] = false,
            ["metadata"] = new JsonObject(),
            ["net_amount"] = amount,
            ["parent"] = null,
            ["period"] = new JsonObject { ["end"] = now, ["start"] = now },
            ["pricing"] = InvoiceLines.Pricing(price, amount, quantity),
            ["proration"] = false,
            ["quantity"] = quantity,
            ["tax_rates"] = new JsonArray(),
            ["test_clock"] = null,
        };
        form.Apply(item);
        if (invoice is not null)
        {
            Put(item, invoice);
        }

        store.InvoiceItems.Add(item);
        store.Emit("invoiceitem.created", item, null);
        return item;
    }

    private JsonObject List(StripeForm form) => store.InvoiceItems.Page(
        form, i => StripeFilters.Same(form, "customer", "invoice")(i) && (form["pending"] is not { } pending || (i["invoice"] is null) == (pending == "true")));

    private JsonObject Update(string id, StripeForm form)
    {
        var item = store.InvoiceItems.Get(id);
        var invoice = item.Text("invoice") is { } on ? Draft(store.Invoices.Get(on)) : null;
        form.Apply(item, "description");
        if (form.Long("amount") is { } amount)
        {
            (item["amount"], item["net_amount"]) = (amount, amount);
        }

        if (invoice is not null)
        {
            RemoveLine(invoice, id);
            Put(item, invoice);
        }

        return item;
    }

    private JsonObject Delete(string id)
    {
        var item = store.InvoiceItems.Get(id);
        if (item.Text("invoice") is { } on)
        {
            RemoveLine(Draft(store.Invoices.Get(on)), id);
        }

        store.InvoiceItems.Remove(id);
        store.Emit("invoiceitem.deleted", item, null);
        return new JsonObject { ["id"] = id, ["object"] = "invoiceitem", ["deleted"] = true };
    }

    private static void RemoveLine(JsonObject invoice, string item)
    {
        var lines = InvoiceLines.Of(invoice);
        if (lines.OfType<JsonObject>().FirstOrDefault(l => (l["parent"]!["invoice_item_details"] as JsonObject).Text("invoice_item") == item) is { } line)
        {
            lines.Remove(line);
            InvoiceLines.Sum(invoice);
        }
    }
}
