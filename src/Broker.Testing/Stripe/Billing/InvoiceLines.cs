using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe.Billing;

/// <summary>Lines of invoices, and the sums an invoice keeps of them.</summary>
internal static class InvoiceLines
{
    /// <summary>A line; <paramref name="parent"/> tells what it comes from.</summary>
    public static JsonObject New(string invoice, long amount, string currency, string? description, long quantity, long start, long end, JsonObject parent, JsonObject? price) => new()
    {
        ["id"] = StripeStore.NewId("il_1"),
        ["object"] = "line_item",
        ["amount"] = amount,
        ["currency"] = currency,
        ["description"] = description,
        ["discount_amounts"] = new JsonArray(),
        ["discountable"] = true,
        ["discounts"] = new JsonArray(),
        ["invoice"] = invoice,
        ["livemode"] = false,
        ["metadata"] = new JsonObject(),
        ["parent"] = parent,
        ["period"] = new JsonObject { ["end"] = end, ["start"] = start },
        ["pretax_credit_amounts"] = new JsonArray(),
        ["pricing"] = Pricing(price, amount, quantity),
        ["quantity"] = quantity,
        ["subtotal"] = amount,
        ["taxes"] = new JsonArray(),
    };

    public static JsonObject Pricing(JsonObject? price, long amount, long quantity) => new()
    {
        ["price_details"] = price is null ? null : new JsonObject { ["price"] = price.Text("id"), ["product"] = price.Text("product") },
        ["type"] = "price_details",
        ["unit_amount_decimal"] = price?.Text("unit_amount_decimal") ?? (quantity == 0 ? 0 : amount / (decimal)quantity).ToString(CultureInfo.InvariantCulture),
    };

    public static JsonArray Of(JsonObject invoice) => (JsonArray)invoice["lines"]!["data"]!;

    /// <summary>Puts a line in and adds up again.</summary>
    public static void Add(JsonObject invoice, JsonObject line)
    {
        Of(invoice).Add((JsonNode)line);
        Sum(invoice);
    }

    public static void Sum(JsonObject invoice)
    {
        var total = Of(invoice).OfType<JsonObject>().Sum(l => l.Long("amount"));
        var due = Math.Max(0, total - invoice.Long("pre_payment_credit_notes_amount"));
        (invoice["subtotal"], invoice["subtotal_excluding_tax"], invoice["total"], invoice["total_excluding_tax"]) = (total, total, total, total);
        (invoice["amount_due"], invoice["amount_remaining"]) = (due, Math.Max(0, due - invoice.Long("amount_paid")));
    }
}
