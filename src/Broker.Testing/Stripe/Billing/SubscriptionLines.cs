using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe.Billing;

/// <summary>What a subscription puts on the invoice of a period.</summary>
internal static class SubscriptionLines
{
    public static void Put(StripeStore store, JsonObject subscription, JsonObject invoice)
    {
        var trial = subscription.Text("status") == "trialing";
        invoice["currency"] = subscription.Text("currency");
        invoice["parent"] = new JsonObject
        {
            ["quote_details"] = null,
            ["subscription_details"] = new JsonObject { ["metadata"] = subscription["metadata"]!.DeepClone(), ["subscription"] = subscription.Text("id") },
            ["type"] = "subscription_details",
        };
        foreach (var item in Items(subscription))
        {
            var price = (JsonObject)item["price"]!;
            var quantity = item.Long("quantity");
            var amount = trial ? 0 : price.Long("unit_amount") * quantity;
            var parent = new JsonObject
            {
                ["invoice_item_details"] = null,
                ["subscription_item_details"] = new JsonObject
                {
                    ["invoice_item"] = null,
                    ["proration"] = false,
                    ["proration_details"] = new JsonObject { ["credited_items"] = null },
                    ["subscription"] = subscription.Text("id"),
                    ["subscription_item"] = item.Text("id"),
                },
                ["type"] = "subscription_item_details",
            };
            var name = store.Products.Find(price.Text("product")!).Text("name");
            InvoiceLines.Add(invoice, InvoiceLines.New(
                invoice.Text("id")!, amount, price.Text("currency")!, name, quantity, item.Long("current_period_start"), item.Long("current_period_end"), parent, price));
        }
    }

    public static IEnumerable<JsonObject> Items(JsonObject subscription) => ((JsonArray)subscription["items"]!["data"]!).OfType<JsonObject>();
}
